import { EMPTY_OUTBOX } from '../../src/core/outbox';
import type { ReviewNotes, ReviewStore } from '../../src/ports';

export const NEW_REVIEW_NOTES: ReviewNotes = {
  unbound: [],
  lookedUpTo: null,
  reviewedUpTo: 0,
  labels: {},
  lastTracked: {},
  sawClickPage: false,
  welcomedAt: null,
  timerMinutes: null,
  outbox: EMPTY_OUTBOX,
  copies: {},
  notCleaned: {},
  threadsLost: 0,
  choices: { cleanSent: true, wrapText: false },
};

/** One sender's notes, in memory. */
export function memoryReviewStore(difference: Partial<ReviewNotes> = {}): ReviewStore {
  let notes: ReviewNotes = { ...NEW_REVIEW_NOTES, ...difference };
  return {
    read: () => structuredClone(notes),
    write(changed) {
      notes = structuredClone({ ...notes, ...changed });
    },
  };
}
