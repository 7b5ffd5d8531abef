/**
 * What `make` makes, made when it is first asked for and kept. Apps Script evaluates all of the code for each opened
 * mail, so what is costly to make and seldom needed waits here.
 */
export function onDemand<T>(make: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => (kept ??= { value: make() }).value;
}
