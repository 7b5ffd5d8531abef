import type { ServiceContext, ServiceFactory } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import { ofUser, type PropertyStore } from '../world/memory';
import type { Covers } from './coverage';
import { spendDaily } from './dailyQuota';
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
    return new Properties(this.#context.world.script.memory.properties.script, this.#context);
  }

  /** Those of the effective user: in a web app that runs as its owner, the owner's. */
  getUserProperties(): Properties {
    const { world, execution } = this.#context;
    return new Properties(
      ofUser(world.script.memory.properties.users, execution.effectiveUser, {}),
      this.#context,
    );
  }
}

/**
 * One store of strings.
 *
 * Each call spends of the effective user's daily quota of reads and writes.
 *
 * Unlike Google: values over 9 kB are refused; measured by others, Google lets them pass.
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
  readonly #context: ServiceContext;

  constructor(store: PropertyStore, context: ServiceContext) {
    this.#store = store;
    this.#context = context;
  }

  getProperty(key: unknown): string | null {
    this.#spend(1);
    const name = text(key);
    return Object.hasOwn(this.#store, name) ? (this.#store[name] ?? null) : null;
  }

  getProperties(): Record<string, string> {
    this.#spend(Object.keys(this.#store).length);
    return { ...this.#store };
  }

  /** Unlike Google: in the order of setting; Google promises none. */
  getKeys(): string[] {
    this.#spend(1);
    return Object.keys(this.#store);
  }

  setProperty(...given: unknown[]): this {
    if (given.length !== 2) throw wrongParameters('PropertiesService.Properties.setProperty', ...given);
    const [key, value] = given;
    this.#spend(1);
    this.#write({ ...this.#store, [nameOf(key)]: checked(value) });
    return this;
  }

  setProperties(properties: unknown, deleteAllOthers: unknown = false): this {
    const members = membersOf(properties);
    if (members === null) throw wrongParameters('PropertiesService.Properties.setProperties', properties);
    const set = Object.fromEntries(members.map(([key, value]) => [nameOf(key), checked(value)]));
    this.#spend(members.length);
    this.#write(deleteAllOthers === true ? set : { ...this.#store, ...set });
    return this;
  }

  deleteProperty(key: unknown): this {
    this.#spend(1);
    Reflect.deleteProperty(this.#store, text(key));
    return this;
  }

  deleteAllProperties(): this {
    this.#spend(1);
    this.#write({});
    return this;
  }

  #spend(properties: number): void {
    const { world, execution } = this.#context;
    const amount = world.switches.manyPropertiesCountOnce ? 1 : Math.max(1, properties);
    spendDaily(world, 'properties', execution.effectiveUser, amount);
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
