/**
 * What a service throws for the script to see: becomes an error of the script's own realm with this name, message
 * and details.
 *
 * Built-in services throw `Exception`, advanced services `GoogleJsonResponseException` with `details` as in the API's
 * JSON answer.
 *
 * @see https://developers.google.com/apps-script/guides/services/advanced
 */
export class ServiceError extends Error {
  readonly details: unknown;

  constructor(message: string, { name = 'Exception', details }: { name?: string; details?: unknown } = {}) {
    super(message);
    this.name = name;
    this.details = details;
  }
}
