import type { ServiceContext, ServiceFactory } from '../contracts';
import { printed } from '../runtime/scriptConsole';
import type { Covers } from './coverage';

/** @see https://developers.google.com/apps-script/reference/base/logger */
class Logger implements Covers<GoogleAppsScript.Base.Logger, 'clear' | 'getLog' | 'log'> {
  readonly #context: ServiceContext;
  #log: string[] = [];

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  log(...given: unknown[]): this {
    const line = printed(given);
    this.#log.push(line);
    this.#context.execution.printed.push(line);
    return this;
  }

  /** Unlike Google: lines bear no date and no severity. */
  getLog(): string {
    return this.#log.join('\n');
  }

  clear(): void {
    this.#log = [];
  }
}

export const logger: ServiceFactory = (context) => new Logger(context);
