import { Hono } from 'hono';
import * as v from 'valibot';
import type { Composition, LabelView, MailboxView, MessageView } from '../contracts';
import { askedFor } from './askedFor';
import { threadJson, threadRow, type Viewer } from './threadRow';
import { unreadThreads } from './unreadThreads';
import type { DraftRow, LabelRow, MessageSource } from './wire';
import type { Workspace } from './Workspace';

const Draft = v.object({
  to: v.string(),
  cc: v.string(),
  bcc: v.string(),
  subject: v.string(),
  html: v.string(),
  inReplyTo: v.exactOptional(v.string()),
  draftId: v.exactOptional(v.string()),
});

/** Nothing in a mail may run or load anything but pictures and the mail's own style. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; base-uri 'none'; form-action 'none'";

/** Everybody's mailbox, as their own mail program sees it. */
export function mailRoutes(workspace: Workspace): Hono {
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
    const thread = mailbox.thread(context.req.param('id'));
    if (thread === null) return context.json({ message: 'This conversation is gone.' }, 404);
    const ids = new Set(thread.messages.map((message) => message.id));
    const answers = mailbox
      .drafts()
      .filter((draft) => draft.inReplyTo !== undefined && ids.has(draft.inReplyTo));
    return context.json(
      threadJson(
        thread,
        viewerOf(email),
        answers.map((draft) => ({ id: draft.id, snippet: textOf(draft.html) })),
      ),
    );
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
    const message = messageOf(mailboxOf(context.req.param('email')), context.req.param('id'));
    const { threadId, from, at, subject, html } = message;
    return context.json({ threadId, from, at, subject, html } satisfies MessageSource);
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
    const { draftId, ...composition } = await askedFor(context, Draft);
    const id = mailboxOf(context.req.param('email')).saveDraft(composition satisfies Composition, draftId);
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
    const { status, headers, body } = workspace.fetchImage(context.req.query('url') ?? '');
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
