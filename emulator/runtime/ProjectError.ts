/**
 * A script project that cannot run as it is: one line that names file, line and remedy.
 *
 * Meant for the developer who starts the emulator, never for the script.
 */
export class ProjectError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProjectError';
  }
}
