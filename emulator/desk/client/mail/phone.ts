import { useState } from 'preact/hooks';
import type { Person } from '../../wire';

let shown = false;

/**
 * Is Gmail shown as its app on a phone shows it? Remembered while one looks at another's mail; null for somebody whose
 * mail is not in Gmail.
 *
 * @see https://developers.google.com/workspace/add-ons/guides/using-addons
 */
export function usePhone(
  person: Person,
): { readonly on: boolean; readonly set: (on: boolean) => void } | null {
  const [on, setOn] = useState(shown);
  if (person.client !== 'gmail') return null;
  return {
    on,
    set(next) {
      shown = next;
      setOn(next);
    },
  };
}
