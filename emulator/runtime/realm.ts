import { createContext, Script, type Context } from 'node:vm';
import { types } from 'node:util';
import type { Instant } from '../contracts';
import { ignoreRejections } from './rejections';

/** What an error of the script's realm is made of. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  /** Of the script's realm already; null when there are none. */
  readonly details: unknown;
}

/** What a host function answers to a script's call. */
export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** An error that the script's own code threw meanwhile, handed on as it is. */
  | { readonly kind: 'rethrow'; readonly error: unknown };

/** The script's own world of objects: ECMAScript and nothing else. */
export interface Realm {
  /** The script's global object. */
  readonly global: Context;
  /** Runs a compiled script; promises' reactions run before it returns. */
  run(script: Script): unknown;
  /** Calls a function of the script as {@link run} runs a script. */
  call(target: (...args: unknown[]) => unknown, args: readonly unknown[]): unknown;
  array(items: readonly unknown[]): unknown[];
  object(): Record<string, unknown>;
  date(at: Instant): unknown;
  error(fault: Fault): Error;
  /** A function of the script's realm that asks the host. */
  method(name: string, answer: (args: readonly unknown[]) => Answer): (...args: unknown[]) => unknown;
  proxy(traps: ProxyHandler<object>): object;
}

/**
 * Makes a fresh context with ECMAScript as Apps Script has it: no timers, no `URL`, no `TextEncoder`.
 *
 * Whether it has `WeakRef` and shared memory, which Google's page does not name, is for the switch to say.
 *
 * `Date` follows the clock given. A run that keeps the emulator busy for `patienceMs` on the wall is stopped.
 *
 * Unlike Google: `Date`'s local time and `Intl`'s default zone are those of the process, not of the manifest, and
 * `Intl.DateTimeFormat#format()` without a date tells the wall's time.
 *
 * @see https://developers.google.com/apps-script/guides/v8-runtime
 */
export function createRealm(
  now: () => Instant,
  patienceMs: number,
  { weakReferencesExist = true }: { readonly weakReferencesExist?: boolean } = {},
): Realm {
  const global = createContext({}, { microtaskMode: 'afterEvaluate' });
  // The bootstrap returns exactly this; see BOOTSTRAP.
  const inside = BOOTSTRAP.runInContext(global) as Inside;
  inside.installDate(now);
  if (!weakReferencesExist) inside.forgetWeakReferences();
  ignoreRejections(inside.promisePrototype);
  const run = (script: Script): unknown => script.runInContext(global, { timeout: patienceMs });
  return {
    global,
    run,
    call(target, args) {
      global[ENTRY] = () => target(...args);
      return run(ENTER);
    },
    array: (items) => inside.array(items),
    object: () => inside.object(),
    date: (at) => inside.date(at),
    error: (fault) => inside.error(fault),
    method: (name, answer) => inside.method(name, answer),
    proxy: (traps) => inside.proxy(traps),
  };
}

/** Whether a run ended because it kept the emulator busy for too long. */
export function isImpatience(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

interface Inside extends Pick<Realm, 'array' | 'object' | 'date' | 'error' | 'method' | 'proxy'> {
  installDate(now: () => Instant): void;
  forgetWeakReferences(): void;
  readonly promisePrototype: object;
}

const ENTRY = '\0entry';
const ENTER = new Script(
  `{ const entry = globalThis['\\0entry']; delete globalThis['\\0entry']; entry(); }`,
  {
    filename: 'emulator:enter',
  },
);

/**
 * Runs inside the context, so that what it makes belongs there: `instanceof Array` holds, errors are the script's.
 *
 * It keeps the intrinsics it uses: a script may replace its own `Array`.
 */
const BOOTSTRAP = new Script(
  `(() => {
  'use strict';
  const { defineProperty } = Object;
  const { construct } = Reflect;
  const RealDate = Date, RealError = Error, RealProxy = Proxy;
  const { captureStackTrace } = Error;
  delete WebAssembly.compileStreaming;
  delete WebAssembly.instantiateStreaming;
  const makeError = ({ name, message, details }, below) => {
    const error = new RealError(message);
    defineProperty(error, 'name', { value: name, writable: true, configurable: true });
    if (details !== null) error.details = details;
    captureStackTrace(error, below);
    return error;
  };
  return {
    array: (items) => {
      const copy = [];
      for (let i = 0; i < items.length; i++) copy[i] = items[i];
      return copy;
    },
    object: () => ({}),
    date: (at) => new RealDate(at),
    error: (fault) => makeError(fault, makeError),
    method: (name, answer) => {
      const method = (...args) => {
        const answered = answer(args);
        if (answered.kind === 'fault') throw makeError(answered.fault, method);
        if (answered.kind === 'rethrow') throw answered.error;
        return answered.value;
      };
      return defineProperty(method, 'name', { value: name });
    },
    proxy: (traps) => new RealProxy({}, traps),
    promisePrototype: Promise.prototype,
    forgetWeakReferences: () => {
      delete globalThis.WeakRef;
      delete globalThis.FinalizationRegistry;
      delete globalThis.SharedArrayBuffer;
      delete globalThis.Atomics;
    },
    installDate: (now) => {
      function Date(...args) {
        if (new.target === undefined) return new RealDate(now()).toString();
        return construct(RealDate, args.length === 0 ? [now()] : args, new.target);
      }
      for (const key of ['UTC', 'parse']) {
        defineProperty(Date, key, { value: RealDate[key], writable: true, configurable: true });
      }
      defineProperty(Date, 'now', { value: { now: () => now() }.now, writable: true, configurable: true });
      defineProperty(Date, 'length', { value: 7 });
      defineProperty(Date, 'prototype', { value: RealDate.prototype, writable: false });
      defineProperty(RealDate.prototype, 'constructor', { value: Date, writable: true, configurable: true });
      defineProperty(globalThis, 'Date', { value: Date, writable: true, configurable: true });
    },
  };
})()`,
  { filename: 'emulator:realm' },
);
