import type { ReviewNotes } from '../ports';
import { now } from './now';
import { reviewStore } from './reviewStore';
import { ensureTimer } from './timer';

/** A sender's marks may follow this often, where Google allows it: each time costs the owner one request. */
const SENDER_TIMER_MINUTES = 10;

/**
 * Makes a sender's timer the first time they see a card: an add-on is not told when it is installed.
 * Answers the notes as they are now.
 */
export function welcome(notes: ReviewNotes): ReviewNotes {
  if (notes.welcomedAt !== null) return notes;
  const welcomed = { welcomedAt: now(), timerMinutes: ensureTimer(SENDER_TIMER_MINUTES, notes.timerMinutes) };
  reviewStore.write(welcomed);
  return { ...notes, ...welcomed };
}
