import MailComposer from 'nodemailer/lib/mail-composer';
import { textPartsOf } from '../../src/core/mime';
import { readDraft } from '../../src/core/readDraft';
import { fingerprintOf, originalsOf } from '../../src/flows/composing';
import { recipientsOf } from '../../src/flows/draftToSend';
import { messagesInMail } from '../../src/flows/findToken';
import { receiveHit } from '../../src/flows/receiveHit';
import type { Outcome } from '../../src/core/sendOutcome';
import type { Step, StepPorts } from '../../src/flows/sendStep';
import {
  CARD_STEP,
  continueSending,
  sendTracked,
  stopSending,
  type SendChoice,
} from '../../src/flows/sendTracked';
import { tick } from '../../src/flows/tick';
import type { Outgoing } from '../../src/ports';
import { OrderedFailure, type Fault } from './countedCalls';
import { hmac } from './hmac';
import { sentFolder } from './memoryOutgoing';
import { memoryWorld } from './memoryWorld';
import { HOUR, MINUTE } from './tracked';

export const THREE = 'Rita <rita@example.org>, rob@example.org, "Rosa, R." <rosa@example.org>';

/** What lies behind the headers, byte for byte. */
export const bodyOf = (raw: string): string => raw.slice(raw.search(/\r?\n\r?\n/));

export const HTML =
  '<div dir="ltr">Dear all, <a href="https://example.org/offer?a=1&amp;b=2">our offer</a> – “neu” 🙂</div>';

export interface Written {
  readonly to?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject?: string;
  readonly html?: string;
  readonly text?: string;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A mail as Gmail saves it, as a binary string. */
export async function rawMail({
  to = 'rita@example.org',
  cc = '',
  bcc = '',
  subject = 'Our offer',
  html = HTML,
  text = 'Dear all, our offer <https://example.org/offer?a=1&b=2> – “neu” 🙂',
  from = 'Sam <sam@example.com>',
  headers = {},
}: Written = {}): Promise<string> {
  const compiled = new MailComposer({
    from,
    to,
    cc,
    bcc,
    subject,
    text,
    ...(html === '' ? {} : { html }),
    headers,
    messageId: '<draft-1@mail.gmail.com>',
    date: new Date('2026-03-02T09:00:00Z'),
    attachments: [{ filename: 'offer.pdf', content: Buffer.from([1, 2, 250, 0, 13, 10]) }],
  }).compile();
  compiled.keepBcc = true;
  return (await compiled.build()).toString('latin1');
}

/** A memory world with a draft in it, and what a sender does with it. */
export function sendingWorld(raw: string, draft = 'r1') {
  const made = memoryWorld();
  const saved = { gmailMessage: 'draft-message', gmailThread: 'draft-thread', raw, labels: ['DRAFT'] };
  made.out.drafts.set(draft, saved);
  const recipients = recipientsOf(readDraft(raw, originalsOf(made.config)));
  const chosen: SendChoice = {
    draft,
    fingerprint: fingerprintOf(raw, recipients, { config: made.config, hmac }),
    opens: true,
    links: [0],
    separately: recipients.length > 1,
    again: false,
  };
  return {
    ...made,
    recipients,
    chosen,
    send: (difference: Partial<SendChoice> = {}, fault?: Fault): Outcome =>
      sendTracked({ ...chosen, ...difference }, CARD_STEP, made.ports(fault)),
    tick: (fault?: Fault) => {
      tick(made.ports(fault));
    },
    /** How many copies each recipient got. */
    got: () =>
      Object.fromEntries(
        recipients.map((each) => [each, made.out.delivered.filter(({ to }) => to.includes(each)).length]),
      ),
    sentFolder: () => sentFolder(made.out),
    /** A draft as it lies in the mailbox. */
    draftOf: (id = draft) => made.out.drafts.get(id)?.raw ?? null,
    /** The sender writes something else into the draft, or deletes it. */
    edit(changed: string | null, id = draft) {
      made.out.drafts.delete(id);
      if (changed !== null) made.out.drafts.set(id, { ...saved, raw: changed });
    },
    /** A recipient's program loads the picture of a mail that went out. */
    open(index = 0) {
      const html = textPartsOf(made.out.delivered[index]?.raw ?? '').find(({ type }) => type === 'text/html');
      const [, token = ''] = /<img[^>]*[?;]t=([\w-]+)/.exec(html?.text ?? '') ?? [];
      receiveHit({ parameters: { t: [token] }, userAgent: null }, made.ports());
    },
    sendings: () => made.notes.read().outbox.sendings,
    records: () => made.owner.entries.map(({ record }) => record),
    /** The ports, with some of the ways out replaced. */
    instead(change: (outgoing: Outgoing) => Partial<Outgoing>) {
      const ports = made.ports();
      return { ...ports, outgoing: { ...ports.outgoing, ...change(ports.outgoing) } };
    },
    /** The next press of *Continue*. */
    goOn(ports: StepPorts = made.ports(), step: Step = CARD_STEP): Outcome {
      const [sending] = made.notes.read().outbox.sendings;
      if (sending === undefined) throw new Error('Nothing is unfinished.');
      return continueSending(sending, step, ports);
    },
    stop(): Outcome {
      const [sending] = made.notes.read().outbox.sendings;
      if (sending === undefined) throw new Error('Nothing is unfinished.');
      return stopSending(sending, CARD_STEP, made.ports());
    },
    /** Whether nothing of ours is in a mail. */
    isClean: (mail: string) => messagesInMail(mail, made.config, hmac).length === 0,
    /** Lets the timer run every minute until nothing is left to do. */
    untilDone() {
      for (let minute = 0; minute < 90; minute += 1) {
        if (made.notes.read().outbox.sendings.length === 0) return;
        made.pass(MINUTE);
        try {
          tick(made.ports());
        } catch (error) {
          if (!(error instanceof OrderedFailure)) throw error;
        }
      }
      made.pass(HOUR);
    },
  };
}

export type SendingWorld = ReturnType<typeof sendingWorld>;

export const worldOf = async (written: Written = {}): Promise<SendingWorld> =>
  sendingWorld(await rawMail(written));
