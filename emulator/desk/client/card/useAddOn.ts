import { useEffect, useRef, useState } from 'preact/hooks';
import type { AddOnAnswer, FormInputs, Place } from '../../../cards/addOnAnswer';
import type { ActionJson, CardJson, ComposedEmailTypeJson, OpenLinkJson } from '../../../cards/cardJson';
import type { OpenCard, PressCard } from '../../wire';
import { changed } from '../changes';
import { send, wordsOf } from '../remote';
import { navigated, newStack, type Stack } from './cardStack';

export type DraftUpdate = Extract<AddOnAnswer, { kind: 'draft-update' }>;

export interface AddOnPanel {
  readonly stack: Stack;
  /** An action with a spinner runs: nothing else can be pressed. */
  readonly busy: boolean;
  /** The add-on failed; in Google's words. */
  readonly failed: string | null;
  readonly notification: string | null;
  readonly reload: () => void;
  readonly back: () => void;
  /** Puts one of several cards on top. */
  readonly push: (card: CardJson) => void;
  /** Answers whether it ran: it does not while another one does. */
  readonly press: (
    action: ActionJson,
    formInputs: FormInputs,
    composes?: ComposedEmailTypeJson,
  ) => Promise<boolean>;
  /** An entry of the add-on's own menu. */
  readonly choose: (index: number) => void;
  readonly closeNotification: () => void;
}

/**
 * The add-on at one place in Gmail: opens its cards there, runs its actions, follows its navigation. The cards beside
 * the inbox wait while a mail is open, unless an action said that what they show has changed.
 *
 * Unlike Google: a card that asks to PEEK comes like any other.
 *
 * @see https://developers.google.com/workspace/add-ons/how-tos/navigation
 */
export function useAddOn(
  email: string,
  place: Place,
  on: {
    readonly draftUpdate: (update: DraftUpdate) => void;
    readonly openLink: (link: OpenLinkJson) => void;
    readonly openDraft: (draftId: string) => void;
  },
): AddOnPanel {
  const [stack, setStack] = useState<Stack>([]);
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState<string | null>(null);
  const [notification, setNotification] = useState<string | null>(null);
  const stale = useRef(false);
  /** Counts the places and openings; what was asked before is not heard any more. */
  const era = useRef(0);
  const current = useRef(stack);
  current.current = stack;
  const home = useRef<Stack>([]);

  const take = (answer: AddOnAnswer): void => {
    switch (answer.kind) {
      case 'cards':
        setStack(newStack(answer.cards));
        return;
      case 'response':
        setStack((old) => answer.navigations.reduce(navigated, old));
        setNotification(answer.notification);
        if (answer.stateChanged) {
          stale.current = true;
          home.current = [];
        }
        if (answer.openLink !== null) on.openLink(answer.openLink);
        return;
      case 'draft-update':
        on.draftUpdate(answer);
        return;
      case 'open-draft':
        on.openDraft(answer.draftId);
        return;
      case 'failed':
        setFailed(answer.message);
    }
  };
  const ask = async (question: () => Promise<AddOnAnswer>, quietly = false): Promise<void> => {
    const mine = era.current;
    if (!quietly) setBusy(true);
    setFailed(null);
    try {
      const answer = await question();
      if (mine === era.current) take(answer);
    } catch (error) {
      if (mine === era.current) setFailed(wordsOf(error));
    }
    if (mine === era.current && !quietly) setBusy(false);
    changed();
  };
  const open = (): void => {
    era.current += 1;
    stale.current = false;
    setStack([]);
    void ask(() => send('POST', 'cards/open', { email, place } satisfies OpenCard));
  };
  const goOn = (cards: Stack): void => {
    era.current += 1;
    setBusy(false);
    setFailed(null);
    setStack(cards);
  };

  const where = place.host === 'message' ? place.messageId : place.host;
  useEffect(() => {
    if (place.host === 'home' && home.current.length > 0) goOn(home.current);
    else open();
    return () => {
      if (place.host === 'home') home.current = stale.current ? [] : current.current;
    };
  }, [email, where]);

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
    push(card) {
      setStack((old) => navigated(old, { pushCard: card }));
    },
    async press(action, formInputs, composes) {
      // As Gmail does: while one action runs, no other begins.
      if (busy) return false;
      const question = (): Promise<AddOnAnswer> =>
        send('POST', 'cards/press', {
          email,
          place,
          action,
          formInputs,
          ...(composes === undefined ? {} : { composes }),
        } satisfies PressCard);
      await ask(question, action.loadIndicator === 'NONE');
      return true;
    },
    choose: (index) => void ask(() => send('POST', 'cards/choose', { email, index })),
    closeNotification: () => {
      setNotification(null);
    },
  };
}
