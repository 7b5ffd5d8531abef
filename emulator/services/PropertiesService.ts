import type { ServiceContext, ServiceFactory } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import { ofUser, type PropertyStore } from '../world/memory';
import type { Covers } from './coverage';
import { PROPERTY_STORE, PROPERTY_VALUE } from './limits';
import { wrongParameters } from './signature';
import { bytesOf, membersOf, text } from './text';

/** @see https://developers.google.com/apps-script/reference/properties/properties-service */
class PropertiesService implements Covers<
  GoogleAppsScript.Properties.PropertiesService,
  'getDocumentProperties' | 'getScriptProperties' | 'getUserProperties'
> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** A script that belongs to no document has none. */
  getDocumentProperties(): null {
    return null;
  }

  getScriptProperties(): Properties {
    return new Properties(this.#context.world.script.memory.properties.script);
  }

  /** Those of the effective user: in a web app that runs as its owner, the owner's. */
  getUserProperties(): Properties {
    const { world, execution } = this.#context;
    return new Properties(ofUser(world.script.memory.properties.users, execution.effectiveUser, {}));
  }
}

/**
 * One store of strings.
 *
 * Unlike Google: the daily quota of reads and writes is not counted; order the failure instead. Measured by others,
 * Google lets values over 9 kB pass; they are refused here.
 *
 * @see https://developers.google.com/apps-script/reference/properties/properties
 */
class Properties implements Covers<
  GoogleAppsScript.Properties.Properties,
  | 'deleteAllProperties'
  | 'deleteProperty'
  | 'getKeys'
  | 'getProperties'
  | 'getProperty'
  | 'setProperties'
  | 'setProperty'
> {
  readonly #store: PropertyStore;

  constructor(store: PropertyStore) {
    this.#store = store;
  }

  getProperty(key: unknown): string | null {
    const name = text(key);
    return Object.hasOwn(this.#store, name) ? (this.#store[name] ?? null) : null;
  }

  getProperties(): Record<string, string> {
    return { ...this.#store };
  }

  /** Unlike Google: in the order of setting; Google promises none. */
  getKeys(): string[] {
    return Object.keys(this.#store);
  }

  setProperty(...given: unknown[]): this {
    if (given.length !== 2) throw wrongParameters('PropertiesService.Properties.setProperty', ...given);
    const [key, value] = given;
    this.#write({ ...this.#store, [nameOf(key)]: checked(value) });
    return this;
  }

  setProperties(properties: unknown, deleteAllOthers: unknown = false): this {
    const members = membersOf(properties);
    if (members === null) throw wrongParameters('PropertiesService.Properties.setProperties', properties);
    const set = Object.fromEntries(members.map(([key, value]) => [nameOf(key), checked(value)]));
    this.#write(deleteAllOthers === true ? set : { ...this.#store, ...set });
    return this;
  }

  deleteProperty(key: unknown): this {
    Reflect.deleteProperty(this.#store, text(key));
    return this;
  }

  deleteAllProperties(): this {
    this.#write({});
    return this;
  }

  /** All or nothing. */
  #write(wanted: PropertyStore): void {
    const size = Object.entries(wanted).reduce((sum, [key, value]) => sum + bytesOf(key) + bytesOf(value), 0);
    if (size > PROPERTY_STORE.value) {
      throw new ServiceError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    for (const key of Object.keys(this.#store)) {
      if (!Object.hasOwn(wanted, key)) Reflect.deleteProperty(this.#store, key);
    }
    Object.assign(this.#store, wanted);
  }
}

export const propertiesService: ServiceFactory = (context) => new PropertiesService(context);

function nameOf(key: unknown): string {
  if (key === null || key === '') throw new ServiceError('Invalid argument: key');
  return text(key);
}

function checked(value: unknown): string {
  const written = text(value);
  if (bytesOf(written) > PROPERTY_VALUE.value) throw new ServiceError('Argument too large: value');
  return written;
}
