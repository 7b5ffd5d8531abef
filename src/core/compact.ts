/** Short written forms, and the schemas that read them: shared by the journal and the ledger's state column. */
import * as v from 'valibot';
import { isHitId, isMessageId } from './event';
import type { Client, Device, Hit, HitId, Instant, MessageId, PageReport } from './event';
import { onDemand } from './onDemand';

/** What a schema answers that waits to be asked for. */
export type Read<Schema extends () => v.GenericSchema> = v.InferOutput<ReturnType<Schema>>;

/** What a schema makes of JSON text, or null for anything else. */
export function readJson<Schema extends v.GenericSchema>(
  schema: () => Schema,
  text: string,
): v.InferOutput<Schema> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(schema(), value, { abortEarly: true });
  return read.success ? read.output : null;
}

/** JSON knows -0, which is written as 0. */
const whole = onDemand(() =>
  v.pipe(
    v.number(),
    v.safeInteger(),
    v.transform((number) => number + 0),
  ),
);
export const count = onDemand(() => v.pipe(whole(), v.minValue(0)));
/** The last instant that a Date can hold. @see https://tc39.es/ecma262/#sec-time-values-and-time-range */
export const instant = onDemand(() => v.pipe(count(), v.maxValue(8.64e15)));
export const messageId = onDemand(() =>
  v.custom<MessageId>((value) => typeof value === 'string' && isMessageId(value)),
);
export const hitId = onDemand(() => v.custom<HitId>((value) => typeof value === 'string' && isHitId(value)));
export const mark = onDemand(() => v.picklist(['sent', 'maybe', 'opened', 'clicked', 'unconfirmed']));
/** Index and destination. */
export const packedLink = onDemand(() =>
  v.pipe(
    v.strictTuple([count(), v.string()]),
    v.transform(([index, destination]) => ({ index, destination })),
  ),
);

const CLIENTS: Readonly<Record<'b' | 'm' | 'p' | 't' | 'u', Client>> = {
  b: 'browser',
  m: 'mail-proxy',
  p: 'prefetch',
  t: 'bot',
  u: 'unknown',
};
const CLIENT_LETTERS: Readonly<Record<Client, string>> = {
  browser: 'b',
  'mail-proxy': 'm',
  prefetch: 'p',
  bot: 't',
  unknown: 'u',
};
const client = onDemand(() =>
  v.pipe(
    v.picklist(['b', 'm', 'p', 't', 'u']),
    v.transform((letter) => CLIENTS[letter]),
  ),
);

const DEVICES: Readonly<Record<'d' | 'm' | 't', Device>> = { d: 'desktop', m: 'mobile', t: 'tablet' };
const DEVICE_LETTERS: Readonly<Record<Device, string>> = { desktop: 'd', mobile: 'm', tablet: 't' };
const device = onDemand(() =>
  v.pipe(
    v.picklist(['d', 'm', 't']),
    v.transform((letter) => DEVICES[letter]),
  ),
);

const tag = onDemand(() => v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)));

/** What the reader of packed forms knows from elsewhere, so that it need not be written with each. */
export interface Context {
  /** Times count from here. */
  readonly since: Instant;
  /** The recipient tag that a hit has if it names none. */
  readonly tag: string;
  /** Where a link leads if its hit does not say. */
  readonly destinationOf: (link: number) => string | null;
}

/** Nothing known: every form is whole in itself. */
export const STANDALONE: Context = { since: 0, tag: '00000000', destinationOf: () => null };

const open = onDemand(() => v.strictTuple([hitId(), whole(), client(), v.nullable(tag())]));
const click = onDemand(() =>
  v.strictTuple([hitId(), whole(), client(), v.nullable(tag()), count(), v.nullable(v.string())]),
);
/** Id, time, client, tag; for a click link and destination, too. */
export const packedHit = onDemand(() => v.union([open(), click()]));

export function packHit(hit: Hit, { since, tag: usual, destinationOf }: Context): unknown[] {
  const common = [hit.id, hit.at - since, CLIENT_LETTERS[hit.client], hit.tag === usual ? null : hit.tag];
  if (hit.kind === 'open') return common;
  return [...common, hit.link, hit.destination === destinationOf(hit.link) ? null : hit.destination];
}

export function unpackHit(packed: Read<typeof packedHit>, context: Context): Hit {
  const [id, at, by, named] = packed;
  const common = { id, at: at + context.since, tag: named ?? context.tag, client: by };
  if (packed.length === 4) return { kind: 'open', ...common };
  const [, , , , link, destination] = packed;
  return { kind: 'click', ...common, link, destination: destination ?? context.destinationOf(link) ?? '' };
}

/** Hit, time, 1 if pressed + 2 if driven, device. */
export const packedReport = onDemand(() =>
  v.strictTuple([hitId(), whole(), v.picklist([0, 1, 2, 3]), v.nullable(device())]),
);

export const packReport = (report: PageReport, since: Instant): unknown[] => [
  report.hit,
  report.at - since,
  Number(report.pressed) + 2 * Number(report.driven),
  report.device === null ? null : DEVICE_LETTERS[report.device],
];

export const unpackReport = (
  [hit, at, flags, on]: Read<typeof packedReport>,
  since: Instant,
): PageReport => ({ hit, at: at + since, pressed: flags % 2 === 1, driven: flags >= 2, device: on });

/** How much outside text a written form may carry: characters of one destination, of a subject, of all recipients. */
export interface Room {
  readonly destination: number;
  readonly subject: number;
  readonly recipients: number;
}

/** From "everything" to "what must be": a mail to 500 people with 200 links has to fit where ordinary mail does. */
const ROOMS: readonly Room[] = [
  { destination: Infinity, subject: Infinity, recipients: Infinity },
  { destination: 200, subject: 500, recipients: 4_000 },
  { destination: 40, subject: 250, recipients: 1_000 },
];
const LEAST: Room = { destination: 0, subject: 100, recipients: 300 };

/** The fullest text that fits. */
export const fitting = (write: (room: Room) => string, fits: (text: string) => boolean): string =>
  ROOMS.map(write).find(fits) ?? write(LEAST);

/** @example cut('https://example.org/a', 9) // 'https://…' */
export const cut = (text: string, limit: number): string =>
  text.length <= limit ? text : limit === 0 ? '' : `${text.slice(0, limit - 1)}…`;

/** As many recipients as there is room for; the others are counted. */
export function listed(
  {
    recipients,
    otherRecipients = 0,
  }: { readonly recipients: readonly string[]; readonly otherRecipients?: number },
  room: Room,
): { recipients: readonly string[]; others: number } {
  let used = 0;
  const kept = recipients.filter((recipient) => (used += recipient.length) <= room.recipients);
  return { recipients: kept, others: otherRecipients + recipients.length - kept.length };
}
