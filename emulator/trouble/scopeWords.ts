/**
 * What a scope allows, short; a scope that is not known here is told by its address.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/scopes
 * @see https://developers.google.com/workspace/add-ons/concepts/workspace-scopes
 */
export const scopeWords = (scope: string): string => WORDS[scope.replace(AUTH, '')] ?? scope;

const AUTH = 'https://www.googleapis.com/auth/';

const WORDS: Readonly<Record<string, string>> = {
  'https://mail.google.com/': 'do everything in Gmail',
  'gmail.addons.current.action.compose': 'change the draft it is opened beside',
  'gmail.addons.current.message.action': 'read the message it is used on',
  'gmail.addons.current.message.metadata': 'see who the open message is from and to',
  'gmail.addons.current.message.readonly': 'read the open message',
  'gmail.addons.execute': 'run beside Gmail',
  'gmail.compose': 'manage drafts and send mail',
  'gmail.labels': 'see and change labels in Gmail',
  'gmail.modify': 'read, write and send mail in Gmail',
  'gmail.readonly': 'read mail and settings in Gmail',
  'gmail.send': 'send mail by Gmail',
  'drive.file': 'see and change the Drive files it made',
  drive: 'see and change all Drive files',
  spreadsheets: 'see and change all Sheets',
  'spreadsheets.readonly': 'see all Sheets',
  'script.external_request': 'connect to other services',
  'script.locale': 'know language and time zone',
  'script.scriptapp': 'run when nobody is there',
  'script.send_mail': 'send mail by MailApp',
  'script.storage': 'keep data of its own',
  'userinfo.email': 'know the e-mail address',
};
