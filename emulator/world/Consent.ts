/** Who withholds what, as plain JSON. */
export interface ConsentMemory {
  /** Scopes not granted, by address. */
  readonly withheld: Record<string, string[]>;
}

export const everythingGranted = (): ConsentMemory => ({ withheld: {} });

/**
 * What people allow the script: all that the manifest lists, unless somebody left a box unticked or took it back.
 *
 * Unlike Google: everybody has agreed at the beginning; Google asks first, on a page where no box is ticked beforehand.
 *
 * @see https://workspaceupdates.googleblog.com/2025/11/granular-oauth-consent-in-webapps.html
 */
export class Consent {
  readonly #memory: () => ConsentMemory;

  constructor(memory: () => ConsentMemory) {
    this.#memory = memory;
  }

  isGranted(email: string, scope: string): boolean {
    return !this.withheldBy(email).includes(scope);
  }

  /** In the order they were taken back. */
  withheldBy(email: string): readonly string[] {
    return this.#memory().withheld[email] ?? [];
  }

  /** Whether the person took all of these back, and so the authorisation itself. */
  isAllWithheld(email: string, scopes: readonly string[]): boolean {
    return scopes.length > 0 && scopes.every((scope) => !this.isGranted(email, scope));
  }

  /** From now on the script does without the scope when it runs as this person. */
  revoke(email: string, scope: string): void {
    if (this.isGranted(email, scope)) this.#memory().withheld[email] = [...this.withheldBy(email), scope];
  }

  grant(email: string, scope: string): void {
    const left = this.withheldBy(email).filter((each) => each !== scope);
    if (left.length > 0) this.#memory().withheld[email] = left;
    else Reflect.deleteProperty(this.#memory().withheld, email);
  }
}
