import { format, inspect } from 'node:util';
import type { Realm } from './realm';

/**
 * Gives the script a `console` with the methods Apps Script documents; each line goes to `print`.
 *
 * @see https://developers.google.com/apps-script/guides/logging
 */
export function installConsole(realm: Realm, print: (line: string) => void, now: () => number): void {
  const console = realm.object();
  const started = new Map<string, number>();
  const define = (name: string, act: (args: readonly unknown[]) => void): void => {
    console[name] = realm.method(name, (args) => {
      act(args);
      return { kind: 'value', value: undefined };
    });
  };
  for (const name of ['log', 'info', 'warn', 'error'])
    define(name, (args) => {
      print(printed(args));
    });
  define('time', ([label]) => started.set(String(label), now()));
  define('timeEnd', ([label]) => {
    const from = started.get(String(label));
    if (from !== undefined) print(`${String(label)}: ${now() - from}ms`);
  });
  Object.defineProperty(realm.global, 'console', { value: console, writable: true, configurable: true });
}

/** As Node prints: `%s` and friends in the first argument, objects spelled out. */
export function printed(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first === 'string') return format(first, ...rest);
  return args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg))).join(' ');
}
