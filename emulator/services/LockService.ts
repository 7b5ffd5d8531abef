import type { ServiceContext, ServiceFactory } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from './coverage';
import { wrongParameters } from './signature';

/** @see https://developers.google.com/apps-script/reference/lock/lock-service */
class LockService implements Covers<
  GoogleAppsScript.Lock.LockService,
  'getDocumentLock' | 'getScriptLock' | 'getUserLock'
> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** "Returns null if called from a standalone script or web app." */
  getDocumentLock(): null {
    return null;
  }

  getScriptLock(): Lock {
    return new Lock('script', this.#context);
  }

  getUserLock(): Lock {
    return new Lock(`user:${this.#context.execution.effectiveUser}`, this.#context);
  }
}

/**
 * A lock of the script or of one user; waiting moves the world's clock.
 *
 * @see https://developers.google.com/apps-script/reference/lock/lock
 */
class Lock implements Covers<GoogleAppsScript.Lock.Lock, 'hasLock' | 'releaseLock' | 'tryLock' | 'waitLock'> {
  readonly #name: string;
  readonly #context: ServiceContext;

  constructor(name: string, context: ServiceContext) {
    this.#name = name;
    this.#context = context;
  }

  hasLock(): boolean {
    return this.#context.world.script.locks.isHeldBy(this.#name, this.#context.execution);
  }

  releaseLock(): void {
    this.#context.world.script.locks.release(this.#name, this.#context.execution);
  }

  tryLock(timeoutInMillis: unknown): boolean {
    return this.#take('tryLock', timeoutInMillis);
  }

  waitLock(timeoutInMillis: unknown): void {
    if (!this.#take('waitLock', timeoutInMillis)) {
      throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
    }
  }

  #take(method: string, timeout: unknown): boolean {
    if (typeof timeout !== 'number') throw wrongParameters(`LockService.Lock.${method}`, timeout);
    return this.#context.world.script.locks.take(this.#name, this.#context.execution, timeout);
  }
}

export const lockService: ServiceFactory = (context) => new LockService(context);
