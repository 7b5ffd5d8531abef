import { Hono } from 'hono';
import * as v from 'valibot';
import { fetchForDraft } from '../clients/imageProxy';
import type { Composition, LabelView, MailboxView, MessageView, ThreadView } from '../contracts';
import { askedFor } from './askedFor';
import { threadJson, threadRow, type Viewer } from './threadRow';
import { unreadThreads } from './unreadThreads';
import { Uploads } from './Uploads';
import type { DraftRow, LabelRow, MessageSource } from './wire';
import type { Workspace } from './Workspace';

const Files = v.exactOptional(v.array(v.object({ id: v.string() })));
const Draft = v.object({
  to: v.string(),
  cc: v.string(),
  bcc: v.string(),
  subject: v.string(),
  html: v.string(),
  inReplyTo: v.exactOptional(v.string()),
  attachments: Files,
  pictures: Files,
  draftId: v.exactOptional(v.string()),
});

/** Nothing in a mail may run or load anything but pictures and the mail's own style. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; base-uri 'none'; form-action 'none'";

/** Everybody's mailbox, as their own mail program sees it. */
export function mailRoutes(workspace: Workspace, uploads = new Uploads()): Hono {
  const app = new Hono();
  const viewerOf = (email: string): Viewer => ({
    email,
    names: new Map(workspace.world.accounts.map((account) => [account.email.toLowerCase(), account.name])),
  });
  const mailboxOf = (email: string): MailboxView => workspace.world.mail.mailbox(email);

  app.get('/mailboxes/:email/labels', (context) => {
    const mailbox = mailboxOf(context.req.param('email'));
    return context.json(mailbox.labels().map((label) => labelRow(label, mailbox)));
  });

  app.get('/mailboxes/:email/threads', (context) => {
    const email = context.req.param('email');
    const label = context.req.query('label') ?? 'INBOX';
    const threads = mailboxOf(email).threads(label);
    return context.json(threads.map((thread) => threadRow(thread, viewerOf(email), label)));
  });

  app.get('/mailboxes/:email/threads/:id', (context) => {
    const email = context.req.param('email');
    const mailbox = mailboxOf(email);
    const whole = mailbox.thread(context.req.param('id'));
    const thread = whole && shownUnder(context.req.query('label') ?? '', whole);
    if (whole === null || thread === null)
      return context.json({ message: 'This conversation is gone.' }, 404);
    const ids = new Set(thread.messages.map((message) => message.id));
    const answers = mailbox
      .drafts()
      .filter((draft) => draft.inReplyTo !== undefined && ids.has(draft.inReplyTo));
    return context.json({
      ...threadJson(
        thread,
        viewerOf(email),
        answers.map((draft) => ({ id: draft.id, snippet: textOf(draft.html) })),
        (id) => mailbox.files(id).attachments,
      ),
      hidden: whole.messages.length - thread.messages.length,
    });
  });

  app.post('/mailboxes/:email/threads/:id/read', (context) => {
    mailboxOf(context.req.param('email')).markRead(context.req.param('id'));
    return context.json({});
  });

  app.get('/mailboxes/:email/messages/:id/view', (context) => {
    const account = workspace.world.account(context.req.param('email'));
    const message = messageOf(mailboxOf(account.email), context.req.param('id'));
    return context.html(workspace.showMail(account, message), 200, {
      'content-security-policy': MAIL_POLICY,
      'cache-control': 'no-store',
    });
  });

  app.get('/mailboxes/:email/messages/:id/source', (context) => {
    const mailbox = mailboxOf(context.req.param('email'));
    const { id, threadId, from, at, subject, html } = messageOf(mailbox, context.req.param('id'));
    const { pictures } = mailbox.files(id);
    return context.json({ threadId, from, at, subject, html, pictures } satisfies MessageSource);
  });

  app.get('/mailboxes/:email/drafts', (context) =>
    context.json(
      mailboxOf(context.req.param('email'))
        .drafts()
        .map(({ id, to, subject, html, at }): DraftRow => ({ id, to, subject, at, snippet: textOf(html) })),
    ),
  );

  app.get('/mailboxes/:email/drafts/:id', (context) => {
    const draft = mailboxOf(context.req.param('email')).draft(context.req.param('id'));
    return draft === null ? context.json({ message: 'This draft is gone.' }, 404) : context.json(draft);
  });

  app.post('/mailboxes/:email/drafts', async (context) => {
    const { draftId, attachments = [], pictures = [], ...text } = await askedFor(context, Draft);
    const composition: Composition = {
      ...text,
      attachments: attachments.map(uploads.orKept),
      pictures: pictures.map(uploads.orKept),
    };
    const id = mailboxOf(context.req.param('email')).saveDraft(composition, draftId);
    return context.json({ draftId: id });
  });

  app.delete('/mailboxes/:email/drafts/:id', (context) => {
    mailboxOf(context.req.param('email')).discardDraft(context.req.param('id'));
    return context.json({});
  });

  app.post('/mailboxes/:email/drafts/:id/send', (context) =>
    context.json(mailboxOf(context.req.param('email')).sendDraft(context.req.param('id'))),
  );

  app.get('/image-proxy', (context) => {
    const url = context.req.query('url') ?? '';
    const isOfDraft = context.req.query('of') === 'reopened-draft';
    const { status, headers, body } = isOfDraft
      ? fetchForDraft(workspace.world, url)
      : workspace.fetchImage(url);
    return new Response(new Uint8Array(body), { status, headers });
  });

  return app;
}

function messageOf(mailbox: MailboxView, id: string): MessageView {
  const message = mailbox.message(id);
  if (message === null) throw new Error('This message is gone.');
  return message;
}

const labelRow = ({ id, name, type, color }: LabelView, mailbox: MailboxView): LabelRow => ({
  id,
  name,
  type,
  color,
  count: id === 'DRAFT' ? mailbox.drafts().length : isCounted(id, type) ? unreadThreads(mailbox, id) : 0,
});

/** Where Gmail shows how many are unread. */
const isCounted = (id: string, type: LabelView['type']): boolean =>
  type === 'user' || id === 'INBOX' || id === 'SPAM';

/** The first words of a draft, for a list. */
const textOf = (html: string): string =>
  html
    .replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim()
    .slice(0, 120);

const PUT_AWAY = ['TRASH', 'SPAM'];

/** Of a conversation that lies elsewhere, too, Gmail does not show what is in the bin or in spam, and says that it is. */
function shownUnder(label: string, thread: ThreadView): ThreadView {
  const messages = thread.messages.filter(({ labelIds }) =>
    PUT_AWAY.includes(label) ? labelIds.includes(label) : !PUT_AWAY.some((each) => labelIds.includes(each)),
  );
  return messages.length === 0 ? thread : { ...thread, messages };
}
