declare module 'gas-local' {
  /** Runs every script file of a folder in one context with `services` as its globals; answers that context. */
  const gas: { require(folder: string, services: Record<string, unknown>): object };
  export default gas;
}
