/**
 * What settle and review note down between runs, each field as its own JSON text. A field that cannot be read is null,
 * never a default: to begin again at batch 1, say, would make the ledger refuse everything. What to do is the
 * caller's to decide.
 */
import * as v from 'valibot';
import { count, instant, mark, messageId, readJson } from './compact';
import type { Read } from './compact';
import { onDemand } from './onDemand';
import type { Outbox } from './outbox';

/** One kind of value and its text. */
export interface Codec<Value> {
  readonly encode: (value: Value) => string;
  readonly decode: (text: string) => Value | null;
}

const json = <Schema extends v.GenericSchema>(make: () => Schema): Codec<v.InferOutput<Schema>> => {
  const schema = onDemand(make);
  return {
    encode: (value) => JSON.stringify(value),
    decode: (text) => readJson(schema, text),
  };
};

const row = onDemand(() => v.nullable(count()));

/** As a tuple: many of them share one property. */
const change = onDemand(() =>
  v.strictTuple([messageId(), v.string(), v.string(), v.string(), mark(), instant()]),
);
type PackedChange = Read<typeof change>;
const changes = json(() => v.object({ since: instant(), marks: v.array(change()) }));

const changeOf = ([message, sender, gmailMessage, gmailThread, as, at]: PackedChange) => ({
  message,
  sender,
  gmailMessage,
  gmailThread,
  mark: as,
  at,
});
type Change = Readonly<ReturnType<typeof changeOf>>;
const packedChange = (made: Change): PackedChange => [
  made.message,
  made.sender,
  made.gmailMessage,
  made.gmailThread,
  made.mark,
  made.at,
];

/** The fields of settle's desk. */
export const deskCodecs = {
  settling: json(() => v.object({ batch: count(), keys: v.pipe(v.array(v.string()), v.readonly()) })),
  due: json(() => v.record(v.string(), v.object({ at: instant(), row: row() }))),
  changes: {
    encode: ({ since, marks }: { readonly since: number; readonly marks: readonly Change[] }): string =>
      changes.encode({ since, marks: marks.map(packedChange) }),
    decode: (text: string): { since: number; marks: Change[] } | null => {
      const read = changes.decode(text);
      return read === null ? null : { since: read.since, marks: read.marks.map(changeOf) };
    },
  },
  rows: json(count),
  settledAt: json(() => v.nullable(instant())),
  trouble: json(() => v.nullable(v.object({ code: v.string(), text: v.string(), since: instant() }))),
};

const fate = onDemand(() => v.picklist(['waiting', 'trying', 'sent', 'refused']));
/** As a tuple: a send may have hundreds. Message, recipients, fate, tried at, Gmail's id, Gmail's words. */
const copy = onDemand(() =>
  v.pipe(
    v.strictTuple([
      messageId(),
      v.array(v.string()),
      fate(),
      instant(),
      v.nullable(v.string()),
      v.nullable(v.string()),
    ]),
    v.transform(([message, to, now, at, gmailMessage, why]) => ({
      message,
      to,
      fate: now,
      at,
      gmailMessage,
      why,
    })),
  ),
);
const sending = onDemand(() =>
  v.object({
    draft: v.string(),
    fingerprint: v.string(),
    begunAt: instant(),
    history: v.string(),
    separately: v.boolean(),
    opens: v.boolean(),
    links: v.array(count()),
    subject: v.string(),
    filedAt: instant(),
    thread: v.exactOptional(v.string()),
    written: v.nullable(v.object({ gmailMessage: v.string(), gmailThread: v.string() })),
    copies: v.pipe(v.array(copy()), v.nonEmpty()),
  }),
);
const outbox = json(() =>
  v.object({
    sendings: v.array(sending()),
    finished: v.array(v.object({ draft: v.string(), fingerprint: v.string(), at: instant() })),
  }),
);

/** A sender's outbox as text. */
const outboxCodec: Codec<Outbox> = {
  encode: ({ sendings, finished }) =>
    JSON.stringify({
      sendings: sendings.map((one) => ({
        ...one,
        copies: one.copies.map(({ message, to, fate: now, at, gmailMessage, why }) => [
          message,
          to,
          now,
          at,
          gmailMessage,
          why,
        ]),
      })),
      finished,
    }),
  decode: outbox.decode,
};

/** The fields of a sender's review notes. */
export const reviewCodecs = {
  unbound: json(() =>
    v.pipe(
      v.array(v.object({ message: messageId(), at: instant(), links: v.optional(count(), 0) })),
      v.readonly(),
    ),
  ),
  lookedUpTo: json(() => v.nullable(instant())),
  reviewedUpTo: json(instant),
  labels: json(() =>
    v.object({
      sent: v.exactOptional(v.string()),
      maybe: v.exactOptional(v.string()),
      opened: v.exactOptional(v.string()),
      clicked: v.exactOptional(v.string()),
      unconfirmed: v.exactOptional(v.string()),
    }),
  ),
  lastTracked: json(() => v.record(v.string(), v.string())),
  sawClickPage: json(() => v.boolean()),
  welcomedAt: json(() => v.nullable(instant())),
  timerMinutes: json(() => v.nullable(count())),
  outbox: outboxCodec,
  copies: json(() => v.record(v.string(), v.record(v.string(), mark()))),
  notCleaned: json(() =>
    v.record(v.string(), v.picklist(['sealed', 'not-exact', 'thread-not-kept', 'not-among-sent', 'failed'])),
  ),
  threadsLost: json(count),
  choices: json(() =>
    v.object({ cleanSent: v.optional(v.boolean(), true), wrapText: v.optional(v.boolean(), false) }),
  ),
};
