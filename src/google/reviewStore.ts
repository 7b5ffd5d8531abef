import { reviewCodecs } from '../core/notes';
import { EMPTY_OUTBOX } from '../core/outbox';
import { Problem } from '../core/problem';
import type { ReviewNotes, ReviewStore } from '../ports';
import { chunked, joined } from './chunks';

const NOTHING_NOTED: ReviewNotes = {
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

/** A sender's notes in their own user properties: nobody else's business, not even the owner's. */
export const reviewStore: ReviewStore = {
  read() {
    const properties = PropertiesService.getUserProperties().getProperties();
    // Whatever a hand made unreadable is begun anew: what was sent is found again, labels are found by name.
    const note = <Name extends keyof ReviewNotes>(
      name: Name,
      decode: (text: string) => ReviewNotes[Name] | null,
    ): ReviewNotes[Name] => {
      const text = joined(name, properties);
      return (text === null ? null : decode(text)) ?? NOTHING_NOTED[name];
    };
    return {
      unbound: note('unbound', reviewCodecs.unbound.decode),
      lookedUpTo: note('lookedUpTo', reviewCodecs.lookedUpTo.decode),
      reviewedUpTo: note('reviewedUpTo', reviewCodecs.reviewedUpTo.decode),
      labels: note('labels', reviewCodecs.labels.decode),
      lastTracked: note('lastTracked', reviewCodecs.lastTracked.decode),
      sawClickPage: note('sawClickPage', reviewCodecs.sawClickPage.decode),
      welcomedAt: note('welcomedAt', reviewCodecs.welcomedAt.decode),
      timerMinutes: note('timerMinutes', reviewCodecs.timerMinutes.decode),
      outbox: note('outbox', reviewCodecs.outbox.decode),
      copies: note('copies', reviewCodecs.copies.decode),
      notCleaned: note('notCleaned', reviewCodecs.notCleaned.decode),
      threadsLost: note('threadsLost', reviewCodecs.threadsLost.decode),
      choices: note('choices', reviewCodecs.choices.decode),
    };
  },

  write(notes) {
    const texts: Record<string, string> = {};
    const lay = <Name extends keyof ReviewNotes>(
      name: Name,
      encode: (value: ReviewNotes[Name]) => string,
    ): void => {
      const value = notes[name];
      if (value !== undefined) Object.assign(texts, chunked(name, encode(value)));
    };
    lay('unbound', (value) => reviewCodecs.unbound.encode([...value]));
    lay('lookedUpTo', reviewCodecs.lookedUpTo.encode);
    lay('reviewedUpTo', reviewCodecs.reviewedUpTo.encode);
    lay('labels', reviewCodecs.labels.encode);
    lay('lastTracked', (value) => reviewCodecs.lastTracked.encode({ ...value }));
    lay('sawClickPage', reviewCodecs.sawClickPage.encode);
    lay('welcomedAt', reviewCodecs.welcomedAt.encode);
    lay('timerMinutes', reviewCodecs.timerMinutes.encode);
    lay('outbox', reviewCodecs.outbox.encode);
    lay('copies', (value) => reviewCodecs.copies.encode({ ...value }));
    lay('notCleaned', (value) => reviewCodecs.notCleaned.encode({ ...value }));
    lay('threadsLost', reviewCodecs.threadsLost.encode);
    lay('choices', (value) => reviewCodecs.choices.encode({ ...value }));
    const own = PropertiesService.getUserProperties();
    try {
      own.setProperties(texts);
    } catch (error) {
      throw isFull(own.getProperties()) ? noRoom(error) : error;
    }
  },
};

/** Google's words for a full store depend on the language, so its size is looked at: of 500 kB. */
const FULL_CHARS = 450_000;

const isFull = (properties: Readonly<Record<string, string>>): boolean =>
  Object.entries(properties).reduce((sum, [key, text]) => sum + key.length + text.length, 0) > FULL_CHARS;

/** The owner's own properties hold records, too, when those of the script have no room for them. */
const noRoom = (cause: unknown): Problem =>
  new Problem(
    'JOURNAL_FULL',
    'There is no room for new notes, because many records wait to be brought into the Sheet. Try again in some minutes.',
    cause,
  );
