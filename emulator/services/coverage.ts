/**
 * The part of a Google interface that is emulated, for a class to implement: each method named must be there, so the
 * list of names is the coverage.
 *
 * Nobody checks a script's types at run time, so parameters arrive as `unknown` and each method checks its own.
 */
export type Covers<Service, Method extends keyof Service> = {
  readonly [Name in Method]: (...parameters: unknown[]) => unknown;
};
