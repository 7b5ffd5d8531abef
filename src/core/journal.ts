/** Journal records as text, and the keys they wait under. */
import * as v from 'valibot';
import { toBase64url, utf8 } from './bytes';
import {
  STANDALONE,
  count,
  cut,
  fitting,
  instant,
  listed,
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
import type { Read, Room } from './compact';
import { isHitId } from './event';
import type { HitId, Instant, JournalRecord } from './event';
import { onDemand } from './onDemand';

/**
 * A script property holds 9 kB; this leaves room for the key.
 * @see https://developers.google.com/apps-script/guides/services/quotas
 */
const RECORD_BYTES = 8_500;

/** Key letters: k kind, m message, a at; the others as they come. */
const packedRecord = onDemand(() =>
  v.variant('k', [
    v.object({ k: v.literal('t'), m: messageId(), a: instant(), s: v.string(), l: v.array(packedLink()) }),
    v.object({
      k: v.literal('s'),
      m: messageId(),
      a: instant(),
      g: v.string(),
      t: v.string(),
      u: v.string(),
      r: v.array(v.string()),
      o: v.optional(count(), 0),
    }),
    v.object({ k: v.literal('u'), m: messageId(), a: instant() }),
    v.object({ k: v.literal('h'), m: messageId(), h: packedHit(), r: v.optional(v.nullable(count()), null) }),
    v.object({ k: v.literal('p'), m: messageId(), p: packedReport() }),
  ]),
);

/**
 * The record as compact JSON, about 90 bytes for an open and never too long for a property: of very long lists of
 * recipients and of links some is left out, and counted.
 */
export const encodeRecord = (record: JournalRecord): string =>
  fitting(
    (room) => JSON.stringify(packed(record, room)),
    (text) => utf8(text).length <= RECORD_BYTES,
  );

/** The record, or null for text that is none; never throws. */
export function decodeRecord(text: string): JournalRecord | null {
  const read = readJson(packedRecord, text);
  return read === null ? null : unpacked(read);
}

function packed(record: JournalRecord, room: Room): unknown {
  switch (record.kind) {
    case 'tracked': {
      const links = record.links.map(({ index, destination }) => [index, cut(destination, room.destination)]);
      return { k: 't', m: record.message, a: record.at, s: record.sender, l: links };
    }
    case 'sent': {
      const { recipients, others } = listed(record, room);
      return {
        k: 's',
        m: record.message,
        a: record.at,
        g: record.gmailMessage,
        t: record.gmailThread,
        u: cut(record.subject, room.subject),
        r: recipients,
        ...(others > 0 ? { o: others } : {}),
      };
    }
    case 'unsent':
      return { k: 'u', m: record.message, a: record.at };
    case 'hit':
      return {
        k: 'h',
        m: record.message,
        h: packHit(record.hit, STANDALONE),
        ...(record.row === null ? {} : { r: record.row }),
      };
    case 'report':
      return { k: 'p', m: record.message, p: packReport(record.report, 0) };
  }
}

function unpacked(read: Read<typeof packedRecord>): JournalRecord {
  switch (read.k) {
    case 't':
      return { kind: 'tracked', message: read.m, at: read.a, sender: read.s, links: read.l };
    case 's':
      return {
        kind: 'sent',
        message: read.m,
        at: read.a,
        gmailMessage: read.g,
        gmailThread: read.t,
        subject: read.u,
        recipients: read.r,
        ...(read.o > 0 ? { otherRecipients: read.o } : {}),
      };
    case 'u':
      return { kind: 'unsent', message: read.m, at: read.a };
    case 'h':
      return { kind: 'hit', message: read.m, hit: unpackHit(read.h, STANDALONE), row: read.r };
    case 'p':
      return { kind: 'report', message: read.m, report: unpackReport(read.p, 0) };
  }
}

/** Sorts by time; the hit id makes it unguessable and unique. @example 'j:0mi9qsb5s:AAECAwQFBgcI' */
export const journalKey = (at: Instant, hit: HitId): string => `j:${at.toString(36).padStart(9, '0')}:${hit}`;

export const isJournalKey = (key: string): boolean => /^j:[0-9a-z]{9}:[A-Za-z0-9_-]{12}$/.test(key);

/**
 * Names a hit with 9 random bytes.
 * @throws {RangeError} for another number of bytes.
 */
export function hitIdFrom(bytes: Uint8Array): HitId {
  const text = toBase64url(bytes);
  if (!isHitId(text)) throw new RangeError(`A hit id is made of 9 bytes, not ${bytes.length}.`);
  return text;
}
