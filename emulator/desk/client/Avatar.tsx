import type { JSX } from 'preact';

/** Hues that carry white letters with good contrast in both themes. */
const HUES = ['#0b57d0', '#8430ce', '#00696d', '#a4462f', '#56621f', '#8d3b72'];

/** A person's initials in a circle of their own colour. Decoration: the name stands beside it. */
export function Avatar({ name, seed }: { readonly name: string; readonly seed: string }): JSX.Element {
  const initials = name
    .split(/\s+/)
    .map((part) => part.slice(0, 1))
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const sum = Array.from(seed, (character) => character.codePointAt(0) ?? 0).reduce(
    (total, code) => (total * 41 + code) % 65_521,
    5,
  );
  return (
    <span class="avatar" aria-hidden="true" style={{ background: HUES[sum % HUES.length] }}>
      {initials}
    </span>
  );
}
