/**
 * A message's state and the configuration as JSON text. Reading never throws: text that is neither is null. Fields
 * that older versions did not write have defaults; what a newer major version wrote is not guessed at.
 */
import * as v from 'valibot';
import {
  count,
  cut,
  fitting,
  instant,
  listed,
  mark,
  messageId,
  packHit,
  packReport,
  packedHit,
  packedLink,
  packedReport,
  readJson,
  unpackHit,
  unpackReport,
} from './compact';
import type { Context, Read, Room } from './compact';
import type { Config } from './config';
import type { Instant, MessageState } from './event';
import { onDemand } from './onDemand';

/** A cell holds 50,000 characters; some are left to be safe. @see https://support.google.com/drive/answer/37603 */
export const STATE_CHARACTERS = 49_000;

const packedSent = onDemand(() =>
  v.object({
    a: instant(),
    g: v.string(),
    t: v.string(),
    u: v.string(),
    r: v.array(v.string()),
    o: v.optional(count(), 0),
  }),
);

/**
 * Key letters: v version, m message, s sender, t tracked at, l links, b sent, x unsent, g the usual recipient tag,
 * h hits, n surplus, p reports, e published ids by what was published of them, w alerted, k mark, c marked at.
 * Times within h and p count from t.
 */
const packedState = onDemand(() =>
  v.object({
    v: v.literal(1),
    m: messageId(),
    s: v.string(),
    t: instant(),
    l: v.optional(v.array(packedLink()), []),
    b: v.optional(v.nullable(packedSent()), null),
    x: v.optional(v.picklist([0, 1]), 0),
    g: v.optional(v.string(), '00000000'),
    h: v.optional(v.array(packedHit()), []),
    n: v.optional(v.strictTuple([count(), instant()]), [0, 0]),
    p: v.optional(v.array(packedReport()), []),
    e: v.optional(v.record(v.string(), v.array(v.string())), {}),
    w: v.optional(
      v.object({ 'first-open': v.exactOptional(instant()), 'first-click': v.exactOptional(instant()) }),
      {},
    ),
    k: v.optional(mark(), 'sent'),
    c: v.optional(instant()),
  }),
);

/**
 * The state as text that always fits a cell. When hundreds of links or recipients leave it no room, destinations,
 * subject and the list of recipients are shortened; hits and verdicts never are.
 */
export const encodeState = (state: MessageState): string =>
  fitting(
    (room) => JSON.stringify(packed(state, room)),
    (text) => text.length <= STATE_CHARACTERS,
  );

export function decodeState(text: string): MessageState | null {
  const read = readJson(packedState, text);
  return read === null ? null : unpacked(read);
}

function packed(state: MessageState, room: Room): unknown {
  const links = state.links.map(({ index, destination }) => ({
    index,
    destination: cut(destination, room.destination),
  }));
  const context = contextOf(state.trackedAt, state.hits[0]?.tag ?? '00000000', links);
  const hits = state.hits.map((hit) =>
    hit.kind === 'open' ? hit : { ...hit, destination: cut(hit.destination, room.destination) },
  );
  return {
    v: 1,
    m: state.message,
    s: state.sender,
    t: state.trackedAt,
    l: links.map(({ index, destination }) => [index, destination]),
    b: packedSentOf(state.sent, room),
    x: Number(state.unsent),
    g: context.tag,
    h: hits.map((hit) => packHit(hit, context)),
    n: [state.surplus.count, state.surplus.upTo],
    p: state.reports.map((report) => packReport(report, state.trackedAt)),
    e: idsByWords(state.published),
    w: state.alerted,
    k: state.mark,
    c: state.markedAt,
  };
}

function packedSentOf(sent: MessageState['sent'], room: Room): unknown {
  if (sent === null) return null;
  const { recipients, others } = listed(sent, room);
  const { at, gmailMessage, gmailThread, subject } = sent;
  return { a: at, g: gmailMessage, t: gmailThread, u: cut(subject, room.subject), r: recipients, o: others };
}

function unpacked(read: Read<typeof packedState>): MessageState {
  const context = contextOf(read.t, read.g, read.l);
  return {
    message: read.m,
    sender: read.s,
    trackedAt: read.t,
    links: read.l,
    sent: read.b === null ? null : unpackedSent(read.b),
    unsent: read.x === 1,
    hits: read.h.map((hit) => unpackHit(hit, context)),
    surplus: { count: read.n[0], upTo: read.n[1] },
    reports: read.p.map((report) => unpackReport(report, read.t)),
    published: wordsById(read.e),
    alerted: read.w,
    mark: read.k,
    markedAt: read.c ?? read.t,
  };
}

const unpackedSent = ({ a, g, t, u, r, o }: Read<typeof packedSent>): NonNullable<MessageState['sent']> => ({
  at: a,
  gmailMessage: g,
  gmailThread: t,
  subject: u,
  recipients: r,
  ...(o > 0 ? { otherRecipients: o } : {}),
});

function contextOf(since: Instant, tag: string, links: MessageState['links']): Context {
  const byIndex = new Map(links.map(({ index, destination }) => [index, destination]));
  return { since, tag, destinationOf: (link) => byIndex.get(link) ?? null };
}

/** Few different words are published of many events, so the words are written once each. */
function idsByWords(published: MessageState['published']): Record<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const [id, words] of Object.entries(published)) {
    const same = ids.get(words);
    if (same === undefined) ids.set(words, [id]);
    else same.push(id);
  }
  return Object.fromEntries(ids);
}

const wordsById = (ids: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(ids).flatMap(([words, all]) => all.map((id) => [id, words])));

/** Four bits of a token. */
const tokenKey = onDemand(() => v.pipe(count(), v.maxValue(15)));

const config = onDemand(() =>
  v.object({
    version: v.literal(1),
    owner: v.string(),
    ownerKind: v.picklist(['workspace', 'consumer']),
    base: v.string(),
    bases: v.array(v.string()),
    ledger: v.object({ id: v.string(), url: v.string() }),
    rootSecret: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    tokenKeys: v.object({ current: tokenKey(), retired: v.optional(v.array(tokenKey()), []) }),
    cleanSent: v.exactOptional(v.boolean()),
    installedAt: instant(),
  }),
);

export const encodeConfig = (value: Config): string => JSON.stringify(value);
export const decodeConfig = (text: string): Config | null => readJson(config, text);
