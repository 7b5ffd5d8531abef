/** The product's own words for marks and reasons, as cards, the Sheet and mails show them. */
import { durationWords } from './duration';
import type { Instant, JudgedEvent, Mark, ReasonCode, Verdict } from './event';
import { CLICK_AUTOMATIC_MS, OPEN_AUTOMATIC_MS, OPEN_UNSURE_MS, REPEAT_MS, SCRIPT_WAIT_MS } from './rules';

const MARKS: Readonly<Record<Mark, { readonly name: string; readonly meaning: string }>> = {
  sent: {
    name: '✓ sent',
    meaning:
      'Nobody is known to have opened it. That is not the same as unread: who blocks pictures stays unseen.',
  },
  maybe: { name: '✓ maybe', meaning: 'Something opened it, but it may have been a program.' },
  opened: {
    name: '✓✓ opened',
    meaning: 'It was opened at least once, at a time that suits a person and not a program.',
  },
  clicked: {
    name: '✓✓ clicked',
    meaning: 'Somebody pressed a link in it, on the page that we put before it: the surest sign of a person.',
  },
  unconfirmed: {
    name: '– not confirmed',
    meaning: 'It was tracked, but for seven days it did not turn up among your sent mail.',
  },
};

/** @example markWords('opened') // '✓✓ opened' */
export const markWords = (mark: Mark): string => MARKS[mark].name;

/** One or two sentences for those who ask what a mark means, and how sure it is. */
export const markMeaning = (mark: Mark): string => MARKS[mark].meaning;

const VERDICTS: Readonly<Record<Verdict, string>> = {
  self: 'yourself',
  automatic: 'a program',
  uncertain: 'not sure',
  human: 'a person',
  verified: 'a person, verified',
};

/** Who it was. */
export const verdictWords = (verdict: Verdict): string => VERDICTS[verdict];

const DISMISSED = 'Programs do that, so we do not count it.';

/**
 * Why a verdict was given, in a sentence or two. With the event the words are its own; with the time of sending, too,
 * they say how long it took.
 * @example reasonWords('O4', open, sentAt) // 'Loaded 9 s after sending. Programs do that, so we do not count it.'
 */
export function reasonWords(
  code: ReasonCode,
  event?: Pick<JudgedEvent, 'kind' | 'at' | 'verdict'>,
  sentAt: Instant | null = null,
): string {
  const after = (otherwise: string): string =>
    event === undefined || sentAt === null ? otherwise : `${durationWords(event.at - sentAt)} after sending`;
  switch (code) {
    case 'O0':
      return event?.verdict === 'self'
        ? 'Just after Track, when sending was not confirmed yet: most likely your own draft.'
        : 'Sending is not confirmed yet, so we cannot tell whether this was you.';
    case 'O1':
      return 'Before the message was sent, or it was never seen among your sent mail: most likely your own draft.';
    case 'O4':
      return `Loaded ${after(`within ${durationWords(OPEN_AUTOMATIC_MS)} of sending`)}. ${DISMISSED}`;
    case 'O5':
      return `Loaded ${after(`within ${durationWords(OPEN_UNSURE_MS)} of sending`)}. That may have been a program.`;
    case 'O9':
      return `Within ${durationWords(REPEAT_MS)} of another open: counted as one with it.`;
    case 'O10':
      return `Loaded ${after('some time after sending')}, when programs seldom do.`;
    case 'C1':
      return `The link’s page was asked for, but no browser ran it within ${durationWords(SCRIPT_WAIT_MS)}: a scanner, a preview, or it failed to load.`;
    case 'C6':
      return `Followed ${after(`within ${durationWords(CLICK_AUTOMATIC_MS)} of sending`)}. ${DISMISSED}`;
    case 'C8':
      return 'The link’s page ran in a browser that a program drives, so we do not count it.';
    case 'C9':
      return 'The link’s page was asked for, but nobody pressed on from there.';
    case 'C10':
      return event?.kind === 'open'
        ? 'No picture was seen to load, but a link was pressed, so the message was open.'
        : 'The link was pressed on our page: the surest sign of a person.';
  }
}
