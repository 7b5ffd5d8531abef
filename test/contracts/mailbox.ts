import type { Mark } from '../../src/core/event';
import type { Mailbox } from '../../src/ports';

export interface Sending {
  readonly subject: string;
  /** Lower-case addresses. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly html: string;
  /** Answers within this thread; null begins one. */
  readonly thread: string | null;
}

export interface MailboxHarness {
  readonly mailbox: Mailbox;
  /** Sends a mail now, as a person does in Gmail. */
  send(mail: Sending): { readonly gmailMessage: string; readonly gmailThread: string };
  /** Lets time pass, in milliseconds. */
  pass(ms: number): void;
  now(): number;
  /** Ids of the labels on a message, as the person sees them; system labels left out. */
  labelsOn(gmailMessage: string): string[];
  /** The person deletes a label. */
  deleteLabel(id: string): void;
  renameLabel(id: string, name: string): void;
  /** Ids of a mail that was deleted for good. */
  gone(): { readonly gmailMessage: string; readonly gmailThread: string };
}

const MINUTE = 60_000;
const HTML = '<p>Gr&uuml;&szlig;e &ndash; “x” 🙂</p><img src="https://example.org/p.png?a=1&amp;b=2">';

const aMail = (difference: Partial<Sending> = {}): Sending => ({
  subject: 'Our offer',
  to: ['rita@example.org'],
  cc: [],
  bcc: [],
  html: HTML,
  thread: null,
  ...difference,
});

/** What every mailbox promises. */
export function mailboxContract(name: string, create: () => MailboxHarness): void {
  /** Sends several mails, a minute apart; answers their ids. */
  const sendAll = (made: MailboxHarness, count: number): string[] =>
    Array.from({ length: count }, (_, index) => {
      made.pass(MINUTE);
      return made.send(aMail({ subject: `Mail ${index}` })).gmailMessage;
    });
  const ids = (mails: readonly { readonly gmailMessage: string }[]) =>
    mails.map(({ gmailMessage }) => gmailMessage);
  const idOf = (labels: Partial<Record<Mark, string>>, mark: Mark): string => {
    const id = labels[mark];
    if (id === undefined) throw new Error(`There is no label for ${mark}.`);
    return id;
  };

  describe(`the mailbox of ${name}`, () => {
    it('tells of a sent mail all that a review asks', () => {
      const made = create();
      const sent = made.send(aMail({ cc: ['rob@example.org'], bcc: ['rosa@example.org'] }));
      const mail = made.mailbox.read(sent.gmailMessage);
      expect(mail).toMatchObject({ ...sent, at: made.now(), subject: 'Our offer' });
      expect([...(mail?.recipients ?? [])].sort()).toEqual([
        'rita@example.org',
        'rob@example.org',
        'rosa@example.org',
      ]);
      expect(mail?.html).toContain('https://example.org/p.png?a=1&amp;b=2');
      expect(mail?.html).toContain('🙂');
    });

    it('lists what was sent after an instant, oldest first', () => {
      const made = create();
      made.send(aMail());
      const after = made.now();
      const sent = sendAll(made, 3);
      expect(ids([...made.mailbox.sentAfter(after, 60)])).toEqual(sent);
      expect([...made.mailbox.sentAfter(made.now(), 60)]).toEqual([]);
    });

    it('lists the oldest when there are more than asked for, so that the others come with the next question', () => {
      const made = create();
      const after = made.now();
      const sent = sendAll(made, 5);
      const first = [...made.mailbox.sentAfter(after, 2)];
      expect(ids(first)).toEqual(sent.slice(0, 2));
      expect(ids([...made.mailbox.sentAfter(first[1]?.at ?? 0, 2)])).toEqual(sent.slice(2, 4));
    });

    it('leaves out what is known already', () => {
      const made = create();
      const after = made.now() - MINUTE;
      const [one = '', other = ''] = sendAll(made, 2);
      expect(ids([...made.mailbox.sentAfter(after, 1, new Set([one]))])).toEqual([other]);
    });

    it('lists the same of a mail as reading it alone', () => {
      const made = create();
      const after = made.now() - MINUTE;
      const { gmailMessage } = made.send(aMail());
      expect([...made.mailbox.sentAfter(after, 60)]).toEqual([made.mailbox.read(gmailMessage)]);
    });

    it('knows the messages of a thread, oldest first', () => {
      const made = create();
      const first = made.send(aMail());
      made.pass(MINUTE);
      made.send(aMail({ subject: 'Something else' }));
      made.pass(MINUTE);
      const second = made.send(aMail({ subject: 'Re: Our offer', thread: first.gmailThread }));
      expect(second.gmailThread).toBe(first.gmailThread);
      expect(made.mailbox.messagesOf(first.gmailThread)).toEqual([first.gmailMessage, second.gmailMessage]);
    });

    it('answers none for what is gone', () => {
      const made = create();
      const { gmailMessage, gmailThread } = made.gone();
      expect(made.mailbox.read(gmailMessage)).toBeNull();
      expect(made.mailbox.messagesOf(gmailThread)).toEqual([]);
    });

    it('makes a label for each mark asked for, and only once', () => {
      const made = create();
      const first = made.mailbox.labelsFor(['sent'], {});
      expect(Object.keys(first)).toEqual(['sent']);
      const both = made.mailbox.labelsFor(['opened'], first);
      expect(both.sent).toBe(first.sent);
      expect(new Set([both.sent, both.opened]).size).toBe(2);
      expect(made.mailbox.labelsFor(['sent', 'opened'], {})).toEqual(both);
    });

    it('makes a label again that was deleted', () => {
      const made = create();
      const known = made.mailbox.labelsFor(['sent', 'opened'], {});
      made.deleteLabel(idOf(known, 'sent'));
      expect(made.mailbox.labelsFor(['opened'], known)).toEqual({ opened: known.opened });
      const again = made.mailbox.labelsFor(['sent'], known);
      const { gmailMessage } = made.send(aMail());
      made.mailbox.relabel([gmailMessage], { add: [idOf(again, 'sent')], remove: [idOf(again, 'opened')] });
      expect(made.labelsOn(gmailMessage)).toEqual([again.sent]);
    });

    it('finds a label again that was renamed', () => {
      const made = create();
      const known = made.mailbox.labelsFor(['opened'], {});
      made.renameLabel(idOf(known, 'opened'), 'They read it!');
      expect(made.mailbox.labelsFor(['opened'], known)).toEqual(known);
    });

    it('changes the labels of many messages at once, and of no other', () => {
      const made = create();
      const labels = made.mailbox.labelsFor(['sent', 'opened'], {});
      const [sentId, openedId] = [idOf(labels, 'sent'), idOf(labels, 'opened')];
      const [one = '', two = '', three = ''] = sendAll(made, 3);
      made.mailbox.relabel([one, two, three], { add: [sentId], remove: [] });
      made.mailbox.relabel([one, two], { add: [openedId], remove: [sentId] });
      expect([one, two, three].map(made.labelsOn)).toEqual([[openedId], [openedId], [sentId]]);
    });

    it('changes nothing when labels are as they should be, or there is no message', () => {
      const made = create();
      const sentId = idOf(made.mailbox.labelsFor(['sent'], {}), 'sent');
      const { gmailMessage } = made.send(aMail());
      made.mailbox.relabel([gmailMessage], { add: [sentId], remove: [] });
      made.mailbox.relabel([gmailMessage], { add: [sentId], remove: [] });
      made.mailbox.relabel([], { add: [sentId], remove: [] });
      expect(made.labelsOn(gmailMessage)).toEqual([sentId]);
    });

    it('passes over messages that are gone', () => {
      const made = create();
      const sentId = idOf(made.mailbox.labelsFor(['sent'], {}), 'sent');
      const { gmailMessage } = made.send(aMail());
      made.mailbox.relabel([made.gone().gmailMessage, gmailMessage], { add: [sentId], remove: [] });
      expect(made.labelsOn(gmailMessage)).toEqual([sentId]);
    });
  });
}
