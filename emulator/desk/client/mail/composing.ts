import { useState } from 'preact/hooks';
import type { ReadyMail } from '../../wire';

/** What the composer begins with. */
export type ComposeStart =
  | { readonly kind: 'new' }
  | { readonly kind: 'draft'; readonly draftId: string }
  | { readonly kind: 'reply'; readonly messageId: string }
  /** Written already, and not saved. */
  | { readonly kind: 'ready'; readonly mail: ReadyMail };

export interface Composing {
  readonly key: number;
  readonly start: ComposeStart;
  /** Tells under which id the mail is saved, so that coming back to this person opens it again. */
  readonly setDraft: (draftId: string) => void;
}

/** Each person's open composer, kept while one looks at another's mail. */
const open = new Map<string, { readonly key: number; readonly start: ComposeStart }>();
let lastKey = 0;

export function useComposing(
  email: string,
): readonly [Composing | null, (start: ComposeStart | null) => void] {
  const [current, setCurrent] = useState(open.get(email) ?? null);
  const begin = (start: ComposeStart | null): void => {
    if (start === null) open.delete(email);
    else open.set(email, { key: (lastKey += 1), start });
    setCurrent(open.get(email) ?? null);
  };
  const setDraft = (draftId: string): void => {
    if (current !== null && open.get(email)?.key === current.key) {
      open.set(email, { key: current.key, start: { kind: 'draft', draftId } });
    }
  };
  return [current === null ? null : { ...current, setDraft }, begin];
}
