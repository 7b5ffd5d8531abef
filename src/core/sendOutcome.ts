/** How a step of *Send with tracking* ended, and the words for what went wrong. */
import type { Instant } from './event';
import type { Copy } from './outbox';

/** Why a mail among those sent was left as it is. */
export type NotCleaned =
  | 'sealed' // signed or encrypted: a change would break it
  | 'not-exact' // what would be put in its place is not surely what was written
  | 'thread-not-kept' // Gmail would show it outside its conversation
  | 'not-among-sent' // Gmail would not count it as sent
  | 'failed'; // Gmail did not do it, though it was asked for an hour

export type Pause =
  | 'more' // the rest comes with the next step
  | 'later' // Gmail asks for a pause
  | 'unsure'; // whether the last one has gone shows in a minute

export type Outcome =
  | {
      readonly kind: 'sent';
      readonly sent: number;
      /** To whom Gmail would not send it, and its words. */
      readonly refused: readonly Pick<Copy, 'to' | 'why'>[];
      /** Why the mail in Sent still has our picture and links in it. */
      readonly notCleaned: NotCleaned | null;
    }
  | {
      readonly kind: 'paused';
      readonly why: Pause;
      readonly sent: number;
      readonly of: number;
      /** What was thrown, if that is why. */
      readonly failure: unknown;
    }
  /** Gmail took none of it. The draft is still there. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Gmail would not keep the mail as it was written among those sent. Nothing was sent. */
  | { readonly kind: 'not-filed'; readonly why: NotCleaned }
  | { readonly kind: 'already-sent'; readonly at: Instant }
  /** The draft says something else than the card showed. Nothing was sent. */
  | { readonly kind: 'changed' }
  /** The draft is not there any more, nor is what was made of it. Nothing more is sent. */
  | { readonly kind: 'gone'; readonly sent: number };

export interface SendFailure {
  readonly title: string;
  readonly words: string;
}

/** What did not go as the sender wished, in plain words; null when all did, or will. */
export function sendFailure(outcome: Outcome): SendFailure | null {
  switch (outcome.kind) {
    case 'paused':
    case 'already-sent':
      return null;
    case 'sent':
      return outcome.refused.length === 0 ? null : refusedCopies(outcome);
    case 'changed':
      return {
        title: 'The draft has changed',
        words: 'It says something else than what you were shown, so it was not sent. Look at it again.',
      };
    case 'gone':
      return outcome.sent === 0
        ? {
            title: 'The draft is gone',
            words: 'It was deleted, or sent from Gmail. Nothing was sent from here.',
          }
        : {
            title: `Sent to ${outcome.sent}, then the mail was gone`,
            words:
              'The mail was deleted from Sent while its copies were on their way. Those who had not got it will not.',
          };
    case 'refused':
      return {
        title: 'Gmail did not send it',
        words: `Nobody got it, and your draft is still there. Gmail says: ${outcome.why}`,
      };
    case 'not-filed':
      return {
        title: 'Not sent',
        words: `${NOT_FILED[outcome.why]} So nothing was sent, and your draft is still there. Send one mail to all instead.`,
      };
  }
}

function refusedCopies({ sent, refused }: Extract<Outcome, { kind: 'sent' }>): SendFailure {
  const whom = few(refused.flatMap(({ to }) => to));
  const why = refused[0]?.why ?? '';
  return {
    title: `Sent to ${sent} of ${sent + refused.length}`,
    words: `It was not sent to ${whom}. The draft is still there, addressed to them alone. The reason: ${why}`,
  };
}

/** @example few(['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org']) // 'a@x.org, b@x.org and 2 others' */
export const few = (addresses: readonly string[]): string =>
  addresses.length <= 3
    ? addresses.join(', ')
    : `${addresses.slice(0, 2).join(', ')} and ${addresses.length - 2} others`;

const NOT_FILED: Readonly<Record<NotCleaned, string>> = {
  sealed: 'This mail is signed or encrypted.',
  'not-exact': 'The mail could not be kept exactly as it was written.',
  'thread-not-kept': 'Gmail did not keep the mail in its conversation.',
  'not-among-sent':
    'Gmail did not put the mail as you wrote it among your sent mail, perhaps because of its sender address.',
  failed: 'Gmail did not answer.',
};

/** Why a mail among those sent still has our picture and links in it, and what follows. */
export const notCleanedWords = (why: NotCleaned): string =>
  `${LEFT[why]} Opening it yourself may count as an open.`;

const LEFT: Readonly<Record<NotCleaned, string>> = {
  sealed: 'It is signed or encrypted, and a change would break that.',
  'not-exact': 'What would be put in its place is not surely what you wrote.',
  'thread-not-kept': 'Gmail would have shown it outside its conversation.',
  'not-among-sent': 'Gmail would not have counted it as sent.',
  failed: 'Gmail did not let it be replaced.',
};
