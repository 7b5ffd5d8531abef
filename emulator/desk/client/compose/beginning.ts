import type { SavedDraft } from '../../../contracts';
import type { MailInWork, MessageSource } from '../../wire';
import type { ComposeStart } from '../mail/composing';
import { at, get } from '../remote';
import { fullTime } from '../words';
import { textAsHtml, type PictureUrl } from './composerHtml';

export interface Beginning {
  readonly composition: MailInWork;
  /** Where its pictures lie. */
  readonly pictureUrl: PictureUrl;
  readonly draftId: string | null;
  /** Conversation of the mail that is answered. */
  readonly threadId: string | null;
}

const EMPTY: MailInWork = {
  to: '',
  cc: '',
  bcc: '',
  subject: '',
  html: '',
  attachments: [],
  pictures: [],
};
const NOWHERE: PictureUrl = () => null;

/** What the composer shows when it opens: nothing, a draft as saved, or an answer with the mail quoted below. */
export async function beginningOf(email: string, start: ComposeStart): Promise<Beginning> {
  switch (start.kind) {
    case 'new':
      return { composition: EMPTY, pictureUrl: NOWHERE, draftId: null, threadId: null };
    case 'ready':
      return {
        composition: { ...EMPTY, ...start.mail },
        pictureUrl: NOWHERE,
        draftId: null,
        threadId: null,
      };
    case 'draft': {
      const draft = await get<SavedDraft>(`${at('mailboxes', email)}/${at('drafts', start.draftId)}`);
      const { id, messageId, ...composition } = draft;
      const { inReplyTo } = composition;
      const threadId = inReplyTo === undefined ? null : (await sourceOf(email, inReplyTo)).threadId;
      return { composition, pictureUrl: picturesIn(email, messageId), draftId: id, threadId };
    }
    case 'reply': {
      const source = await sourceOf(email, start.messageId);
      return {
        composition: answerTo(source, start.messageId),
        pictureUrl: picturesIn(email, start.messageId),
        draftId: null,
        threadId: source.threadId,
      };
    }
  }
}

const sourceOf = (email: string, messageId: string): Promise<MessageSource> =>
  get(`${at('mailboxes', email)}/${at('messages', messageId)}/source`);

const picturesIn =
  (email: string, messageId: string): PictureUrl =>
  (contentId) =>
    `/emulator/${at('mailboxes', email, 'messages', messageId, 'pictures', contentId)}`;

/** Laid out as Gmail does: a line for the answer, then who wrote when, then the mail as a quote. */
function answerTo(source: MessageSource, inReplyTo: string): MailInWork {
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
    pictures: source.pictures,
    inReplyTo,
  };
}
