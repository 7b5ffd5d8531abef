import type { Composition } from '../../../contracts';
import type { MessageSource } from '../../wire';
import type { ComposeStart } from '../mail/composing';
import { at, get } from '../remote';
import { fullTime } from '../words';
import { textAsHtml } from './composerHtml';

export interface Beginning {
  readonly composition: Composition;
  readonly draftId: string | null;
  /** Conversation of the mail that is answered. */
  readonly threadId: string | null;
}

const EMPTY: Composition = { to: '', cc: '', bcc: '', subject: '', html: '' };

/** What the composer shows when it opens: nothing, a draft as saved, or an answer with the mail quoted below. */
export async function beginningOf(email: string, start: ComposeStart): Promise<Beginning> {
  switch (start.kind) {
    case 'new':
      return { composition: EMPTY, draftId: null, threadId: null };
    case 'ready':
      return { composition: { ...EMPTY, ...start.mail }, draftId: null, threadId: null };
    case 'draft': {
      const draft = await get<Composition & { readonly id: string }>(
        `${at('mailboxes', email)}/${at('drafts', start.draftId)}`,
      );
      const { id, ...composition } = draft;
      const { inReplyTo } = composition;
      const threadId = inReplyTo === undefined ? null : (await sourceOf(email, inReplyTo)).threadId;
      return { composition, draftId: id, threadId };
    }
    case 'reply': {
      const source = await sourceOf(email, start.messageId);
      return { composition: answerTo(source, start.messageId), draftId: null, threadId: source.threadId };
    }
  }
}

const sourceOf = (email: string, messageId: string): Promise<MessageSource> =>
  get(`${at('mailboxes', email)}/${at('messages', messageId)}/source`);

/** Laid out as Gmail does: a line for the answer, then who wrote when, then the mail as a quote. */
function answerTo(source: MessageSource, inReplyTo: string): Composition {
  const { from, subject } = source;
  const writer = textAsHtml(from.name === '' ? from.email : `${from.name} <${from.email}>`);
  return {
    ...EMPTY,
    to: from.name === '' ? from.email : `${from.name} <${from.email}>`,
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
    html:
      `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On ${fullTime(source.at)}, ${writer} wrote:<br></div>` +
      '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">' +
      `${source.html}</blockquote></div>`,
    inReplyTo,
  };
}
