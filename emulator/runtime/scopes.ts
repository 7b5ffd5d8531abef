import { METHODS } from '../gmail/api/methods';

/**
 * The scopes of which a call needs one; empty when it needs none.
 *
 * @param name as in the log, `MailApp.sendEmail`; for advanced services the API's, `gmail.users.messages.list`
 * @see https://developers.google.com/apps-script/concepts/scopes
 */
export function scopesFor(name: string): readonly string[] {
  const entry = NEEDED.find(([start]) => name === start || name.startsWith(`${start}.`));
  return entry?.[1] ?? [];
}

const auth = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `https://www.googleapis.com/auth/${name}`);

/** Each method's page lists its scopes; the first fitting entry holds. */
const NEEDED: readonly (readonly [string, readonly string[]])[] = [
  ['MailApp', auth('script.send_mail')],
  ['UrlFetchApp', auth('script.external_request')],
  // GmailApp's pages name the full scope "or appropriate scopes from the related REST API".
  ['GmailApp.createDraft', METHODS['drafts.create'].scopes],
  ['GmailMessage.createDraftReply', METHODS['drafts.create'].scopes],
  ['GmailMessage.createDraftReplyAll', METHODS['drafts.create'].scopes],
  ['GmailApp.getDraft', METHODS['drafts.get'].scopes],
  [
    'GmailApp.getMessageById',
    [
      ...METHODS['messages.get'].scopes,
      ...auth('gmail.addons.current.message.action', 'gmail.addons.current.message.readonly'),
    ],
  ],
  ['ScriptApp.newTrigger', auth('script.scriptapp')],
  ['ScriptApp.getProjectTriggers', auth('script.scriptapp')],
  ['ScriptApp.deleteTrigger', auth('script.scriptapp')],
  ['Session.getActiveUser', auth('userinfo.email')],
  ['Session.getEffectiveUser', auth('userinfo.email')],
  [
    'gmail',
    [
      'https://mail.google.com/',
      ...auth(
        'gmail.modify',
        'gmail.readonly',
        'gmail.compose',
        'gmail.send',
        'gmail.insert',
        'gmail.labels',
        'gmail.metadata',
      ),
    ],
  ],
  ['sheets', auth('drive', 'drive.readonly', 'drive.file', 'spreadsheets', 'spreadsheets.readonly')],
];
