import { ADA, aMailServer, anAccount, BEN, CY, MONDAY, rawMail } from './aMailServer';
import { sendOwnMail } from '../../../emulator/gmail/post';
import { mailServerOf } from '../../../emulator/gmail/MailSystem';
import type { MailState } from '../../../emulator/gmail/state';
import type { World } from '../../../emulator/contracts';

const composition = { to: BEN.email, cc: '', bcc: '', subject: 'Plan', html: '<p>Shall we?</p>' };
const newThread = () => null;

describe('A mail sent from the composer', () => {
  const sent = (changes: Partial<typeof composition> = {}) => {
    const world = aMailServer();
    const ada = world.server.mailbox(ADA.email);
    const draftId = ada.saveDraft({ ...composition, ...changes });
    world.pass(90_500);
    const { messageId } = ada.sendDraft(draftId);
    return { ...world, ada, messageId, draftId };
  };

  it('lies under Sent, read, and in the inbox of who is addressed, unread', () => {
    const { server, ada, messageId } = sent();
    expect(ada.message(messageId)?.labelIds).toEqual(['SENT']);
    const [thread] = server.mailbox(BEN.email).threads('INBOX');
    expect(thread?.messages).toMatchObject([
      {
        from: { name: ADA.name, email: ADA.email },
        subject: 'Plan',
        labelIds: ['UNREAD', 'INBOX'],
        snippet: 'Shall we?',
      },
    ]);
  });

  it('takes its draft away', () => {
    const { ada, draftId } = sent();
    expect(ada.drafts()).toEqual([]);
    expect(ada.draft(draftId)).toBeNull();
  });

  // https://developers.google.com/workspace/gmail/api/guides/drafts
  it('is a new message with a new Message-ID, dated when it was sent, to the second', () => {
    const world = aMailServer();
    const ada = world.server.mailbox(ADA.email);
    const draftId = ada.saveDraft(composition);
    const draft = Object.values(world.box(ADA).state.messages)[0];
    world.pass(90_500);
    const { messageId, threadId } = ada.sendDraft(draftId);
    const message = world.box(ADA).theMessage(messageId);
    expect(messageId).not.toBe(draft?.id);
    expect(threadId).toBe(draft?.threadId);
    expect(message.index.messageId).not.toBe(draft?.index.messageId);
    expect(message.internalDate).toBe(MONDAY + 90_000);
    expect(message.index.date).toBe(MONDAY + 90_000);
  });

  it('goes to everybody in To, Cc and Bcc, and only the sender sees Bcc', () => {
    const { server, box, messageId } = sent({ to: BEN.email, bcc: `Cy <${CY.email}>` });
    const copies = [BEN, CY].map((account) => server.mailbox(account.email).threads('INBOX')[0]?.messages[0]);
    expect(copies.map((message) => message?.bcc)).toEqual([[], []]);
    expect(box(CY).messages()[0]?.raw).not.toMatch(/^Bcc:/im);
    expect(box(ADA).theMessage(messageId).raw).toMatch(/^Bcc: Cy <cy@example.org>/im);
  });

  // Seen in live runs, also for plus addresses.
  it.each([ADA.email, 'ada+notes@example.com'])(
    'to oneself (%s) is one message with SENT and INBOX',
    (to) => {
      const { box, messageId } = sent({ to });
      expect(box(ADA).messages()).toHaveLength(1);
      expect(box(ADA).theMessage(messageId).labelIds).toEqual(['UNREAD', 'SENT', 'INBOX']);
    },
  );

  it('to nobody known comes back as a delivery report that names the address', () => {
    const { ada, box } = sent({ to: 'nobody@example.net' });
    const [report] = ada.threads('INBOX');
    expect(report?.messages[0]).toMatchObject({
      from: { email: 'mailer-daemon@googlemail.com' },
      subject: 'Delivery Status Notification (Failure)',
    });
    const raw = box(ADA).messages().at(-1)?.raw;
    expect(raw).toContain('X-Failed-Recipients: nobody@example.net');
    expect(raw).toContain(`In-Reply-To: ${box(ADA).messages()[0]?.index.messageId}`);
  });

  it('is refused without a recipient, in Gmail’s words, and stays a draft', () => {
    const ada = aMailServer().server.mailbox(ADA.email);
    const draftId = ada.saveDraft({ ...composition, to: '' });
    expect(() => ada.sendDraft(draftId)).toThrow('Please specify at least one recipient.');
    expect(ada.drafts()).toHaveLength(1);
  });

  it('is refused with a malformed address, in Gmail’s words', () => {
    const ada = aMailServer().server.mailbox(ADA.email);
    const draftId = ada.saveDraft({ ...composition, cc: 'bob.example.com' });
    expect(() => ada.sendDraft(draftId)).toThrow(
      'The address "bob.example.com" in the "Cc" field was not recognized. Please make sure that all addresses are properly formed.',
    );
  });

  it('reaches a name beyond ASCII whole', () => {
    const zoe = anAccount('zoe@example.com', { name: 'Zoë ✓' });
    const { server } = aMailServer({ accounts: [zoe, BEN] });
    const view = server.mailbox(zoe.email);
    view.sendDraft(view.saveDraft({ ...composition, subject: 'Größe ✓' }));
    expect(server.mailbox(BEN.email).threads('INBOX')[0]?.messages[0]).toMatchObject({
      from: { name: 'Zoë ✓', email: zoe.email },
      subject: 'Größe ✓',
    });
  });
});

describe('A draft', () => {
  // https://developers.google.com/workspace/gmail/api/guides/drafts
  it('keeps its id and its Message-ID, and has a new message id at each saving', () => {
    const { server, box } = aMailServer();
    const ada = server.mailbox(ADA.email);
    const first = ada.saveDraft(composition);
    const [before] = box(ADA).messages();
    expect(ada.saveDraft({ ...composition, subject: 'Other plan' }, first)).toBe(first);
    const [after, ...others] = box(ADA).messages();
    expect(others).toEqual([]);
    expect(after?.id).not.toBe(before?.id);
    expect(after?.index.messageId).toBe(before?.index.messageId);
    expect(ada.draft(first)?.subject).toBe('Other plan');
  });

  it('gives back what was written, wrapped as the composer wraps it', () => {
    const ada = aMailServer().server.mailbox(ADA.email);
    const id = ada.saveDraft({ ...composition, cc: 'Cy Example <cy@example.org>', bcc: BEN.email });
    expect(ada.draft(id)).toMatchObject({
      id,
      to: BEN.email,
      cc: 'Cy Example <cy@example.org>',
      bcc: BEN.email,
      subject: 'Plan',
      html: '<div dir="ltr"><p>Shall we?</p></div>',
      attachments: [],
      pictures: [],
    });
  });

  it('that was sent or removed meanwhile comes back when its window saves once more', () => {
    const ada = aMailServer().server.mailbox(ADA.email);
    const id = ada.saveDraft(composition);
    ada.discardDraft(id);
    ada.discardDraft(id);
    const again = ada.saveDraft(composition, id);
    expect(ada.drafts().map((draft) => draft.id)).toEqual([again]);
  });

  it('stands among the drafts, newest first, and in no thread', () => {
    const { server, pass } = aMailServer();
    const ada = server.mailbox(ADA.email);
    ada.saveDraft({ ...composition, subject: 'old' });
    pass(999);
    ada.saveDraft({ ...composition, subject: 'new' });
    expect(ada.drafts().map(({ subject, at }) => [subject, at])).toEqual([
      ['new', MONDAY],
      ['old', MONDAY],
    ]);
    expect(ada.threads('DRAFT')).toEqual([]);
  });
});

describe('A reply', () => {
  const correspondence = () => {
    const world = aMailServer();
    const ada = world.server.mailbox(ADA.email);
    const ben = world.server.mailbox(BEN.email);
    ada.sendDraft(ada.saveDraft(composition));
    world.pass(60_000);
    const received = ben.threads('INBOX')[0]?.messages[0]?.id ?? '';
    return { ...world, ada, ben, received };
  };

  // https://developers.google.com/workspace/gmail/api/guides/threads
  it('joins the conversation on both sides', () => {
    const { ada, ben, received } = correspondence();
    ben.sendDraft(ben.saveDraft({ ...composition, to: ADA.email, subject: 'Re: Plan', inReplyTo: received }));
    expect(ben.threads('INBOX')[0]?.messages.map((message) => message.labelIds)).toEqual([
      ['UNREAD', 'INBOX'],
      ['SENT'],
    ]);
    expect(ada.threads('INBOX')[0]?.messages.map((message) => message.labelIds)).toEqual([
      ['SENT'],
      ['UNREAD', 'INBOX'],
    ]);
  });

  it('with another subject begins a new conversation', () => {
    const { ada, ben, received } = correspondence();
    ben.sendDraft(ben.saveDraft({ ...composition, to: ADA.email, subject: 'Lunch', inReplyTo: received }));
    expect(ada.threads('INBOX')[0]?.messages).toHaveLength(1);
  });

  it('remembers as a draft what it answers', () => {
    const { ben, received } = correspondence();
    const id = ben.saveDraft({ ...composition, to: ADA.email, subject: 'Re: Plan', inReplyTo: received });
    expect(ben.draft(id)?.inReplyTo).toBe(received);
    expect(ben.thread(ben.message(received)?.threadId ?? '')?.messages).toHaveLength(1);
  });

  it('is not held together by the subject alone', () => {
    const { ada } = correspondence();
    ada.sendDraft(ada.saveDraft(composition));
    expect(ada.threads('SENT')).toHaveLength(2);
  });
});

describe('A mailbox', () => {
  it('shows threads newest first, and what is in Trash or Spam only there', () => {
    const { server, box, pass } = aMailServer();
    const ada = server.mailbox(ADA.email);
    for (const subject of ['one', 'two', 'three']) {
      server.dispatch({ from: CY, to: [ADA.email], subject, text: 'x', keepCopy: false });
      pass(1_000);
    }
    const subjects = (labelId: string) => ada.threads(labelId).map((thread) => thread.messages[0]?.subject);
    expect(subjects('INBOX')).toEqual(['three', 'two', 'one']);
    const [first] = box(ADA).messages();
    if (first !== undefined) box(ADA).relabel(first, { add: ['TRASH'], remove: [] });
    expect(subjects('INBOX')).toEqual(['three', 'two']);
    expect(subjects('TRASH')).toEqual(['one']);
    expect(ada.thread('1a')).toBeNull();
    expect(ada.message('1a')).toBeNull();
  });

  it('marks a thread read', () => {
    const { server } = aMailServer();
    server.dispatch({ from: CY, to: [ADA.email], subject: 's', text: 'x', keepCopy: false });
    const ada = server.mailbox(ADA.email);
    ada.markRead(ada.threads('INBOX')[0]?.id ?? '');
    expect(ada.threads('INBOX')[0]?.messages[0]?.labelIds).toEqual(['INBOX']);
  });

  it('lists the labels of Gmail and the person’s own', () => {
    const { server, box } = aMailServer();
    box(ADA).state.labels.push({
      id: 'Label_1',
      name: 'Own',
      labelListVisibility: 'labelShow',
      messageListVisibility: 'show',
      color: null,
    });
    const labels = server.mailbox(ADA.email).labels();
    expect(labels).toContainEqual({ id: 'INBOX', name: 'INBOX', type: 'system', color: null });
    expect(labels).toContainEqual({ id: 'Label_1', name: 'Own', type: 'user', color: null });
  });

  it('of nobody is refused by name', () => {
    expect(() => aMailServer().server.mailbox('x@example.com')).toThrow(
      'Nobody here has the address x@example.com.',
    );
  });
});

describe('The mail system', () => {
  it('is plain JSON: saved and loaded, everything is as it was', () => {
    const first = aMailServer();
    const ada = first.server.mailbox(ADA.email);
    ada.sendDraft(ada.saveDraft(composition));
    ada.saveDraft(composition);
    const loaded = JSON.parse(JSON.stringify(first.state)) as MailState;
    const again = aMailServer({ state: loaded }).server.mailbox(ADA.email);
    expect(again.threads('SENT')).toEqual(ada.threads('SENT'));
    expect(again.drafts()).toEqual(ada.drafts());
    expect(again.saveDraft(composition)).not.toBe(ada.drafts()[0]?.id);
  });

  it('tells of every change', () => {
    const { server, touched } = aMailServer();
    const before = touched();
    server.mailbox(ADA.email).saveDraft(composition);
    expect(touched()).toBeGreaterThan(before);
  });

  it('gives ids of sixteen hexadecimal digits that are plainly made up', () => {
    const { server, box } = aMailServer();
    server.mailbox(ADA.email).saveDraft(composition);
    expect(box(ADA).messages()[0]?.id).toMatch(/^1a0000[0-9a-f]{10}$/);
  });

  it('keeps a copy of what a program sends only if asked', () => {
    const { server } = aMailServer();
    const mail = { from: ADA, to: [BEN.email], subject: 's', text: 'plain', html: '<p>rich</p>' };
    server.dispatch({ ...mail, keepCopy: true });
    server.dispatch({ ...mail, keepCopy: false });
    expect(server.mailbox(ADA.email).threads('SENT')).toHaveLength(1);
    expect(
      server
        .mailbox(BEN.email)
        .threads('INBOX')
        .map((thread) => thread.messages[0]?.html),
    ).toEqual(['<p>rich</p>', '<p>rich</p>']);
  });

  it('shows plain text as it was typed', () => {
    const { server } = aMailServer();
    server.dispatch({ from: CY, to: [ADA.email], subject: 's', text: '1 < 2', keepCopy: false });
    expect(server.mailbox(ADA.email).threads('INBOX')[0]?.messages[0]?.html).toMatch(
      /^<pre>1 &lt; 2\s*<\/pre>$/,
    );
  });

  it('is found behind a world, and nothing else is taken for it', () => {
    const { server } = aMailServer();
    // Only the mail of these worlds is looked at.
    expect(mailServerOf({ mail: server } as unknown as World)).toBe(server);
    expect(() => mailServerOf({ mail: {} } as unknown as World)).toThrow('no mail servers');
  });
});

describe('A mail sent by the API', () => {
  it('has the sender’s own From, whatever it claimed', () => {
    const { server, box } = aMailServer();
    const sent = sendOwnMail(
      server,
      box(ADA),
      rawMail({ From: 'Boss <ben@example.com>', To: CY.email }),
      newThread,
    );
    expect(sent.index.from).toEqual({ name: ADA.name, email: ADA.email });
  });

  it('keeps the name the sender chose', () => {
    const { server, box } = aMailServer();
    const sent = sendOwnMail(
      server,
      box(ADA),
      rawMail({ From: 'A. <ADA@example.com>', To: CY.email }),
      newThread,
    );
    expect(sent.index.from.name).toBe('A.');
  });

  it('is refused when nobody is addressed or an address is none', () => {
    const { server, box } = aMailServer();
    const send = (headers: Record<string, string>) => () =>
      sendOwnMail(server, box(ADA), rawMail(headers), newThread);
    expect(send({ Subject: 'x' })).toThrow('Recipient address required');
    expect(send({ To: 'nobody' })).toThrow('Invalid To header');
    expect(send({ To: BEN.email, Bcc: 'x@y' })).toThrow('Invalid Bcc header');
    expect(box(ADA).messages()).toEqual([]);
  });
});
