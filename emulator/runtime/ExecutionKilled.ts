/** Ends the execution at once when a service throws it: Google's stop that a script cannot catch. */
export class ExecutionKilled extends Error {
  /** @see https://developers.google.com/apps-script/guides/support/troubleshooting */
  constructor(message = 'Exceeded maximum execution time') {
    super(message);
    this.name = 'ExecutionKilled';
  }
}
