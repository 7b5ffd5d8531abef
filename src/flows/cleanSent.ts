import type { NotCleaned } from '../core/sendOutcome';
import type { Config } from '../core/config';
import type { Instant, MessageId } from '../core/event';
import type { ReviewNotes, SentMail } from '../ports';
import { keepAsWritten, TRIED_FOR_MS, type KeepPorts } from './keepAsWritten';
import { newest } from './newest';

/** So often in a row Gmail may show a cleaned mail outside its conversation before we stop cleaning in this account. */
export const MOST_THREADS_LOST = 3;

/** For how many mails the reason is kept why they were not cleaned. */
export const MOST_NOT_CLEANED = 50;

/**
 * Whether mail in Sent may be put back as it was written after *Track*. In a domain rules may hold that mail for the
 * archive, so its owner decides.
 */
export const mayClean = ({ ownerKind, cleanSent }: Config): boolean => cleanSent ?? ownerKind === 'consumer';

export interface Cleaning {
  /** The mail where it now lies: as it was written, or as it was sent. */
  readonly cleaned: (mail: SentMail, messages: readonly MessageId[]) => SentMail;
  /** What is to be noted of it all. */
  readonly notes: () => Partial<Pick<ReviewNotes, 'notCleaned' | 'threadsLost'>>;
}

/** Cleans mail that was sent by Gmail after *Track*, if the sender and the owner want that. */
export function cleaningOf(
  { choices, threadsLost: before, notCleaned }: ReviewNotes,
  now: Instant,
  ports: KeepPorts,
): Cleaning {
  const isWanted = mayClean(ports.config) && choices.cleanSent;
  let threadsLost = before;
  let reasons = notCleaned;

  const placeOf = (mail: SentMail, messages: readonly MessageId[]) => {
    try {
      return keepAsWritten(mail, messages, (restored) => restored, ports);
    } catch (error) {
      // Soon it is tried again; after an hour the mail is marked as it is.
      if (now - mail.at <= TRIED_FOR_MS) throw error;
      const why: NotCleaned = 'failed';
      return { gmailMessage: mail.gmailMessage, gmailThread: mail.gmailThread, why };
    }
  };
  return {
    cleaned(mail, messages) {
      if (!isWanted || threadsLost >= MOST_THREADS_LOST) return mail;
      const { gmailMessage, gmailThread, why } = placeOf(mail, messages);
      threadsLost = why === 'thread-not-kept' ? threadsLost + 1 : why === null ? 0 : threadsLost;
      if (why !== null) reasons = newest(reasons, gmailMessage, why, MOST_NOT_CLEANED);
      return { ...mail, gmailMessage, gmailThread };
    },
    notes: () => ({
      ...(threadsLost === before ? {} : { threadsLost }),
      ...(reasons === notCleaned ? {} : { notCleaned: reasons }),
    }),
  };
}
