import MailComposer from 'nodemailer/lib/mail-composer';
import { fingerprint } from '../../src/core/fingerprint';
import { readDraft } from '../../src/core/readDraft';
import { originalsOf } from '../../src/flows/composing';
import { recipientsOf } from '../../src/flows/draftToSend';
import { messagesInMail } from '../../src/flows/findToken';
import type { Outcome } from '../../src/core/sendOutcome';
import { CARD_STEP, sendTracked, type SendChoice } from '../../src/flows/sendTracked';
import { tick } from '../../src/flows/tick';
import { OrderedFailure, type Fault } from './countedCalls';
import { hmac } from './hmac';
import { sentFolder } from './memoryOutgoing';
import { memoryWorld } from './memoryWorld';
import { HOUR, MINUTE } from './tracked';

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
  made.out.drafts.set(draft, { gmailMessage: 'draft-message', gmailThread: 'draft-thread', raw, labels: ['DRAFT'] });
  const recipients = recipientsOf(readDraft(raw, originalsOf(made.config)));
  const chosen: SendChoice = {
    draft,
    fingerprint: fingerprint(raw, recipients, originalsOf(made.config)),
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
