import { ServiceError } from '../runtime/ServiceError';
import { UnsupportedValue } from '../runtime/UnsupportedValue';

/** Google's complaint about a parameter of the wrong type, as it stands in many public reports. */
export const wrongParameters = (method: string, ...parameters: readonly unknown[]): ServiceError =>
  new ServiceError(
    `The parameters (${parameters.map(typeName).join(',')}) don't match the method signature for ${method}.`,
  );

export function string(method: string, value: unknown): string {
  if (typeof value !== 'string') throw wrongParameters(method, value);
  return value;
}

export function boolean(method: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw wrongParameters(method, value);
  return value;
}

export function integer(method: string, value: unknown): number {
  if (!Number.isInteger(value)) throw wrongParameters(method, value);
  return Number(value);
}

/** One of an enum's values, which are their own names here. */
export function member<Value extends string>(
  method: string,
  value: unknown,
  values: Readonly<Record<string, Value>>,
): Value {
  const found = Object.values(values).find((each) => each === value);
  if (found === undefined) throw wrongParameters(method, value);
  return found;
}

/** A service object made by the class. */
export function instance<Made>(
  method: string,
  value: unknown,
  made: abstract new (...parameters: never[]) => Made,
): Made {
  if (!(value instanceof made)) throw wrongParameters(method, value);
  return value;
}

export function strings(method: string, value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
    throw wrongParameters(method, value);
  return value;
}

/** An enum as scripts find it on its service: each value is its own name. */
export const enumOf = <Name extends string>(...names: readonly Name[]): Readonly<{ [Each in Name]: Each }> =>
  // `fromEntries` forgets which key goes with which value.
  Object.freeze(Object.fromEntries(names.map((name) => [name, name]))) as { [Each in Name]: Each };

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return value.length > 0 ? `${typeName(value[0])}[]` : 'Array';
  if (value instanceof UnsupportedValue) return value.what;
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value !== 'object') return typeof value;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype
    ? 'class'
    : value.constructor.name.replace(/\$\d+$/, '');
}
