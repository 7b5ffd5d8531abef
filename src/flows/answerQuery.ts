import * as v from 'valibot';
import { equalBytes, fromBase64url, toBase64url, utf8 } from '../core/bytes';
import { encodeState } from '../core/codec';
import { count, instant, messageId, readJson, type Read } from '../core/compact';
import type { Config } from '../core/config';
import type { Instant, MessageState } from '../core/event';
import { secretFor } from '../core/keys';
import { onDemand } from '../core/onDemand';
import type { Clock, Hmac, Ledger, SettleStore, Snapshot, Wanted } from '../ports';
import { changesFor } from './changesFor';

export interface QueryPorts {
  readonly now: Clock;
  readonly hmac: Hmac;
  readonly store: Pick<SettleStore, 'read'>;
  readonly ledger: Pick<Ledger, 'changesSince' | 'find' | 'read'>;
}

/** A question may be so old, or so far ahead: two clocks differ, and an answer may take its time. */
export const QUERY_VALID_MS = 5 * 60_000;

const Envelope = onDemand(() => v.object({ body: v.string(), mac: v.string() }));
const asker = () => ({ from: v.string(), at: instant() });
const Question = onDemand(() =>
  v.variant('op', [
    v.object({ ...asker(), op: v.literal('whoami'), args: v.object({}) }),
    v.object({ ...asker(), op: v.literal('changes'), args: v.object({ since: instant() }) }),
    v.object({
      ...asker(),
      op: v.literal('message'),
      args: v.object({ message: messageId(), row: v.optional(v.nullable(count()), null) }),
    }),
    v.object({
      ...asker(),
      op: v.literal('messages'),
      args: v.object({
        wanted: v.array(v.object({ message: messageId(), row: v.optional(v.nullable(count()), null) })),
      }),
    }),
  ]),
);
type Question = Read<typeof Question>;

const Answer = onDemand(() => v.object({ ok: v.literal(true), answer: v.unknown() }));
const REFUSAL = JSON.stringify({ ok: false });

/**
 * Answers a sender's question, as JSON text, when this script signed it a moment ago. Every other text, and a question
 * that cannot be answered now, gets one and the same refusal.
 */
export function answerQuery(text: string, ports: QueryPorts): string {
  try {
    const snapshot = ports.store.read();
    const { config } = snapshot;
    const question = config && readQuestion(text, config, ports);
    if (config === null || question === null) return REFUSAL;
    return JSON.stringify({ ok: true, answer: answerTo(question, config, snapshot, ports.ledger) });
  } catch {
    return REFUSAL; // the asker says what to do; a stranger learns nothing
  }
}

function readQuestion(text: string, config: Config, { now, hmac }: QueryPorts): Question | null {
  const envelope = readJson(Envelope, text);
  const mac = envelope && fromBase64url(envelope.mac);
  if (envelope === null || mac === null) return null;
  if (!equalBytes(mac, macOf(envelope.body, config, hmac))) return null;
  const question = readJson(Question, envelope.body);
  return question !== null && Math.abs(now() - question.at) <= QUERY_VALID_MS ? question : null;
}

function answerTo(
  question: Question,
  { owner }: Config,
  snapshot: Snapshot,
  ledger: QueryPorts['ledger'],
): unknown {
  switch (question.op) {
    case 'whoami':
      return { account: owner };
    case 'changes':
      return changesFor(question.from, question.args.since, snapshot, ledger);
    case 'message': {
      const state = ledger.find(question.from, question.args.message, question.args.row);
      return { state: state && encodeState(state) };
    }
    case 'messages':
      return { states: messagesFor(question.from, question.args.wanted, ledger).map(encodeState) };
  }
}

/** Those of a sender's own messages that the ledger holds, in the order asked for. */
export function messagesFor(
  sender: string,
  wanted: readonly Wanted[],
  ledger: Pick<Ledger, 'read'>,
): MessageState[] {
  const found = new Map(ledger.read(wanted).map(({ state }) => [state.message, state]));
  return wanted.flatMap(({ message }) => found.get(message) ?? []).filter((state) => state.sender === sender);
}

/** The text of a signed question. */
export function askQuery(
  op: Question['op'],
  from: string,
  args: Readonly<Record<string, unknown>>,
  config: Config,
  now: Instant,
  hmac: Hmac,
): string {
  const body = JSON.stringify({ from, at: now, op, args });
  return JSON.stringify({ body, mac: toBase64url(macOf(body, config, hmac)) });
}

/** What was answered, still unread; null for a refusal and for text that is no answer of ours. */
export function readAnswer(text: string): unknown {
  return readJson(Answer, text)?.answer ?? null;
}

const macOf = (body: string, config: Config, hmac: Hmac): Uint8Array =>
  hmac(secretFor(config, 'query', hmac), utf8(body));
