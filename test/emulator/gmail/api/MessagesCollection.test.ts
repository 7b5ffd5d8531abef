import { ADA, BEN, CY, MONDAY, rawMail, webSafe } from '../aMailServer';
import { aGmail, mail, MULTIPART, caught, text, like, someText, ids } from './aGmail';

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages
describe('Gmail.Users.Messages', () => {
  it('lists the newest first, page by page, Spam and Trash only if asked for', () => {
    const { Messages, receive, pass, box } = aGmail();
    for (const subject of ['one', 'two', 'three']) {
      receive(subject);
      pass(1_000);
    }
    const [one, two, three] = ids([...box(ADA).messages()]);
    Messages.trash('me', two ?? '');
    const first = Messages.list('me', { maxResults: 1 });
    expect(first).toEqual({
      messages: [{ id: three, threadId: three }],
      nextPageToken: like(expect.stringMatching(/^\d{20}$/)),
      resultSizeEstimate: 2,
    });
    expect(ids(Messages.list('me', { maxResults: 1, pageToken: first.nextPageToken }).messages)).toEqual([
      one,
    ]);
    expect(ids(Messages.list('me', { includeSpamTrash: true }).messages)).toEqual([three, two, one]);
    expect(ids(Messages.list('me', { q: 'in:trash' }).messages)).toEqual([two]);
    expect(ids(Messages.list('me', { labelIds: ['TRASH'] }).messages)).toEqual([two]);
    expect(ids(Messages.list('me', { q: 'subject:one', labelIds: 'INBOX' }).messages)).toEqual([one]);
  });

  it('has no `messages` in an answer without a hit', () => {
    expect(aGmail().Messages.list('me', { q: 'subject:none' })).toEqual({ resultSizeEstimate: 0 });
  });

  // As seen in live runs.
  it('refuses a page token that is none, and takes an empty one for none', () => {
    const { Messages } = aGmail();
    expect(caught(() => Messages.list('me', { pageToken: 'not-a-token' }))).toMatchObject({
      message: 'API call to gmail.users.messages.list failed with error: Invalid pageToken',
      details: { code: 400, errors: [{ reason: 'invalidArgument' }] },
    });
    expect(Messages.list('me', { pageToken: '' })).toEqual({ resultSizeEstimate: 0 });
  });

  it('answers only the fields asked for', () => {
    const { Messages, receive, box } = aGmail();
    receive();
    const id = box(ADA).messages()[0]?.id ?? '';
    expect(Messages.list('me', { fields: 'messages(id), nextPageToken' })).toEqual({ messages: [{ id }] });
    expect(Messages.get('me', id, { format: 'metadata', fields: 'id,payload/headers/name' }).payload).toEqual(
      {
        headers: like(expect.arrayContaining([{ name: 'Subject' }])),
      },
    );
    expect(caught(() => Messages.list('me', { fields: 'messages(id' })).message).toContain(
      'Invalid field selection',
    );
  });

  it('refuses optional arguments and fields that are not emulated, by name', () => {
    const { Messages } = aGmail();
    expect(() => Messages.list('me', { query: 'x' })).toThrow(
      'The optional argument "query" is not emulated.',
    );
    expect(caught(() => Messages.send({ to: 'x' } as object, 'me')).message).toContain(
      'Invalid JSON payload received. Unknown name "to": Cannot find field.',
    );
    expect(caught(() => Messages.modify('me' as unknown as object, 'x', 'me')).message).toContain(
      'Delegation denied',
    );
    expect(caught(() => Messages.modify('x' as unknown as object, 'me', 'x')).message).toContain(
      'The resource comes first',
    );
    expect(
      caught(() => {
        Messages.batchModify({ ids: 'x' as unknown as string[] }, 'me');
      }).message,
    ).toContain("Invalid value at 'ids'");
  });

  describe('get', () => {
    const aMultipart = () => {
      const gmail = aGmail();
      const { id = '' } = gmail.Messages.insert({ raw: webSafe(MULTIPART), labelIds: ['INBOX'] }, 'me');
      return { ...gmail, id };
    };

    // As seen in live runs.
    it('answers text as signed bytes in UTF-8, whatever was declared, and the size in the declared charset', () => {
      const { Messages, id } = aMultipart();
      const plain = Messages.get('me', id).payload?.parts?.[0]?.parts?.[0];
      expect(plain?.body?.data).toEqual([99, 97, 102, -61, -87]);
      expect(plain?.body?.size).toBe(4);
      expect(plain?.headers).toContainEqual({
        name: 'Content-Type',
        value: 'text/plain; charset=ISO-8859-1',
      });
    });

    it('answers the tree of parts, numbered, with decoded headers', () => {
      const { Messages, id } = aMultipart();
      const { payload } = Messages.get('me', id);
      expect(payload).toMatchObject({
        partId: '',
        mimeType: 'multipart/mixed',
        filename: '',
        body: { size: 0 },
      });
      expect(payload?.headers).toContainEqual({ name: 'Subject', value: 'Grüße' });
      expect(payload?.parts?.map(({ partId, mimeType }) => [partId, mimeType])).toEqual([
        ['0', 'multipart/alternative'],
        ['1', 'text/plain'],
      ]);
      expect(payload?.parts?.[0]?.parts?.map(({ partId, body }) => [partId, text(body?.data)])).toEqual([
        ['0.0', 'café'],
        ['0.1', '<p>café</p>'],
      ]);
    });

    it('names an attachment and leaves its bytes to be fetched', () => {
      const { Messages, id } = aMultipart();
      const attachment = Messages.get('me', id).payload?.parts?.[1];
      expect(attachment).toMatchObject({
        filename: 'notes.txt',
        body: { size: 4, attachmentId: someText },
      });
      expect(attachment?.body).not.toHaveProperty('data');
      const fetched = Messages.Attachments.get('me', id, attachment?.body?.attachmentId ?? '');
      expect(text(fetched.data)).toBe('note');
      expect(caught(() => Messages.Attachments.get('me', id, 'other')).details.code).toBe(404);
    });

    it('answers the mail byte for byte as raw', () => {
      const { Messages, id } = aMultipart();
      const message = Messages.get('me', id, { format: 'raw' });
      expect(text(message.raw)).toBe(MULTIPART);
      expect(message).not.toHaveProperty('payload');
    });

    it('answers the headers asked for as metadata, and none as minimal', () => {
      const { Messages, id } = aMultipart();
      expect(Messages.get('me', id, { format: 'metadata', metadataHeaders: ['subject'] }).payload).toEqual({
        mimeType: 'multipart/mixed',
        headers: [{ name: 'Subject', value: 'Grüße' }],
      });
      expect(Messages.get('me', id, { format: 'minimal' })).toEqual({
        id,
        threadId: id,
        labelIds: ['INBOX'],
        snippet: 'café',
        sizeEstimate: MULTIPART.length,
        historyId: someText,
        internalDate: String(MONDAY),
      });
    });

    it('escapes the snippet as HTML', () => {
      const { Messages, receive, box } = aGmail();
      receive('x', `a < b & "c" 'd'`);
      expect(Messages.get('me', box(ADA).messages()[0]?.id ?? '').snippet).toBe(
        'a &lt; b &amp; &quot;c&quot; &#39;d&#39;',
      );
    });

    it('finds nothing under an unknown id, and refuses what is no id', () => {
      const { Messages } = aGmail();
      expect(caught(() => Messages.get('me', '1a00000000000999'))).toMatchObject({
        name: 'GoogleJsonResponseException',
        message: 'API call to gmail.users.messages.get failed with error: Requested entity was not found.',
        details: { code: 404, message: 'Requested entity was not found.', errors: [{ reason: 'notFound' }] },
      });
      expect(caught(() => Messages.get('me', 'constructor')).message).toContain('Invalid id value');
      expect(caught(() => Messages.get('me', '1a', { format: 'html' })).details.code).toBe(400);
    });
  });

  describe('modify', () => {
    const received = () => {
      const gmail = aGmail();
      gmail.receive();
      return { ...gmail, id: gmail.box(ADA).messages()[0]?.id ?? '' };
    };

    it('changes labels, and repeating it changes nothing', () => {
      const { Messages, id, box } = received();
      const change = { addLabelIds: ['STARRED'], removeLabelIds: ['UNREAD'] };
      expect(Messages.modify(change, 'me', id)).toEqual({ id, threadId: id, labelIds: ['INBOX', 'STARRED'] });
      const before = box(ADA).state.historyId;
      expect(Messages.modify(change, 'me', id).labelIds).toEqual(['INBOX', 'STARRED']);
      expect(box(ADA).state.historyId).toBe(before);
    });

    // As seen in live runs: TRASH by modify equals trash, SPAM takes INBOX away by itself.
    it.each(['TRASH', 'SPAM'])('with %s takes the message out of the inbox', (label) => {
      const { Messages, id } = received();
      expect(Messages.modify({ addLabelIds: [label] }, 'me', id).labelIds).toEqual(['UNREAD', label]);
    });

    it('by trash keeps the other labels, and untrash does not bring INBOX back', () => {
      const { Messages, Labels, id } = received();
      const label = Labels.create({ name: 'kept' }, 'me').id ?? '';
      Messages.modify({ addLabelIds: [label] }, 'me', id);
      expect(Messages.trash('me', id).labelIds).toEqual(['UNREAD', label, 'TRASH']);
      expect(Messages.untrash('me', id).labelIds).toEqual(['UNREAD', label]);
    });

    it('refuses nothing at all, both ways at once, names, unknown ids and Gmail’s own labels', () => {
      const { Messages, id } = received();
      const refusal = (resource: object) => caught(() => Messages.modify(resource, 'me', id)).details;
      expect(refusal({}).message).toBe('No label add or removes specified');
      expect(refusal({ addLabelIds: ['STARRED'], removeLabelIds: ['STARRED'] }).message).toBe(
        'Cannot both add and remove the same label',
      );
      expect(refusal({ addLabelIds: ['mine'] }).message).toBe('Invalid label: mine');
      expect(refusal({ addLabelIds: ['Label_7'] })).toMatchObject({
        code: 400,
        message: 'labelId not found',
      });
      expect(refusal({ removeLabelIds: ['SENT'] }).message).toBe('Invalid label: SENT');
      expect(refusal({ addLabelIds: Array.from({ length: 101 }, (_, n) => `Label_${n}`) }).code).toBe(400);
    });

    // https://developers.google.com/workspace/gmail/api/guides/labels
    it('puts no label on a draft', () => {
      const { Messages, Labels, Drafts } = received();
      const label = Labels.create({ name: 'mark' }, 'me').id ?? '';
      const draft = Drafts.create({ message: mail({ Subject: 'x' }) }, 'me').message?.id ?? '';
      expect(caught(() => Messages.modify({ addLabelIds: [label] }, 'me', draft)).details.code).toBe(400);
      expect(
        caught(() => {
          Messages.batchModify({ ids: [draft], addLabelIds: [label] }, 'me');
        }).details.code,
      ).toBe(400);
      expect(Messages.modify({ addLabelIds: ['STARRED'] }, 'me', draft).labelIds).toEqual([
        'DRAFT',
        'STARRED',
      ]);
    });

    it('of up to 1,000 messages in one call passes over ids that lead nowhere', () => {
      const { Messages, id } = received();
      Messages.batchModify({ ids: [id, '1a00000000000999'], addLabelIds: ['STARRED'] }, 'me');
      expect(Messages.get('me', id).labelIds).toContain('STARRED');
      const many = Array.from({ length: 1_001 }, () => id);
      expect(
        caught(() => {
          Messages.batchModify({ ids: many, addLabelIds: ['STARRED'] }, 'me');
        }).details,
      ).toMatchObject({
        code: 400,
        message: 'Number of ids cannot exceed 1000',
      });
      expect(
        caught(() => {
          Messages.batchModify({ addLabelIds: ['STARRED'] }, 'me');
        }).details.code,
      ).toBe(400);
    });
  });

  describe('insert', () => {
    const DATED = {
      Date: 'Sun, 01 Mar 2026 12:00:00 +0000',
      'Message-ID': '<own@example.com>',
      Subject: 'Note',
    };

    // As seen in live runs.
    it('keeps the Message-ID, and takes the date from the Date header whatever is asked', () => {
      const { Messages, box } = aGmail();
      const { id = '' } = Messages.insert(mail({ From: CY.email, ...DATED }), 'me', null, {
        internalDateSource: 'receivedTime',
      });
      const message = box(ADA).theMessage(id);
      expect(message.index.messageId).toBe('<own@example.com>');
      expect(message.internalDate).toBe(Date.UTC(2026, 2, 1, 12));
    });

    it('lets search go by the time of inserting, unless the Date header is asked for', () => {
      const { Messages } = aGmail();
      const inserted = Messages.insert(mail({ From: CY.email, ...DATED }), 'me').id;
      const dated = Messages.insert(mail({ From: CY.email, ...DATED }), 'me', null, {
        internalDateSource: 'dateHeader',
      }).id;
      expect(ids(Messages.list('me', { q: `after:${MONDAY / 1_000}` }).messages)).toEqual([inserted]);
      expect(ids(Messages.list('me', { q: `before:${MONDAY / 1_000 - 1}` }).messages)).toEqual([dated]);
    });

    it('adds SENT to mail from the user, and to nobody else’s', () => {
      const { Messages } = aGmail();
      expect(
        Messages.insert({ ...mail({ From: `Me <${ADA.email}>` }), labelIds: ['STARRED'] }, 'me').labelIds,
      ).toEqual(['STARRED', 'SENT']);
      expect(
        Messages.insert({ ...mail({ From: CY.email }), labelIds: ['INBOX', 'UNREAD'] }, 'me').labelIds,
      ).toEqual(['INBOX', 'UNREAD']);
    });

    // https://developers.google.com/workspace/gmail/api/guides/threads
    it('joins a named thread only with a reference and the same subject', () => {
      const { Messages } = aGmail();
      const { threadId = '' } = Messages.insert(mail({ From: CY.email, ...DATED }), 'me');
      const joined = (headers: Record<string, string>) =>
        Messages.insert({ ...mail(headers), threadId }, 'me').threadId === threadId;
      expect(joined({ Subject: 'Re: Note', 'In-Reply-To': '<own@example.com>' })).toBe(true);
      expect(joined({ Subject: 'Other', 'In-Reply-To': '<own@example.com>' })).toBe(false);
      expect(joined({ Subject: 'Re: Note' })).toBe(false);
      const unnamed = Messages.insert(
        mail({ Subject: 'Re: Note', 'In-Reply-To': '<own@example.com>' }),
        'me',
      ).threadId;
      expect(unnamed).not.toBe(threadId);
      expect(
        caught(() => Messages.insert({ ...mail({}), threadId: '1a00000000000999' }, 'me')).details.code,
      ).toBe(404);
      expect(caught(() => Messages.insert({ ...mail({}), threadId: 'thread-1' }, 'me')).details.message).toBe(
        'Invalid thread_id value',
      );
    });

    it('takes standard base64 as well, refuses what is none, drafts, and blobs by name', () => {
      const { Messages, box } = aGmail();
      const raw = Buffer.from(rawMail({ Subject: 'x' }, 'ÿÿ?>')).toString('base64');
      expect(box(ADA).theMessage(Messages.insert({ raw }, 'me').id ?? '').index.text).toBe('ÿÿ?>\r\n');
      expect(caught(() => Messages.insert({ raw: 'From: x' }, 'me')).details.message).toContain(
        'Base64 decoding failed',
      );
      expect(caught(() => Messages.insert({}, 'me')).details.message).toContain(
        "'raw' RFC822 payload message string",
      );
      expect(caught(() => Messages.insert({ ...mail({}), labelIds: ['DRAFT'] }, 'me')).details.message).toBe(
        'Invalid label: DRAFT',
      );
      expect(() => Messages.insert({}, 'me', {})).toThrow('Uploading a mail as a blob is not emulated.');
    });
  });

  describe('send', () => {
    // As seen in live runs; https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send
    it('replaces Message-ID and Date, delivers, and keeps a copy under SENT', () => {
      const { Messages, box } = aGmail();
      const headers = {
        To: BEN.email,
        Subject: 'Hi',
        'Message-ID': '<own@example.com>',
        Date: 'Sun, 01 Mar 2026 12:00:00 +0000',
      };
      const { id = '', labelIds } = Messages.send(mail(headers), 'me');
      const { index, internalDate } = box(ADA).theMessage(id);
      expect(labelIds).toEqual(['SENT']);
      expect([index.messageId === '<own@example.com>', index.date, internalDate]).toEqual([
        false,
        MONDAY,
        MONDAY,
      ]);
      expect(box(BEN).messages()[0]).toMatchObject({
        labelIds: ['UNREAD', 'INBOX'],
        index: { messageId: index.messageId },
      });
    });

    it('refuses a mail to nobody', () => {
      expect(caught(() => aGmail().Messages.send(mail({ Subject: 'x' }), 'me'))).toMatchObject({
        message: 'API call to gmail.users.messages.send failed with error: Recipient address required',
        details: { code: 400 },
      });
    });

    it('joins the thread it names and answers', () => {
      const { Messages, receive, box } = aGmail();
      receive('News');
      const [received] = box(ADA).messages();
      const answer = mail({
        To: CY.email,
        Subject: 'Re: News',
        'In-Reply-To': received?.index.messageId ?? '',
      });
      expect(Messages.send({ ...answer, threadId: received?.threadId }, 'me').threadId).toBe(
        received?.threadId,
      );
    });
  });
});
