import type { Mark } from '../core/event';
import type { Mailbox, ReviewNotes } from '../ports';

/** Shows marks as labels: a message has one of ours at most. */
export interface Labels {
  show(gmailMessages: readonly string[], mark: Mark): void;
  hide(gmailMessages: readonly string[]): void;
  /** Our labels as far as we know them, to be noted. */
  known(): ReviewNotes['labels'];
}

/** Before a mark is shown for the first time, Gmail is asked which labels exist: people delete and rename them. */
export function labelsIn(mailbox: Mailbox, noted: ReviewNotes['labels']): Labels {
  let existing: ReviewNotes['labels'] = {};
  const ids = (isWanted: (mark: string) => boolean): string[] =>
    Object.entries(existing).flatMap(([mark, id]) => (isWanted(mark) ? [id] : []));
  return {
    show(gmailMessages, mark) {
      if (existing[mark] === undefined) existing = mailbox.labelsFor([mark], { ...noted, ...existing });
      mailbox.relabel(gmailMessages, {
        add: ids((each) => each === mark),
        remove: ids((each) => each !== mark),
      });
    },
    hide(gmailMessages) {
      const remove = ids(() => true);
      if (gmailMessages.length > 0 && remove.length > 0) mailbox.relabel(gmailMessages, { add: [], remove });
    },
    known: () => ({ ...noted, ...existing }),
  };
}
