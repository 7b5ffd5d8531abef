import { isPlain } from './copy';

/**
 * What a script sees under a name on a service object: a method, an enumeration or a nested service, or null.
 *
 * Methods are those of the object's class; an own member of an instance is seen only if its name begins with a
 * capital, as Google's enumerations and nested services do. Members under symbols and lower-case fields are the
 * emulator's own. All members of a plain object are seen.
 */
export type Member =
  | { readonly kind: 'method'; readonly method: (...args: unknown[]) => unknown }
  | { readonly kind: 'value'; readonly value: unknown };

export function memberOf(host: object, name: string): Member | null {
  if (name === 'constructor' || !isSeen(host, name)) return null;
  const value: unknown = Reflect.get(host, name);
  // A function of a host's class takes what the membrane gives it and checks it itself.
  if (typeof value === 'function')
    return { kind: 'method', method: value as (...args: unknown[]) => unknown };
  return { kind: 'value', value };
}

function isSeen(host: object, name: string): boolean {
  if (Object.hasOwn(host, name)) return isPlain(host) || /^[A-Z]/.test(name);
  for (let level = classOf(host); level !== null && !isRoot(level); level = classOf(level)) {
    if (Object.hasOwn(level, name)) return true;
  }
  return false;
}

function classOf(object: object): object | null {
  const prototype: unknown = Object.getPrototypeOf(object);
  return typeof prototype === 'object' ? prototype : null;
}

function isRoot(prototype: object): boolean {
  return Object.getPrototypeOf(prototype) === null;
}
