import { mailServerOf } from '../../../emulator/gmail/MailSystem';
import { HISTORY_KEPT_MS } from '../../../emulator/gmail/limits';
import { gmailService } from '../../../emulator/services/Gmail';
import { ADA, aMailServer, BEN, contextFor, CY, MONDAY, rawMail, webSafe } from '../gmail/aMailServer';

type Users = Pick<
  GoogleAppsScript.Gmail.Collection.UsersCollection,
  'getProfile' | 'Drafts' | 'History' | 'Labels' | 'Messages' | 'Settings' | 'Threads'
>;

/** The service as Ada's script finds it; the typings know more members than are emulated. */
function aGmail({ user = ADA.email, oauthScopes }: { user?: string; oauthScopes?: string[] } = {}) {
  const world = aMailServer();
  const context = contextFor(world.server, user, oauthScopes === undefined ? {} : { oauthScopes });
  const { Users } = gmailService(context) as unknown as { Users: Users };
  const { Messages, Threads, Labels, Drafts, History, Settings } = Users;
  const receive = (subject = 'News', text = 'Hello') => {
    world.server.dispatch({ from: CY, to: [ADA.email], subject, text, keepCopy: false });
  };
  return { ...world, Users, Messages, Threads, Labels, Drafts, History, Settings, receive, context };
}

const mail = (headers: Record<string, string>, body?: string) => ({ raw: webSafe(rawMail(headers, body)) });
const MULTIPART = [
  'From: Cy <cy@example.org>',
  'Subject: =?ISO-8859-1?Q?Gr=FC=DFe?=',
  'Content-Type: multipart/mixed; boundary=m',
  '',
  '--m',
  'Content-Type: multipart/alternative; boundary=a',
  '',
  '--a',
  'Content-Type: text/plain; charset=ISO-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'caf=E9',
  '--a',
  'Content-Type: text/html; charset=UTF-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('<p>café</p>').toString('base64'),
  '--a--',
  '--m',
  'Content-Type: text/plain; name=notes.txt',
  '',
  'note',
  '--m--',
  '',
].join('\r\n');

/** What a script catches. */
function caught(work: () => unknown): {
  name: string;
  message: string;
  details: { code: number; message: string; errors: unknown[] };
} {
  try {
    work();
  } catch (error) {
    // Every refusal here is a ServiceError with details.
    return error as ReturnType<typeof caught>;
  }
  throw new Error('nothing was thrown');
}

const text = (bytes: unknown) => Buffer.from(Int8Array.from(bytes as number[]).buffer).toString('utf8');
/** Jest types its matchers as `any`. */
const like = (matcher: unknown) => matcher;
const someText = like(expect.any(String));
const ids = (list: { id?: string | undefined }[] | undefined) => (list ?? []).map(({ id }) => id);

describe('Gmail.Users', () => {
  // https://developers.google.com/workspace/gmail/api/reference/rest/v1/users/getProfile
  it('tells whose mailbox it is, under "me" and under the own address', () => {
    const { Users, receive } = aGmail();
    receive();
    const profile = {
      emailAddress: ADA.email,
      messagesTotal: 1,
      threadsTotal: 1,
      historyId: like(expect.stringMatching(/^\d+$/)),
    };
    expect(Users.getProfile('me')).toEqual(profile);
    expect(Users.getProfile('Ada@example.com')).toEqual(profile);
  });

  it.each([BEN.email, 'ada+x@example.com', 'someid'])('opens no other mailbox: %s', (userId) => {
    expect(caught(() => aGmail().Users.getProfile(userId))).toMatchObject({
      name: 'GoogleJsonResponseException',
      message: `API call to gmail.users.getProfile failed with error: Delegation denied for ${ADA.email}`,
      details: { code: 403, errors: [{ domain: 'global', reason: 'forbidden' }] },
    });
  });

  it.each(['', CY.email])('has no mailbox for "%s"', (user) => {
    expect(caught(() => aGmail({ user }).Users.getProfile('me')).message).toContain(
      'Mail service not enabled',
    );
  });

  // https://developers.google.com/workspace/gmail/api/auth/scopes
  it('needs a scope of the method’s own, which gmail.labels is not for labelling', () => {
    const { Labels, Messages, receive, box } = aGmail({
      oauthScopes: ['https://www.googleapis.com/auth/gmail.labels'],
    });
    receive();
    const [message] = box(ADA).messages();
    expect(() => Labels.create({ name: 'a' }, 'me')).not.toThrow();
    expect(
      caught(() => Messages.modify({ addLabelIds: ['Label_1'] }, 'me', message?.id ?? '')),
    ).toMatchObject({
      message:
        'API call to gmail.users.messages.modify failed with error: Request had insufficient authentication scopes.',
      details: { code: 403 },
    });
  });

  // https://developers.google.com/workspace/gmail/api/reference/quota; words as seen in live runs
  it('refuses what exceeds 6,000 units in a minute, with 403, until the minute has passed', () => {
    const { Messages, receive, box, pass } = aGmail();
    receive();
    const id = box(ADA).messages()[0]?.id ?? '';
    for (let times = 0; times < 300; times += 1) Messages.get('me', id, { format: 'minimal' });
    expect(caught(() => Messages.get('me', id))).toMatchObject({
      message:
        "API call to gmail.users.messages.get failed with error: Quota exceeded for quota metric 'Total Query Cost' and " +
        "limit 'Units per minute per user' of service 'gmail.googleapis.com' for consumer 'project_number:123456789012'.",
      details: { code: 403, errors: [{ domain: 'usageLimits', reason: 'rateLimitExceeded' }] },
    });
    pass(60_000);
    expect(() => Messages.get('me', id)).not.toThrow();
  });
});

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

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.threads
describe('Gmail.Users.Threads', () => {
  const conversation = () => {
    const gmail = aGmail();
    gmail.receive('News', 'first');
    const [received] = gmail.box(ADA).messages();
    gmail.pass(60_000);
    const headers = { To: CY.email, Subject: 'Re: News', 'In-Reply-To': received?.index.messageId ?? '' };
    const threadId = received?.threadId ?? '';
    const answer = { ...mail(headers, 'second'), threadId };
    gmail.Messages.send(answer, 'me');
    return { ...gmail, threadId, answer };
  };

  it('lists threads by their newest hit', () => {
    const { Threads, threadId, receive, pass, box } = conversation();
    pass(60_000);
    receive('Other');
    const other = box(ADA).messages().at(-1)?.threadId;
    expect(Threads.list('me')).toEqual({
      threads: [
        { id: other, snippet: 'Hello', historyId: someText },
        { id: threadId, snippet: 'second', historyId: someText },
      ],
      resultSizeEstimate: 2,
    });
    expect(ids(Threads.list('me', { q: 'in:sent' }).threads)).toEqual([threadId]);
    expect(Threads.list('me', { q: 'from:cy in:sent' })).toEqual({ resultSizeEstimate: 0 });
  });

  it('gives all messages, oldest first, also those in Trash, but never raw', () => {
    const { Threads, Messages, threadId } = conversation();
    Messages.trash('me', threadId);
    expect(
      Threads.get('me', threadId, { format: 'minimal' }).messages?.map(({ snippet }) => snippet),
    ).toEqual(['first', 'second']);
    expect(caught(() => Threads.get('me', threadId, { format: 'raw' })).details.code).toBe(400);
    expect(caught(() => Threads.get('me', '1a00000000000999')).details.code).toBe(404);
  });

  it('labels the messages there are, but no draft and none that comes later', () => {
    const { Threads, Labels, Drafts, Messages, threadId, answer } = conversation();
    Drafts.create({ message: answer }, 'me');
    const label = Labels.create({ name: 'mark' }, 'me').id ?? '';
    const labelled = () =>
      Threads.get('me', threadId, { format: 'minimal' }).messages?.map(({ labelIds }) =>
        labelIds?.includes(label),
      );
    Threads.modify({ addLabelIds: [label] }, 'me', threadId);
    expect(labelled()).toEqual([true, true, false]);
    Messages.send(answer, 'me');
    expect(labelled()).toEqual([true, true, false, false]);
  });

  it('goes to Trash as a whole', () => {
    const { Threads, threadId } = conversation();
    expect(Threads.trash('me', threadId).messages?.map(({ labelIds }) => labelIds)).toEqual([
      ['UNREAD', 'TRASH'],
      ['SENT', 'TRASH'],
    ]);
  });
});

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels
describe('Gmail.Users.Labels', () => {
  it('makes, lists, changes and removes labels', () => {
    const { Labels, Messages, receive, box } = aGmail();
    receive();
    const id = box(ADA).messages()[0]?.id ?? '';
    const color = { textColor: '#ffffff', backgroundColor: '#16a766' };
    const made = Labels.create({ name: 'Doublecheck/✓✓', color }, 'me');
    expect(made).toEqual({
      id: 'Label_1',
      name: 'Doublecheck/✓✓',
      labelListVisibility: 'labelShow',
      messageListVisibility: 'show',
      color,
    });
    expect(Labels.list('me').labels).toContainEqual({ ...made, type: 'user' });
    expect(Labels.list('me').labels).toContainEqual({ id: 'INBOX', name: 'INBOX', type: 'system' });
    Messages.modify({ addLabelIds: ['Label_1'] }, 'me', id);
    expect(Labels.get('me', 'Label_1')).toMatchObject({
      type: 'user',
      messagesTotal: 1,
      messagesUnread: 1,
      threadsTotal: 1,
      threadsUnread: 1,
    });
    expect(Labels.get('me', 'INBOX')).toMatchObject({ type: 'system', messagesTotal: 1 });
    expect(Labels.patch({ labelListVisibility: 'labelHide' }, 'me', 'Label_1')).toMatchObject({
      name: 'Doublecheck/✓✓',
      color,
    });
    expect(Labels.update({ name: 'Other' }, 'me', 'Label_1')).toMatchObject({
      name: 'Other',
      labelListVisibility: 'labelShow',
    });
    expect(Messages.get('me', id).labelIds).toContain('Label_1');
    Labels.remove('me', 'Label_1');
    expect(Messages.get('me', id).labelIds).not.toContain('Label_1');
    expect(caught(() => Labels.get('me', 'Label_1')).details.code).toBe(404);
  });

  // Words and codes as seen in live runs.
  it('refuses in Google’s words', () => {
    const { Labels } = aGmail();
    Labels.create({ name: 'a' }, 'me');
    expect(caught(() => Labels.create({ name: 'A' }, 'me'))).toMatchObject({
      message: 'API call to gmail.users.labels.create failed with error: Label name exists or conflicts',
      details: { code: 409, errors: [{ domain: 'global', reason: 'aborted' }] },
    });
    expect(caught(() => Labels.create({ name: 'Inbox' }, 'me'))).toMatchObject({
      message: 'API call to gmail.users.labels.create failed with error: Invalid label name',
      details: { code: 400, errors: [{ reason: 'invalidArgument' }] },
    });
    expect(caught(() => Labels.update({}, 'me', 'Label_1')).details.message).toBe('Invalid label name');
    expect(
      caught(() => {
        Labels.remove('me', 'INBOX');
      }),
    ).toMatchObject({
      message: 'API call to gmail.users.labels.delete failed with error: Invalid delete request',
    });
  });
});

// https://developers.google.com/workspace/gmail/api/guides/drafts
describe('Gmail.Users.Drafts', () => {
  const LETTER = { To: BEN.email, Subject: 'Draft' };

  it('makes a draft of one’s own, and a new message at each update', () => {
    const { Drafts, Messages } = aGmail();
    const made = Drafts.create({ message: mail(LETTER, 'one') }, 'me');
    expect(made).toEqual({
      id: like(expect.stringMatching(/^r\d+$/)),
      message: { id: someText, threadId: made.message?.id, labelIds: ['DRAFT'] },
    });
    const { id = '' } = made;
    const updated = Drafts.update({ message: mail(LETTER, 'two') }, 'me', id);
    expect(updated.id).toBe(id);
    expect(updated.message?.id).not.toBe(made.message?.id);
    expect(Drafts.get('me', id).message?.snippet).toBe('two');
    expect(Drafts.get('me', id, { format: 'metadata' }).message?.payload?.headers).toContainEqual({
      name: 'From',
      value: `${ADA.name} <${ADA.email}>`,
    });
    expect(caught(() => Messages.get('me', made.message?.id ?? '')).details.code).toBe(404);
  });

  it('lists drafts, the newest first, by search as well', () => {
    const { Drafts, pass } = aGmail();
    expect(Drafts.list('me')).toEqual({ resultSizeEstimate: 0 });
    const one = Drafts.create({ message: mail(LETTER) }, 'me').id;
    pass(1_000);
    const two = Drafts.create({ message: mail({ Subject: 'Second' }) }, 'me').id;
    expect(ids(Drafts.list('me').drafts)).toEqual([two, one]);
    expect(ids(Drafts.list('me', { maxResults: 1 }).drafts)).toEqual([two]);
    expect(ids(Drafts.list('me', { q: 'subject:draft' }).drafts)).toEqual([one]);
  });

  it('sends a draft and removes it', () => {
    const { Drafts, box } = aGmail();
    const { id = '', message } = Drafts.create({ message: mail(LETTER) }, 'me');
    const sent = Drafts.send({ id }, 'me');
    expect(sent).toEqual({ id: someText, threadId: message?.threadId, labelIds: ['SENT'] });
    expect(sent.id).not.toBe(message?.id);
    expect(box(ADA).messages()).toHaveLength(1);
    expect(box(BEN).messages()).toHaveLength(1);
    expect(caught(() => Drafts.send({ id }, 'me')).details.code).toBe(404);
  });

  it('sends a changed mail in the draft’s place in one call', () => {
    const { Drafts, box } = aGmail();
    const { id = '' } = Drafts.create({ message: mail(LETTER, 'as written') }, 'me');
    Drafts.send({ id, message: mail(LETTER, 'as changed') }, 'me');
    expect(box(BEN).messages()[0]?.index.text).toContain('as changed');
    expect(Drafts.list('me')).toEqual({ resultSizeEstimate: 0 });
  });

  it('keeps a draft that could not be sent', () => {
    const { Drafts } = aGmail();
    const { id = '' } = Drafts.create({ message: mail({ Subject: 'x' }) }, 'me');
    expect(caught(() => Drafts.send({ id }, 'me')).details.message).toBe('Recipient address required');
    expect(caught(() => Drafts.send({ message: mail(LETTER) }, 'me')).details.code).toBe(400);
    expect(Drafts.list('me').drafts).toHaveLength(1);
  });

  it('removes for ever, under the name remove', () => {
    const { Drafts } = aGmail();
    const { id = '' } = Drafts.create({ message: mail(LETTER) }, 'me');
    Drafts.remove('me', id);
    expect(
      caught(() => {
        Drafts.remove('me', id);
      }),
    ).toMatchObject({
      message: 'API call to gmail.users.drafts.delete failed with error: Requested entity was not found.',
    });
    expect(caught(() => Drafts.get('me', 'constructor')).details.code).toBe(404);
  });
});

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.history and live runs
describe('Gmail.Users.History', () => {
  it('tells of draft savings as added and deleted, and of sending as added', () => {
    const { Drafts, History, Users } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    const { id = '' } = Drafts.create({ message: mail({ To: BEN.email }) }, 'me');
    Drafts.update({ message: mail({ To: BEN.email }) }, 'me', id);
    Drafts.send({ id }, 'me');
    const { history = [] } = History.list('me', { startHistoryId });
    const kinds = history.map(({ messagesAdded, messagesDeleted }) =>
      messagesAdded !== undefined
        ? ['added', messagesAdded[0]?.message?.labelIds]
        : messagesDeleted !== undefined
          ? ['deleted']
          : ['nothing'],
    );
    expect(kinds).toEqual([
      ['added', ['DRAFT']],
      ['added', ['DRAFT']],
      ['deleted'],
      ['added', ['SENT']],
      ['nothing'],
      ['deleted'],
    ]);
    expect(history.map((record) => Object.keys(record))[0]).toEqual(['id', 'messages', 'messagesAdded']);
  });

  it('shows a message with the labels it had then', () => {
    const { History, Messages, Users, receive, box } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    receive();
    Messages.trash('me', box(ADA).messages()[0]?.id ?? '');
    const { history = [] } = History.list('me', {
      startHistoryId,
      historyTypes: ['messageAdded', 'labelRemoved'],
    });
    expect(history[0]?.messagesAdded?.[0]?.message?.labelIds).toEqual(['UNREAD', 'INBOX']);
    expect(history[1]?.labelsRemoved).toEqual([
      { message: like(expect.objectContaining({ labelIds: ['UNREAD'] })), labelIds: ['INBOX'] },
    ]);
    expect(history).toHaveLength(2);
  });

  it('filters by label, pages, and ends with the present id', () => {
    const { History, Users, receive, Messages } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    receive();
    receive();
    Messages.send(mail({ To: BEN.email }), 'me');
    const only = History.list('me', { startHistoryId, labelId: 'SENT', historyTypes: 'messageAdded' });
    expect(only.history?.filter((record) => record.messagesAdded)).toHaveLength(1);
    const page = History.list('me', { startHistoryId, maxResults: 1 });
    expect(page.history).toHaveLength(1);
    expect(page.nextPageToken).toBeDefined();
    expect(page.historyId).toBe(Users.getProfile('me').historyId);
    expect(History.list('me', { startHistoryId: page.historyId })).toEqual({ historyId: page.historyId });
  });

  it('answers 404 when the id is too old, 400 when it is none', () => {
    const { History, Users, receive, pass } = aGmail();
    const startHistoryId = Users.getProfile('me').historyId;
    receive();
    pass(HISTORY_KEPT_MS + 1);
    expect(caught(() => History.list('me', { startHistoryId })).details.code).toBe(404);
    expect(caught(() => History.list('me', { startHistoryId: 'abc' })).details.code).toBe(400);
    expect(caught(() => History.list('me')).details.code).toBe(400);
    expect(
      caught(() => History.list('me', { startHistoryId, historyTypes: 'messageRead' })).details.code,
    ).toBe(400);
  });
});

// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.settings.sendAs/list
describe('Gmail.Users.Settings.SendAs', () => {
  it('lists the primary address', () => {
    expect(aGmail().Settings.SendAs.list('me').sendAs).toEqual([
      {
        sendAsEmail: ADA.email,
        displayName: ADA.name,
        replyToAddress: '',
        signature: '',
        isPrimary: true,
        isDefault: true,
      },
    ]);
  });
});

describe('The service', () => {
  it('works on the mail of the world it finds when it is called', () => {
    const { context, server } = aGmail();
    expect(mailServerOf(context.world)).toBe(server);
    expect(() => gmailService(contextFor(null, ADA.email))).not.toThrow();
  });
});
