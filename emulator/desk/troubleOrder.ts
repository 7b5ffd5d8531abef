import * as v from 'valibot';
import { QUOTA_WORDS } from '../trouble/quotaWords';
import { PRESETS } from '../trouble/presets';
import { TEXTS } from '../trouble/texts';

/** Longest that anything can be ordered to last or to be late. */
const MONTH_MS = 31 * 24 * 60 * 60_000;

const ms = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MONTH_MS));
const often = v.pipe(v.number(), v.integer(), v.minValue(1));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const seed = v.pipe(v.number(), v.integer());
const words = v.pipe(v.string(), v.trim(), v.minLength(1));

const aim = {
  call: words,
  nth: v.exactOptional(often),
  times: v.exactOptional(often),
  rate: v.exactOptional(share),
  seed: v.exactOptional(seed),
  forMs: v.exactOptional(ms),
};
const whose = { email: v.exactOptional(v.string()) };
const timer = { timer: v.exactOptional(v.string()) };
const keys = <Key extends string>(of: Readonly<Record<Key, unknown>>): Key[] =>
  // The keys of an object literal are those of its type.
  Object.keys(of) as Key[];

/** One order, checked. What is misspelt is refused, not passed over. */
export const OrderSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('fail'),
    ...aim,
    afterwards: v.exactOptional(v.boolean()),
    kill: v.exactOptional(v.boolean()),
    message: v.exactOptional(words),
    text: v.exactOptional(v.picklist(keys(TEXTS))),
    language: v.exactOptional(v.picklist(['en', 'de'])),
    code: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  }),
  v.strictObject({ kind: v.literal('slow'), ...aim, ms }),
  v.strictObject({
    kind: v.literal('latency'),
    coldStarts: v.exactOptional(v.boolean()),
    seed: v.exactOptional(seed),
  }),
  v.strictObject({ kind: v.literal('late'), ms, ...timer }),
  v.strictObject({ kind: v.literal('twice'), ...timer }),
  v.strictObject({ kind: v.literal('jitter'), mostMs: ms, seed: v.exactOptional(seed) }),
  v.strictObject({ kind: v.literal('run'), ...timer }),
  v.strictObject({
    kind: v.literal('jump'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(-MONTH_MS), v.maxValue(MONTH_MS)),
  }),
  v.strictObject({ kind: v.literal('quota'), quota: v.picklist(keys(QUOTA_WORDS)), ...whose }),
  v.strictObject({ kind: v.literal('lock'), ms, ...whose }),
  v.strictObject({ kind: v.literal('cache'), share: v.exactOptional(share), seed: v.exactOptional(seed) }),
  v.strictObject({ kind: v.literal('history'), ...whose }),
  v.strictObject({ kind: v.picklist(['revoke', 'grant']), scope: v.exactOptional(v.string()), ...whose }),
  v.strictObject({
    kind: v.literal('sheet'),
    do: v.picklist(['lock', 'bin', 'delete']),
    id: v.exactOptional(v.string()),
  }),
]);

/** A preset by its name. */
export const PresetSchema = v.strictObject({ preset: v.picklist(keys(PRESETS)) });
