/** A value as it may stand inside a script element: nothing in it can end the element. */
export const scriptValue = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
