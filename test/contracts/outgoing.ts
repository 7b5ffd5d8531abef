import type { MessageId } from '../../src/core/event';
import { withoutWritten, writtenIn } from '../../src/core/written';
import type { Handed, Outgoing } from '../../src/ports';
import { DAY, messageId, MINUTE } from '../support/tracked';

export interface OutgoingHarness {
  readonly outgoing: Outgoing;
  /** Whose mailbox it is. */
  readonly me: string;
  /** Two people elsewhere. */
  readonly others: readonly [string, string];
  now(): number;
  /** Lets time pass, in milliseconds. */
  pass(ms: number): void;
  /** The mails that somebody got, as bytes, oldest first. */
  got(email: string): readonly string[];
  /** From now until a minute has passed too much was asked for. */
  tire(): void;
  /** Ids that lead nowhere. */
  readonly gone: { readonly draft: string; readonly gmailMessage: string; readonly gmailThread: string };
}

interface Headers {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly messageId?: string;
  readonly references?: string;
}

const BODY = Buffer.from(
  '<p>Gr\u00fc\u00dfe \u2013 \u201cneu\u201d \ud83d\ude42</p>  \r\n\r\nends without a line',
  'utf8',
).toString('latin1');

/** What every way out of a mailbox promises. */
export function outgoingContract(name: string, create: () => OutgoingHarness): void {
  const write = ({ me, others }: OutgoingHarness, headers: Headers = {}): string => {
    const { from = me, to = others[0], subject = 'Our offer', references } = headers;
    return [
      `From: ${from}`,
      ...(to === '' ? [] : [`To: ${to}`]),
      `Subject: ${subject}`,
      `Message-ID: ${headers.messageId ?? '<one@example.com>'}`,
      'Date: Mon, 02 Nov 2026 09:00:00 +0000',
      ...(references === undefined ? [] : [`In-Reply-To: ${references}`, `References: ${references}`]),
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset="UTF-8"',
      'Content-Transfer-Encoding: 8bit',
      '',
      BODY,
    ].join('\r\n');
  };
  const bodyOf = (raw: string | undefined): string => raw?.slice(raw.indexOf('\r\n\r\n') + 4) ?? '';
  const idOf = (raw: string): string => /^Message-ID: (<.*>)/im.exec(raw)?.[1] ?? '';
  const sent = (handed: Handed): Extract<Handed, { kind: 'sent' }> => {
    if (handed.kind !== 'sent') throw new Error(`It was not sent: ${JSON.stringify(handed)}`);
    return handed;
  };
  const isSentMail = ({ outgoing }: OutgoingHarness, gmailMessage: string): boolean =>
    outgoing.read(gmailMessage)?.labels.includes('SENT') === true;
  const asWritten = (thread: string | null, ...written: readonly MessageId[]) => ({
    thread,
    labels: [],
    written,
  });
  /** A mail that went to the first of the others; answers where it lies, and its name. */
  const began = (made: OutgoingHarness) => {
    const { gmailMessage, gmailThread } = sent(
      made.outgoing.sendDraft(made.outgoing.createDraft(write(made), null), write(made), null),
    );
    return { gmailMessage, gmailThread, id: idOf(made.outgoing.read(gmailMessage)?.raw ?? '') };
  };

  describe(`the outgoing mail of ${name}`, () => {
    it('lists the newest drafts, newest first, and no more than asked for', () => {
      const made = create();
      const drafts = ['One', 'Two', 'Three'].map((subject) => {
        made.pass(MINUTE);
        return made.outgoing.createDraft(write(made, { subject }), null);
      });
      expect(made.outgoing.newestDrafts(2).map(({ draft }) => draft)).toEqual([drafts[2], drafts[1]]);
      made.pass(MINUTE);
      made.outgoing.rewriteDraft(drafts[0] ?? '', write(made, { subject: 'One, anew' }));
      const [first] = made.outgoing.newestDrafts(10);
      expect(first).toMatchObject({ subject: 'One, anew', recipients: [made.others[0]], at: made.now() });
      expect(first?.draft).toBe(drafts[0]);
      expect(first?.snippet).toContain('Grüße');
    });

    it('gives a draft back byte for byte', () => {
      const made = create();
      const draft = made.outgoing.createDraft(write(made), null);
      expect(bodyOf(made.outgoing.draft(draft)?.raw)).toBe(BODY);
      expect(made.outgoing.draft(draft)?.labels).toEqual(['DRAFT']);
      expect(made.outgoing.draft(made.gone.draft)).toBeNull();
    });

    it('sends a mail in the place of a draft, byte for byte, and the draft is gone', () => {
      const made = create();
      const draft = made.outgoing.createDraft(write(made, { subject: 'Not this' }), null);
      const { gmailMessage } = sent(made.outgoing.sendDraft(draft, write(made), null));
      expect(made.got(made.others[0]).map(bodyOf)).toEqual([BODY]);
      expect(bodyOf(made.outgoing.read(gmailMessage)?.raw)).toBe(BODY);
      expect(isSentMail(made, gmailMessage)).toBe(true);
      expect(made.outgoing.draft(draft)).toBeNull();
      expect(made.outgoing.newestDrafts(10)).toEqual([]);
    });

    it('sends nothing in the place of a draft that is gone', () => {
      const made = create();
      expect(made.outgoing.sendDraft(made.gone.draft, write(made), null).kind).toBe('refused');
      expect(made.got(made.others[0])).toEqual([]);
    });

    it('sends an answer into its conversation', () => {
      const made = create();
      const { gmailMessage, gmailThread, id } = began(made);
      const answer = write(made, { to: made.others[1], references: id });
      const next = sent(made.outgoing.send(answer, gmailThread));
      expect(next.gmailThread).toBe(gmailThread);
      expect(next.gmailMessage).not.toBe(gmailMessage);
      const draft = made.outgoing.createDraft(answer, gmailThread);
      expect(made.outgoing.draft(draft)?.gmailThread).toBe(gmailThread);
      expect(sent(made.outgoing.sendDraft(draft, answer, gmailThread)).gmailThread).toBe(gmailThread);
      expect(made.got(made.others[1])).toHaveLength(2);
    });

    it('says so when Gmail will not send a mail, and leaves no trace of it', () => {
      const made = create();
      const nobody = write(made, { to: '' });
      const draft = made.outgoing.createDraft(nobody, null);
      const history = made.outgoing.history();
      const handed = made.outgoing.sendDraft(draft, nobody, null);
      expect(handed).toMatchObject({ kind: 'refused' });
      expect(handed.kind === 'refused' ? handed.why : '').toMatch(/Recipient address required/);
      expect(made.outgoing.draft(draft)).not.toBeNull();
      expect([...made.outgoing.sentSince(history, made.now())]).toEqual([]);
    });

    it('says so when Gmail asks for a pause, and sends it afterwards', () => {
      const made = create();
      const draft = made.outgoing.createDraft(write(made), null);
      made.tire();
      expect(made.outgoing.sendDraft(draft, write(made), null)).toEqual({ kind: 'later' });
      expect(made.got(made.others[0])).toEqual([]);
      made.pass(2 * MINUTE);
      expect(made.outgoing.sendDraft(draft, write(made), null).kind).toBe('sent');
    });

    it('removes a draft, also one that is gone', () => {
      const made = create();
      const draft = made.outgoing.createDraft(write(made), null);
      made.outgoing.removeDraft(draft);
      made.outgoing.removeDraft(draft);
      expect(made.outgoing.draft(draft)).toBeNull();
    });

    it('writes a draft anew under its id', () => {
      const made = create();
      const draft = made.outgoing.createDraft(write(made), null);
      made.outgoing.rewriteDraft(draft, write(made, { to: made.others[1] }));
      expect(made.outgoing.draft(draft)?.raw).toContain(`To: ${made.others[1]}`);
      expect(made.outgoing.newestDrafts(10)).toHaveLength(1);
    });

    it('puts a mail among those sent, byte for byte, and nobody gets it', () => {
      const made = create();
      const raw = write(made);
      const ids = Array.from({ length: 12 }, (_, index) => messageId(String(index)));
      const put = made.outgoing.file(raw, { thread: null, labels: ['STARRED'], written: ids });
      expect([...put.labels].sort()).toEqual(['SENT', 'STARRED']);
      const kept = made.outgoing.read(put.gmailMessage);
      expect(withoutWritten(kept?.raw ?? '')).toBe(raw);
      expect(writtenIn(kept?.raw ?? '')).toEqual(ids);
      expect(kept).toMatchObject({ gmailThread: put.gmailThread, gmailMessage: put.gmailMessage });
      expect(made.got(made.others[0])).toEqual([]);
    });

    it('finds what was put into a conversation for a message, unless it lies in the bin', () => {
      const made = create();
      const { gmailThread, id } = began(made);
      expect(made.outgoing.filedIn(gmailThread, messageId('1'))).toBeNull();
      const raw = write(made, { messageId: '<two@example.com>', references: id });
      const { gmailMessage, gmailThread: kept } = made.outgoing.file(
        raw,
        asWritten(gmailThread, messageId('1'), messageId('2')),
      );
      expect(kept).toBe(gmailThread);
      for (const name of ['1', '2'])
        expect(made.outgoing.filedIn(gmailThread, messageId(name))).toEqual({ gmailMessage, gmailThread });
      expect(made.outgoing.filedIn(gmailThread, messageId('3'))).toBeNull();
      expect(made.outgoing.filedIn(made.gone.gmailThread, messageId('1'))).toBeNull();
      made.outgoing.trash([gmailMessage]);
      expect(made.outgoing.filedIn(gmailThread, messageId('1'))).toBeNull();
    });

    it('says so when what was put there does not count as sent, and does not find it', () => {
      const made = create();
      const { gmailThread, id } = began(made);
      const raw = write(made, { from: made.others[1], messageId: '<two@example.com>', references: id });
      expect(made.outgoing.file(raw, asWritten(gmailThread, messageId('1'))).labels).not.toContain('SENT');
      expect(made.outgoing.filedIn(gmailThread, messageId('1'))).toBeNull();
    });

    it('puts mails into the bin, and passes over those that are gone', () => {
      const made = create();
      const { gmailMessage } = began(made);
      made.outgoing.trash([]);
      made.outgoing.trash([made.gone.gmailMessage, gmailMessage]);
      made.outgoing.trash([gmailMessage]);
      expect(made.outgoing.read(gmailMessage)?.labels).toContain('TRASH');
      expect(made.outgoing.read(made.gone.gmailMessage)).toBeNull();
    });

    it.each([
      ['an hour', 60 * MINUTE],
      ['more than Gmail remembers', 40 * DAY],
    ])('knows after %s what was sent since, oldest first, and nothing else', (_, ms) => {
      const made = create();
      const begun = began(made);
      made.pass(MINUTE);
      const [history, at] = [made.outgoing.history(), made.now()];
      made.outgoing.createDraft(write(made, { subject: 'Not yet' }), null);
      const first = sent(made.outgoing.send(write(made, { references: begun.id }), begun.gmailThread));
      const second = began(made);
      made.pass(MINUTE);
      const draftDate = new Date(made.now()).toUTCString().replace('GMT', '+0000');
      const third = made.outgoing.file(
        write(made, { messageId: '<c@example.com>' }).replace(/^Date: .*$/m, `Date: ${draftDate}`),
        asWritten(null, messageId('1')),
      );
      made.pass(ms);
      expect([...made.outgoing.sentSince(history, at)].map(({ gmailMessage }) => gmailMessage)).toEqual([
        first.gmailMessage,
        second.gmailMessage,
        third.gmailMessage,
      ]);
    });

    it('knows as whom one may write', () => {
      const made = create();
      expect(made.outgoing.ownAddresses()).toContain(made.me);
    });
  });
}
