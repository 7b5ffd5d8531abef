import { keyRingOf } from '../../src/core/keys';
import { tokenFor } from '../../src/core/token';
import { clickUrl, openUrl } from '../../src/core/trackingUrl';
import type { Mark, MessageId } from '../../src/core/event';
import { review } from '../../src/flows/review';
import type { MarkChange, SentMail } from '../../src/ports';
import { OrderedFailure, type Fault } from './countedCalls';
import { hmac } from './hmac';
import { marksOn } from './memoryMailbox';
import { samsConfig, BASE, memoryWorld, SAM } from './memoryWorld';
import { messageId, MINUTE, SENT_AT, TRACKED_AT } from './tracked';

const keyRing = keyRingOf(samsConfig(), hmac);
const URL = 'https://example.org/';

export const pixelOf = (message: MessageId, ring = keyRing): string => {
  const token = tokenFor({ kind: 'open', message, tag: '00000000', link: 0, destination: null }, ring, hmac);
  return `<img src="${openUrl(BASE, token)}" width="1" height="1">`;
};
export const linkOf = (message: MessageId): string => {
  const token = tokenFor(
    { kind: 'click', message, tag: '00000000', link: 0, destination: URL },
    keyRing,
    hmac,
  );
  return `<a href="${clickUrl(BASE, token, URL).replace('&', '&amp;')}">x</a>`;
};

export const aMail = (name: string, html: string, difference: Partial<SentMail> = {}): SentMail => ({
  gmailMessage: `mail-${name}`,
  gmailThread: `thread-${name}`,
  at: SENT_AT,
  subject: 'Our offer',
  recipients: ['rita@example.org'],
  html,
  written: [],
  ...difference,
});

export const aChange = (name: string, mark: Mark, difference: Partial<MarkChange> = {}): MarkChange => ({
  message: messageId(name),
  sender: SAM,
  gmailMessage: `mail-${name}`,
  gmailThread: `thread-${name}`,
  mark,
  at: SENT_AT,
  ...difference,
});

/** A memory world with the steps of a sender's review. */
export function senderWorld() {
  const made = memoryWorld();
  made.at(SENT_AT + MINUTE);
  return {
    ...made,
    review: (fault?: Fault) => {
      review(made.ports(fault));
    },
    calls: (): string[] => {
      const counted = made.ports();
      review(counted);
      return counted.calls;
    },
    /** *Track* was pressed for these. */
    track: (...names: readonly string[]) => {
      const noted = names.map((name) => ({ message: messageId(name), at: TRACKED_AT, links: 0 }));
      made.notes.write({ unbound: [...made.notes.read().unbound, ...noted] });
    },
    change: (...marks: readonly MarkChange[]) => {
      const all = [...made.owner.desk.changes.marks, ...marks];
      made.owner.desk = { ...made.owner.desk, changes: { since: 0, marks: all } };
    },
    marks: (name: string) => marksOn(made.mail, `mail-${name}`),
    records: () => made.owner.entries.map(({ record }) => record),
    unbound: () => made.notes.read().unbound.map(({ message }) => message),
  };
}

export type SenderWorld = ReturnType<typeof senderWorld>;

/** Ports whose mailbox refuses every call that names one of these mails. */
export function refusing(made: SenderWorld, ...refused: readonly string[]) {
  const counted = made.ports();
  const mailbox = {
    ...counted.mailbox,
    relabel: (...[ids, change]: Parameters<typeof counted.mailbox.relabel>) => {
      if (ids.some((id) => refused.includes(id))) throw new OrderedFailure('refused');
      counted.mailbox.relabel(ids, change);
    },
  };
  return { ...counted, mailbox };
}
