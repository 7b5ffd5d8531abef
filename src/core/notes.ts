/**
 * What settle and review note down between runs, each field as its own JSON text. A field that cannot be read is null,
 * never a default: to begin again at batch 1, say, would make the ledger refuse everything. What to do is the
 * caller's to decide.
 */
import * as v from 'valibot';
import { count, instant, mark, messageId, readJson } from './compact';
import type { Read } from './compact';
import { onDemand } from './onDemand';

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
};
