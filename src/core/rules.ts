/** The rules of judging as a table, with the windows of time they use and where these come from. */
import { durationWords } from './duration';
import type { Hit, Instant, JudgedEvent, PageReport, ReasonCode, Verdict } from './event';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Loads so soon after *Track* are the sender's own draft. */
export const DRAFT_MS = 60 * SECOND;
/** A message not seen among sent mail for so long was never sent. */
export const GIVE_UP_MS = 7 * DAY;
/**
 * Of 836 scanner sweeps, 84 % loaded the pixel within 20 s of sending (median 9 s).
 * @see https://github.com/putyourlightson/craft-campaign/issues/546
 */
export const OPEN_AUTOMATIC_MS = 20 * SECOND;
/** Smartlead and GMass distrust opens of the first minute. */
export const OPEN_UNSURE_MS = 60 * SECOND;
/** Outlook loads up to eight times for one reading; others count repeats within 5 s, 30 s or 3 min as one. */
export const REPEAT_MS = 3 * MINUTE;
/** Mautic and Acquia distrust 2 s, Auxx 10 s. Most sweeps come later: median 43 s, so this alone catches few. */
export const CLICK_AUTOMATIC_MS = 10 * SECOND;
/** A page whose script has not spoken by then was not shown by a browser. */
export const SCRIPT_WAIT_MS = 2 * MINUTE;

/** What judging takes into account besides the hits themselves. */
export interface Facts {
  readonly trackedAt: Instant;
  readonly sentAt: Instant | null;
  readonly unsent: boolean;
  readonly reports: readonly PageReport[];
}

/** One hit with all that bears on it. */
export interface Seen {
  readonly hit: Hit;
  readonly facts: Facts;
  /** Milliseconds from sending; from *Track* while sending is not confirmed. */
  readonly delay: number;
  readonly report: PageReport | null;
  /** The open that this one only repeats. */
  readonly repeats: JudgedEvent | null;
  /** Hits of the other copies of the same send. */
  readonly group: readonly Hit[];
  /** Delays of the recipient's last opens. */
  readonly habit: readonly number[];
  readonly now: Instant;
}

export interface Rule {
  readonly code: ReasonCode;
  readonly of: 'open' | 'click' | 'any';
  readonly verdict: Verdict;
  /** For people who read the rules. */
  readonly when: string;
  /** When time alone ends this answer; null or absent: never. */
  readonly until?: (seen: Seen) => Instant | null;
}

interface Special extends Rule {
  readonly applies: (seen: Seen) => boolean;
}

const unconfirmed = ({ facts, now }: Seen): boolean =>
  facts.sentAt === null && !facts.unsent && now < facts.trackedAt + GIVE_UP_MS;
const givenUpAt = ({ facts }: Seen): Instant => facts.trackedAt + GIVE_UP_MS;

/** Applies when nothing else does. */
const ELSE: Readonly<Record<Hit['kind'], Rule>> = {
  click: {
    code: 'C9',
    of: 'click',
    verdict: 'uncertain',
    when: 'the page was asked for, and the button not pressed',
    until: ({ hit, report }) => (report === null ? hit.at + SCRIPT_WAIT_MS : null),
  },
  open: { code: 'O10', of: 'open', verdict: 'human', when: 'else' },
};

const SPECIAL: readonly Special[] = [
  {
    code: 'O0',
    of: 'any',
    verdict: 'self',
    when: `sending not confirmed, and less than ${durationWords(DRAFT_MS)} after Track`,
    applies: (seen) => unconfirmed(seen) && seen.delay < DRAFT_MS,
    until: givenUpAt,
  },
  {
    code: 'O0',
    of: 'any',
    verdict: 'uncertain',
    when: 'sending not confirmed yet',
    applies: unconfirmed,
    until: givenUpAt,
  },
  {
    code: 'O1',
    of: 'any',
    verdict: 'self',
    when: `before the message was sent, or sending not seen within ${durationWords(GIVE_UP_MS)}`,
    applies: ({ facts, delay }) => facts.sentAt === null || delay < 0,
  },
  {
    code: 'C8',
    of: 'click',
    verdict: 'automatic',
    when: 'the page ran in a browser that a program drives',
    applies: ({ report }) => report !== null && report.driven,
  },
  {
    code: 'C10',
    of: 'click',
    verdict: 'verified',
    when: 'button pressed; an open is back-filled when none is known',
    applies: ({ report }) => report !== null && report.pressed,
  },
  {
    code: 'C6',
    of: 'click',
    verdict: 'automatic',
    when: `less than ${durationWords(CLICK_AUTOMATIC_MS)} after sending`,
    applies: ({ delay }) => delay < CLICK_AUTOMATIC_MS,
  },
  {
    code: 'C1',
    of: 'click',
    verdict: 'uncertain',
    when: `the page’s script did not run within ${durationWords(SCRIPT_WAIT_MS)}`,
    applies: ({ hit, report, now }) => report === null && now >= hit.at + SCRIPT_WAIT_MS,
  },
  {
    code: 'O4',
    of: 'open',
    verdict: 'automatic',
    when: `less than ${durationWords(OPEN_AUTOMATIC_MS)} after sending`,
    applies: ({ delay }) => delay < OPEN_AUTOMATIC_MS,
  },
  {
    code: 'O5',
    of: 'open',
    verdict: 'uncertain',
    when: `less than ${durationWords(OPEN_UNSURE_MS)} after sending`,
    applies: ({ delay }) => delay < OPEN_UNSURE_MS,
  },
  {
    code: 'O9',
    of: 'open',
    verdict: 'human',
    when: `less than ${durationWords(REPEAT_MS)} after an earlier open: counts towards it, and is no surer than it`,
    applies: ({ repeats }) => repeats !== null,
  },
];

/**
 * In this order; the first that applies wins. A proof (C10) stands before the windows of time: a person may be quick.
 * It does not stand before the sender's own draft, nor before a browser that says a program drives it.
 */
export const RULES: readonly Rule[] = [...SPECIAL, ELSE.click, ELSE.open];

export const ruleFor = (seen: Seen): Rule =>
  SPECIAL.find((rule) => (rule.of === 'any' || rule.of === seen.hit.kind) && rule.applies(seen)) ??
  ELSE[seen.hit.kind];
