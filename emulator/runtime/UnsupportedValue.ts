/**
 * Stands for what a function returned and no caller of Google's can take: a promise, a function, a symbol.
 *
 * A web app answers such a value with "The script completed but the returned value is not a supported return type."
 */
export class UnsupportedValue {
  /** @param what as in `Promise`, `Function` */
  constructor(readonly what: string) {}
}
