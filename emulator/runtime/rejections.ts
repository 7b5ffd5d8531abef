/** The promises' prototypes of all scripts that ran. */
const scriptPromises = new WeakSet<object>();
let installed = false;

/**
 * Lets nobody hear of a script's rejected promises, as in Apps Script; Node would end the emulator for one.
 *
 * The host's own rejections end it as before.
 *
 * @param promisePrototype `Promise.prototype` of a script's realm
 */
export function ignoreRejections(promisePrototype: object): void {
  scriptPromises.add(promisePrototype);
  if (installed) return;
  installed = true;
  process.on('unhandledRejection', (reason, promise) => {
    const prototype: unknown = Object.getPrototypeOf(promise);
    if (typeof prototype === 'object' && prototype !== null && scriptPromises.has(prototype)) return;
    // Thrown here, it is an uncaught exception, which is what Node makes of it without a listener.
    throw reason;
  });
}
