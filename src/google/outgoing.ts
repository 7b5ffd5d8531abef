import { decodeHTML } from 'entities/decode';
import { decodedWords } from '../core/encodedWords';
import { mailboxesIn } from '../core/addresses';
import { readWritten, withWritten, WRITTEN_HEADER } from '../core/written';
import type { DraftGlance, Handed, Outgoing, RawMail } from '../ports';
import { allPages, gmailUsers, ME, refusalOf, unlessGone } from './gmailUsers';
import { headers, sentIds } from './mailbox';
import { rawParameter, rawText } from './rawBytes';

type Message = GoogleAppsScript.Gmail.Schema.Message;

/** Too many of late, in Gmail's several words. @see https://developers.google.com/workspace/gmail/api/guides/handle-errors */
const TOO_MANY = ['rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded', 'quotaExceeded'];

/**
 * Drafts and sent mail through the advanced Gmail service. Message-ID and Date of what is sent are Gmail's; of what is
 * inserted they stay.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts
 */
export const outgoing: Outgoing = {
  newestDrafts(limit) {
    const { drafts = [] } = gmailUsers().Drafts.list(ME, { maxResults: limit });
    return drafts
      .flatMap(({ id }) => (id === undefined ? [] : (glance(id) ?? [])))
      .sort((one, other) => other.at - one.at);
  },

  draft(draft) {
    const found = unlessGone(() => gmailUsers().Drafts.get(ME, draft, { format: 'raw' }));
    return found?.message === undefined ? null : rawMail(found.message);
  },

  sendDraft: (draft, raw, thread) =>
    handed(() =>
      gmailUsers().Drafts.send(
        { id: draft, message: { raw: rawParameter(raw), ...(thread === null ? {} : { threadId: thread }) } },
        ME,
      ),
    ),

  send: (raw, thread) =>
    handed(() => gmailUsers().Messages.send({ raw: rawParameter(raw), threadId: thread }, ME)),

  removeDraft(draft) {
    unlessGone(() => {
      gmailUsers().Drafts.remove(ME, draft);
    });
  },

  rewriteDraft(draft, raw) {
    gmailUsers().Drafts.update({ message: { raw: rawParameter(raw) } }, ME, draft);
  },

  createDraft: (raw, thread) =>
    gmailUsers().Drafts.create(
      { message: { raw: rawParameter(raw), ...(thread === null ? {} : { threadId: thread }) } },
      ME,
    ).id ?? '',

  read(gmailMessage) {
    const found = unlessGone(() => gmailUsers().Messages.get(ME, gmailMessage, { format: 'raw' }));
    return found === null ? null : rawMail(found);
  },

  file(raw, { thread, labels, written }) {
    const made = gmailUsers().Messages.insert(
      {
        raw: rawParameter(withWritten(raw, written)),
        labelIds: [...labels],
        ...(thread === null ? {} : { threadId: thread }),
      },
      ME,
      undefined,
      { internalDateSource: 'dateHeader' },
    );
    return { ...placeOf(made), labels: made.labelIds ?? [] };
  },

  filedIn(gmailThread, message) {
    const thread = unlessGone(() =>
      gmailUsers().Threads.get(ME, gmailThread, { format: 'metadata', metadataHeaders: [WRITTEN_HEADER] }),
    );
    // Anybody can write such a line into an answer, but nobody else can put a mail among those sent.
    const found = (thread?.messages ?? []).find(
      ({ labelIds = [], ...each }) =>
        labelIds.includes('SENT') &&
        !labelIds.includes('TRASH') &&
        headers(each, WRITTEN_HEADER).some((value) => readWritten(value).includes(message)),
    );
    return found === undefined ? null : placeOf(found);
  },

  trash(gmailMessages) {
    if (gmailMessages.length === 0) return;
    gmailUsers().Messages.batchModify({ ids: [...gmailMessages], addLabelIds: ['TRASH'] }, ME);
  },

  history: () => gmailUsers().getProfile(ME).historyId ?? '',

  *sentSince(history, at) {
    for (const id of idsSince(history) ?? sentIds(`after:${Math.floor(at / 1000) - 1}`).reverse()) {
      const mail = outgoing.read(id);
      if (mail !== null) yield mail;
    }
  },

  ownAddresses: () =>
    (gmailUsers().Settings.SendAs.list(ME).sendAs ?? []).flatMap(
      ({ sendAsEmail, isPrimary, verificationStatus }) =>
        sendAsEmail !== undefined && (isPrimary === true || verificationStatus === 'accepted')
          ? [sendAsEmail.toLowerCase()]
          : [],
    ),
};

function glance(draft: string): DraftGlance | null {
  const found = unlessGone(() => gmailUsers().Drafts.get(ME, draft, { format: 'metadata' }))?.message;
  if (found === undefined) return null;
  const fields = ['To', 'Cc', 'Bcc'].flatMap((name) => headers(found, name));
  return {
    draft,
    subject: decodedWords(headers(found, 'Subject')[0] ?? ''),
    recipients: fields.flatMap((field) => mailboxesIn(field).mailboxes.map(({ email }) => email)),
    // Gmail tells it as HTML.
    snippet: decodeHTML(found.snippet ?? ''),
    at: Number(found.internalDate),
  };
}

const placeOf = ({ id = '', threadId = '' }: Message) => ({ gmailMessage: id, gmailThread: threadId });

const rawMail = (message: Message): RawMail => ({
  ...placeOf(message),
  raw: rawText(message.raw),
  labels: message.labelIds ?? [],
});

/** Whatever is no plain refusal leaves open whether the mail has gone. */
function handed(give: () => Message): Handed {
  try {
    return { kind: 'sent', ...placeOf(give()) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal.code >= 500) throw error;
    const { code, reason } = refusal;
    // Also while a permission is missing: nobody got it, and what is put right is put right for all copies.
    const isLater = code === 429 || code === 401 || code === 403 || TOO_MANY.includes(reason);
    return isLater ? { kind: 'later' } : { kind: 'refused', why: wordsOf(error) };
  }
}

/** Google's own words, without the name of the call. */
const wordsOf = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).replace(/^API call to \S+ failed with error: /, '');

/** Ids of what was sent since, oldest first; null when Gmail remembers no more. */
function idsSince(history: string): string[] | null {
  return unlessGone(() =>
    allPages(
      (page) =>
        gmailUsers().History.list(ME, { startHistoryId: history, historyTypes: ['messageAdded'], ...page }),
      (page) =>
        (page.history ?? []).flatMap(({ messagesAdded = [] }) =>
          messagesAdded.flatMap(({ message }) =>
            message?.id !== undefined && message.labelIds?.includes('SENT') === true ? [message.id] : [],
          ),
        ),
    ),
  );
}
