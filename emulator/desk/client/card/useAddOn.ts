import { useEffect, useRef, useState } from 'preact/hooks';
import type { AddOnAnswer, FormInputs, Place } from '../../../cards/addOnAnswer';
import type { ActionJson, OpenLinkJson } from '../../../cards/cardJson';
import type { OpenCard, PressCard } from '../../wire';
import { changed } from '../changes';
import { send, wordsOf } from '../remote';
import { navigated, newStack, type Stack } from './cardStack';

export type DraftUpdate = Extract<AddOnAnswer, { kind: 'draft-update' }>;

export interface AddOnPanel {
  readonly stack: Stack;
  readonly busy: boolean;
  /** The add-on failed; in Google's words. */
  readonly failed: string | null;
  readonly notification: string | null;
  readonly reload: () => void;
  readonly back: () => void;
  readonly press: (action: ActionJson, formInputs: FormInputs) => Promise<void>;
  /** An entry of the add-on's own menu. */
  readonly choose: (index: number) => void;
  readonly closeNotification: () => void;
}

/** The add-on at one place in Gmail: opens its cards there, runs its actions, follows its navigation. */
export function useAddOn(
  email: string,
  place: Place,
  on: {
    readonly draftUpdate: (update: DraftUpdate) => void;
    readonly openLink: (link: OpenLinkJson) => void;
  },
): AddOnPanel {
  const [stack, setStack] = useState<Stack>([]);
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState<string | null>(null);
  const [notification, setNotification] = useState<string | null>(null);
  const stale = useRef(false);
  const asked = useRef(0);

  const take = (answer: AddOnAnswer): void => {
    switch (answer.kind) {
      case 'cards':
        setStack(newStack(answer.cards));
        return;
      case 'response':
        setStack((old) => answer.navigations.reduce(navigated, old));
        setNotification(answer.notification);
        stale.current ||= answer.stateChanged;
        if (answer.openLink !== null) on.openLink(answer.openLink);
        return;
      case 'draft-update':
        on.draftUpdate(answer);
        return;
      case 'failed':
        setFailed(answer.message);
    }
  };
  /** Asks the add-on; an answer that came too late, after something else was asked, is dropped. */
  const ask = async (question: () => Promise<AddOnAnswer>, quietly = false): Promise<void> => {
    const mine = (asked.current += 1);
    if (!quietly) setBusy(true);
    setFailed(null);
    try {
      const answer = await question();
      if (mine === asked.current) take(answer);
    } catch (error) {
      if (mine === asked.current) setFailed(wordsOf(error));
    }
    if (mine === asked.current) setBusy(false);
    changed();
  };
  const open = (): void => {
    stale.current = false;
    setStack([]);
    void ask(() => send('POST', 'cards/open', { email, place } satisfies OpenCard));
  };

  const where = place.host === 'message' ? place.messageId : place.host;
  useEffect(open, [email, where]);

  return {
    stack,
    busy,
    failed,
    notification,
    reload: open,
    back() {
      setFailed(null);
      if (stack.length <= 2 && stale.current) open();
      else setStack((old) => navigated(old, { popCard: true }));
    },
    async press(action, formInputs) {
      // As Gmail does: while one action runs, no other begins.
      if (busy) return;
      const question = (): Promise<AddOnAnswer> =>
        send('POST', 'cards/press', { email, place, action, formInputs } satisfies PressCard);
      await ask(question, action.loadIndicator === 'NONE');
    },
    choose: (index) => void ask(() => send('POST', 'cards/choose', { email, index })),
    closeNotification: () => {
      setNotification(null);
    },
  };
}
