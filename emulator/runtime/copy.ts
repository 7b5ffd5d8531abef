import { types } from 'node:util';
import type { Realm } from './realm';
import { UnsupportedValue } from './UnsupportedValue';

/** Service objects on their way through the membrane. */
export interface ServiceObjects {
  /** The script's view of a host object. */
  wrap(host: object): object;
  /** The host object behind what a script holds, or null when it is the script's own. */
  unwrap(value: object): object | null;
}

/**
 * Copies a script's value to the host: plain data, dates, service objects; anything else as {@link UnsupportedValue}.
 *
 * Members that are `undefined` are left out, as in JSON. Getters and proxies of the script run, and may throw.
 */
export function toHost(value: unknown, services: ServiceObjects): unknown {
  return copyOut(value, services, []);
}

function copyOut(value: unknown, services: ServiceObjects, above: readonly object[]): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return new UnsupportedValue(nameOf(value));
  if (typeof value !== 'object' || value === null) return value;
  const host = services.unwrap(value);
  if (host !== null) return host;
  if (above.includes(value)) return new UnsupportedValue('Circular');
  const path = [...above, value];
  if (types.isDate(value)) return new Date(value.getTime());
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => copyOut(item, services, path));
  if (isOther(value)) return new UnsupportedValue(nameOf(value));
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member: unknown = Reflect.get(value, key);
    if (member !== undefined) define(copy, key, copyOut(member, services, path));
  }
  return copy;
}

/**
 * Makes a host's value anew in the script's realm: plain data and dates are copied, instances of classes wrapped.
 *
 * @throws {Error} for what no service may answer: bytes must be signed numbers, functions belong to classes
 */
export function toScript(value: unknown, realm: Realm, services: ServiceObjects): unknown {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new Error(`A service answered a ${typeof value}.`);
  if (typeof value !== 'object' || value === null) return value;
  if (types.isDate(value)) return realm.date(value.getTime());
  if (Array.isArray(value)) return realm.array(value.map((item: unknown) => toScript(item, realm, services)));
  if (isOther(value))
    throw new Error(
      `A service answered a ${nameOf(value)}; give number[], a plain object or a service object.`,
    );
  if (!isPlain(value)) return services.wrap(value);
  const copy = realm.object();
  for (const [key, member] of Object.entries(value)) define(copy, key, toScript(member, realm, services));
  return copy;
}

/** Whether an object is data rather than an instance of a class; works across realms. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** An own member even under the name `__proto__`. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function isOther(value: object): boolean {
  return (
    types.isPromise(value) ||
    types.isMap(value) ||
    types.isSet(value) ||
    types.isAnyArrayBuffer(value) ||
    ArrayBuffer.isView(value) ||
    types.isRegExp(value) ||
    types.isNativeError(value)
  );
}

function nameOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
