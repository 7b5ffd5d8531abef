import type { ServiceContext, ServiceFactory } from '../contracts';
import type { Covers } from './coverage';

/** @see https://developers.google.com/apps-script/reference/base/session */
class Session implements Covers<
  GoogleAppsScript.Base.Session,
  'getActiveUser' | 'getActiveUserLocale' | 'getEffectiveUser' | 'getScriptTimeZone'
> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** Whose address is blank when Google does not tell who is there. */
  getActiveUser(): User {
    return new User(this.#context.execution.activeUser);
  }

  getEffectiveUser(): User {
    return new User(this.#context.execution.effectiveUser);
  }

  getActiveUserLocale(): string {
    return this.#context.execution.locale;
  }

  getScriptTimeZone(): string {
    return this.#context.world.project.manifest.timeZone;
  }
}

/** @see https://developers.google.com/apps-script/reference/base/user */
class User implements Covers<GoogleAppsScript.Base.User, 'getEmail'> {
  readonly #email: string;

  constructor(email: string) {
    this.#email = email;
  }

  getEmail(): string {
    return this.#email;
  }

  toString(): string {
    return this.#email;
  }
}

export const session: ServiceFactory = (context) => new Session(context);
