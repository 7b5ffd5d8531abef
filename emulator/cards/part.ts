import { ServiceError } from '../runtime/ServiceError';

/** Methods of the emulator's own go by symbols, which a script cannot name: it sees only what Google gave the object. */
export const asJson: unique symbol = Symbol('asJson');
export const put: unique symbol = Symbol('put');
const fields: unique symbol = Symbol('fields');
const needed: unique symbol = Symbol('needed');

/**
 * Something of which cards and answers are made: collects fields, and knows which of them must be there.
 *
 * A part is read when it is handed to another one; what is set on it afterwards is not seen there. Whether Google reads
 * that early is not known, but what works here cannot fail there for this reason.
 */
export abstract class Part<Json extends object> {
  [fields]: Partial<Json>;
  readonly [needed]: readonly (keyof Json)[];

  constructor(required: readonly (keyof Json)[] = [], defaults: Partial<Json> = {}) {
    this[needed] = required;
    this[fields] = defaults;
  }

  [put](more: Partial<Json>): this {
    this[fields] = { ...this[fields], ...more };
    return this;
  }

  /** @throws {ServiceError} when a field is missing whose setter Google documents as required. */
  [asJson](): Json {
    for (const name of this[needed]) {
      if (isEmpty(this[fields][name])) throw missing(this, String(name));
    }
    // Sound as far as the list of required fields is.
    return { ...this[fields] } as Json;
  }
}

/** A list in a part, one longer. */
export const appended = <Each>(list: readonly Each[] | undefined, one: Each): readonly Each[] => [
  ...(list ?? []),
  one,
];

/** What the part has been given so far. */
export const given = <Json extends object>(part: Part<Json>): Partial<Json> => part[fields];

/** The object's name in Google's complaints. A bundler may have numbered the class: `Image$1`. */
export const className = (part: object): string =>
  `CardService.${part.constructor.name.replace(/\$\d+$/, '')}`;

/** The method's full name, as Google's complaints have it. */
export const named = (part: object, method: string): string => `${className(part)}.${method}`;

// Unlike Google: its words for a missing field are not published; these are the emulator's.
export const missing = (part: object, field: string): ServiceError =>
  new ServiceError(`${className(part)}: ${field} is required.`);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
