import { createContext, runInContext } from 'node:vm';
import { ignoreRejections } from '../../../emulator/runtime/rejections';

/** What Node does when nobody handles a rejection. */
const notice = (reason: Error, promise: Promise<unknown>): boolean =>
  process.emit('unhandledRejection', reason, promise);

describe("a script's rejected promise", () => {
  const realm = createContext({});
  // The expression is the realm's own intrinsic.
  const prototype = runInContext('Promise.prototype', realm) as object;

  it('ends nothing', () => {
    ignoreRejections(prototype);
    // Never settled, so that nobody else hears of it.
    const promise = runInContext('new Promise(() => {})', realm) as Promise<unknown>;
    expect(() => notice(new Error('lost'), promise)).not.toThrow();
  });

  it("is told from the host's own, which still ends the emulator", () => {
    ignoreRejections(prototype);
    expect(() => notice(new Error('a fault'), new Promise(() => undefined))).toThrow('a fault');
  });
});
