import { useEffect, useRef, useState } from 'preact/hooks';
import type { MailInWork } from '../../wire';
import { changed } from '../changes';
import type { ComposeStart } from '../mail/composing';
import { at, send, wordsOf } from '../remote';
import { beginningOf, type Beginning } from './beginning';
import type { PictureUrl } from './composerHtml';
import { DraftSaver, type SaveState } from './DraftSaver';

export interface Draft {
  /** Null until it is loaded. */
  readonly first: MailInWork | null;
  /** Where the pictures of that lie. */
  readonly pictureUrl: PictureUrl;
  /** Conversation of the mail that is answered. */
  readonly threadId: string | null;
  readonly state: SaveState;
  readonly problem: string | null;
  readonly change: (composition: MailInWork) => void;
  /** Saves what waits. */
  readonly keep: () => Promise<void>;
  /** @throws {Error} in Gmail's words. */
  readonly send: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/** One mail being written, saved as a draft after every change. */
export function useDraft(email: string, start: ComposeStart, onDraft: (draftId: string) => void): Draft {
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [state, setState] = useState<SaveState>('untouched');
  const [problem, setProblem] = useState<string | null>(null);
  const saver = useRef<DraftSaver | null>(null);
  const drafts = `${at('mailboxes', email)}/drafts`;

  useEffect(() => {
    let wanted = true;
    void beginningOf(email, start).then(
      (found) => {
        if (!wanted) return;
        saver.current = new DraftSaver(
          found.draftId,
          async (next, id) => {
            const saved = await send<{ draftId: string }>('POST', drafts, {
              ...next,
              ...(id === null ? {} : { draftId: id }),
            });
            return saved.draftId;
          },
          (next, id) => {
            if (id !== null) onDraft(id);
            setState(next);
          },
        );
        setBeginning(found);
        if (start.kind === 'ready') saver.current.change(found.composition);
      },
      (error: unknown) => {
        setProblem(wordsOf(error));
      },
    );
    return () => {
      wanted = false;
      void saver.current?.flush().catch(() => undefined); // nobody is left to tell
    };
  }, []);

  return {
    first: beginning?.composition ?? null,
    pictureUrl: beginning?.pictureUrl ?? (() => null),
    threadId: beginning?.threadId ?? null,
    state,
    problem,
    change: (composition) => saver.current?.change(composition),
    async keep() {
      await saver.current?.flush();
      changed();
    },
    async send() {
      const id = (await saver.current?.flush()) ?? null;
      if (id === null) throw new Error('Please specify at least one recipient.');
      await send('POST', `${drafts}/${at(id)}/send`);
      changed();
    },
    async discard() {
      const id = (await saver.current?.abandon()) ?? null;
      if (id !== null) await send('DELETE', `${drafts}/${at(id)}`);
      changed();
    },
  };
}
