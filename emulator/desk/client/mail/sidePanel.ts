import { useState } from 'preact/hooks';
import type { Person } from '../../wire';

const opened = new Set<string>();

/** Is the add-on's panel open beside this person's mail? Remembered while one looks at another's. */
export function useSidePanel(person: Person): {
  readonly open: boolean;
  readonly show: (on: boolean) => void;
} {
  const [open, setOpen] = useState(person.hasAddOn && opened.has(person.email));
  return {
    open,
    show(on) {
      if (on) opened.add(person.email);
      else opened.delete(person.email);
      setOpen(on);
    },
  };
}
