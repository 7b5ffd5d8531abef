/** What becomes of a value where Google's stores want a string: null becomes `null`, an object `[object Object]`. */
export function text(value: unknown): string {
  // An object that came through the membrane is plain, so it prints like this on Google, too.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? '[object Object]'
    : String(value);
}

export const bytesOf = (value: string): number => Buffer.byteLength(value, 'utf8');

/** A plain object's members; anything else has none of use. */
export function membersOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
}
