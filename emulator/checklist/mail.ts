import { differs, emulated, throws, type Line } from './Line';
import { gmailGuide, JEV, QUOTAS, reference } from './sources';

/** Gmail's API, mailboxes and MailApp. */
export const MAIL_LINES: readonly Line[] = [
  emulated('units: 6,000 a minute and user, in effect 100 a second; beyond, 403 `rateLimitExceeded`', {
    source: gmailGuide('reference/quota'),
    where: ['gmail/quota.ts', 'gmail/limits.ts', 'gmail/api/methods.ts'],
    proof: [
      ['services/Gmail.test.ts', 'refuses what exceeds 6,000 units in a minute, with 403'],
      ['gmail/unkindGmail.test.ts', 'gives 100 units back each second'],
    ],
    switches: ['gmailAllowsBursts'],
  }),
  emulated('bodies and attachments as signed bytes, transcoded to UTF-8; `raw` byte for byte', {
    source: JEV,
    where: ['gmail/api/messageJson.ts'],
    proof: [
      [
        'gmail/api/MessagesCollection.test.ts',
        'answers text as signed bytes in UTF-8, whatever was declared',
        'answers the mail byte for byte as raw',
      ],
    ],
  }),
  emulated('`messages.send` and `drafts.send` replace Message-ID and Date', {
    source: 'https://github.com/gauteh/lieer/issues/198',
    where: ['gmail/post.ts', 'gmail/api/MessagesCollection.ts'],
    proof: [
      [
        'gmail/api/MessagesCollection.test.ts',
        'replaces Message-ID and Date, delivers, and keeps a copy under SENT',
      ],
    ],
  }),
  emulated(
    '`messages.insert` keeps our Message-ID, joins a thread only with id, reference and subject, adds SENT to one’s own',
    {
      source: gmailGuide('reference/rest/v1/users.messages/insert'),
      where: ['gmail/api/MessagesCollection.ts', 'gmail/threading.ts'],
      proof: [
        [
          'gmail/api/MessagesCollection.test.ts',
          'adds SENT to mail from the user',
          'joins a named thread only with a reference and the same subject',
        ],
      ],
    },
  ),
  emulated('`internalDate` of inserted mail follows the Date header', {
    source: JEV,
    where: ['gmail/api/MessagesCollection.ts'],
    proof: [
      ['gmail/api/MessagesCollection.test.ts', 'takes the date from the Date header whatever is asked'],
    ],
  }),
  emulated('`drafts.send` with a changed mail sends it and removes the draft, in one call', {
    source: gmailGuide('guides/drafts'),
    where: ['gmail/api/DraftsCollection.ts'],
    proof: [['gmail/api/DraftsCollection.test.ts', 'sends a changed mail in the draft’s place in one call']],
  }),
  emulated('there is no envelope: a mail goes to everybody in To, Cc and Bcc', {
    source: gmailGuide('reference/rest/v1/users.messages/send'),
    where: ['gmail/post.ts'],
    proof: [
      ['gmail/MailSystem.test.ts', 'goes to everybody in To, Cc and Bcc, and only the sender sees Bcc'],
    ],
  }),
  emulated('`modify` and `batchModify` with TRASH put into the bin; 1,000 ids a call', {
    source: gmailGuide('guides/labels'),
    where: ['gmail/relabel.ts', 'gmail/api/MessagesCollection.ts'],
    proof: [
      [
        'gmail/api/MessagesCollection.test.ts',
        'with %s takes the message out of the inbox',
        'of up to 1,000 messages in one call',
      ],
    ],
  }),
  differs(
    'history: labels of that moment, draft savings as added and deleted, 404 for an id too old',
    {
      source: gmailGuide('reference/rest/v1/users.history/list'),
      where: ['gmail/history.ts', 'gmail/api/HistoryCollection.ts'],
      proof: [
        [
          'gmail/api/HistoryCollection.test.ts',
          'tells of draft savings as added and deleted',
          'has records that name a message and tell of no change',
          'filters by label, pages, and ends with the present id',
          'answers 404 when the id is too old',
        ],
        ['gmail/history.test.ts', 'has one record for each change, with the labels of that moment'],
      ],
    },
    ['gmail/history.ts', 'History lasts a week to the millisecond'],
  ),
  emulated('mail to oneself is one message with SENT and INBOX', {
    source: JEV,
    where: ['gmail/post.ts'],
    proof: [['gmail/MailSystem.test.ts', 'is one message with SENT and INBOX']],
  }),
  throws(
    '`messages.import`',
    gmailGuide('reference/rest/v1/users.messages/import'),
    "Gmail.Users.Messages['import']({}, 'me')",
    'Gmail.Users.Messages.import',
  ),
  throws(
    'pushed notices of changes',
    gmailGuide('guides/push'),
    "Gmail.Users.watch({}, 'me')",
    'Gmail.Users.watch',
  ),
  throws(
    'deleting for ever',
    gmailGuide('reference/rest/v1/users.messages/delete'),
    "Gmail.Users.Messages.remove('me', 'x')",
    'Gmail.Users.Messages.remove',
  ),
  emulated('the advanced service’s name for deleting a draft is `remove`', {
    source: JEV,
    where: ['gmail/api/DraftsCollection.ts'],
    proof: [['gmail/api/DraftsCollection.test.ts', 'removes for ever, under the name remove']],
  }),
  emulated('labels: the palette, names that are taken, ids', {
    source: gmailGuide('guides/labels'),
    where: ['gmail/labels.ts', 'gmail/api/LabelsCollection.ts'],
    proof: [['gmail/labels.test.ts', 'takes two colours of the classic palette', 'may not be called "%s"']],
  }),
  emulated('search: the operators in use; others throw their name', {
    source: 'https://support.google.com/mail/answer/7190',
    where: ['gmail/search.ts', 'gmail/searchTerms.ts'],
    proof: [
      ['gmail/search.test.ts', "describe('A Gmail search'", 'lets a day begin at midnight in California'],
    ],
  }),
  differs(
    'fields and optional arguments; those not built throw their name',
    {
      source: gmailGuide('guides/performance'),
      where: ['gmail/api/optionalArgs.ts'],
      proof: [
        [
          'gmail/api/MessagesCollection.test.ts',
          'answers only the fields asked for',
          'refuses optional arguments and fields that are not emulated',
        ],
      ],
    },
    ['gmail/api/optionalArgs.ts', 'A name that the answer does not have'],
  ),
  emulated(
    'a second address to send as: kept as From, reached by answers; whether inserted mail from it is SENT',
    {
      source: gmailGuide('guides/alias_and_signature_settings'),
      where: ['gmail/Mailbox.ts', 'gmail/MailSystem.ts', 'gmail/api/MessagesCollection.ts'],
      proof: [
        [
          'gmail/unkindGmail.test.ts',
          'counts as sent when mail from it is inserted, where Google is kind',
          'adds nothing to inserted mail, where Google is not',
          'is listed beside the account’s own, stays the sender, and is reached by answers',
        ],
      ],
      switches: ['insertedAliasMailIsSent'],
    },
  ),
  emulated('a mail inserted a second time: another message, or the one that is there', {
    source: gmailGuide('reference/rest/v1/users.messages/insert'),
    where: ['gmail/api/MessagesCollection.ts'],
    proof: [
      [
        'gmail/unkindGmail.test.ts',
        'is a second mail, where Google is kind',
        'is the one that is there, where Google is not',
      ],
    ],
    switches: ['insertedTwinsAreKept'],
  }),
  differs(
    '`settings.sendAs`: the primary address, and aliases',
    {
      source: gmailGuide('reference/rest/v1/users.settings.sendAs/list'),
      where: ['gmail/api/SettingsCollection.ts'],
      proof: [['gmail/api/SettingsCollection.test.ts', 'lists the primary address']],
    },
    ['gmail/api/SettingsCollection.ts', 'Nobody here has a signature'],
  ),
  differs(
    'the composer’s attachments and pictures in the text, as Gmail nests and names them; 25 MB together',
    {
      source: 'https://support.google.com/mail/answer/6584',
      where: ['gmail/composedFiles.ts', 'gmail/files.ts', 'gmail/mimeWorker.mjs', 'gmail/limits.ts'],
      proof: [
        [
          'gmail/files.test.ts',
          'are saved as Gmail nests them',
          'are kept when the draft is saved as it was read',
          'come back with a draft that was sent meanwhile',
          'may be 25 MB together, and no more',
        ],
        ['desk/fileRoutes.test.ts', 'goes along when the mail is answered'],
      ],
    },
    ['gmail/limits.ts', 'What is too big is refused'],
  ),
  emulated('pictures in the composer, with their attributes or bare', {
    source: 'https://github.com/dipseth/google_workspace_fastmcp2/issues/71',
    where: ['gmail/composer.ts'],
    proof: [
      ['gmail/composer.test.ts', 'keeps a picture with its attributes', 'keeps no more of a picture than'],
      ['gmail/unkindGmail.test.ts', 'saves pictures bare, or as they were written'],
    ],
    switches: ['composerKeepsAttributes'],
  }),
  emulated('a draft that is opened again: its pictures are asked for by the proxy, or by nobody', {
    source: 'https://support.google.com/mail/answer/145919',
    where: ['clients/read.ts', 'clients/imageProxy.ts', 'desk/mailRoutes.ts'],
    proof: [
      ['clients/imageProxy.test.ts', 'by the sender, of a draft in Gmail’s composer, %s'],
      ['desk/mailRoutes.test.ts', 'the pictures of a draft that is opened again'],
    ],
    switches: ['draftsLeavePicturesAlone'],
  }),
  emulated('drafts whose ids change, and composers whose draft was sent or deleted meanwhile', {
    source: 'https://github.com/OfficeDev/office-js/issues/5551',
    where: ['gmail/drafts.ts'],
    proof: [
      [
        'gmail/unkindGmail.test.ts',
        'gives an edited draft another id',
        'brings back a draft that was sent meanwhile',
        'or complains',
      ],
    ],
    switches: ['editedDraftsKeepTheirId', 'composerMissesItsDraft'],
  }),
  differs(
    'delivery reports, and the text part that Gmail’s composer makes',
    {
      source: 'https://www.rfc-editor.org/rfc/rfc3464',
      where: ['gmail/bounce.ts', 'gmail/plainText.ts', 'gmail/composer.ts'],
      proof: [
        ['gmail/MailSystem.test.ts', 'to nobody known comes back as a delivery report'],
        ['gmail/composer.test.ts', 'wraps what was written'],
      ],
    },
    ['gmail/bounce.ts', 'It begins a conversation of its own'],
    ['gmail/plainText.ts', 'Lines are not wrapped'],
  ),
  emulated(
    'MailApp: recipients of To, Cc and Bcc count; 100 or 1,500 a day, 50 a mail; size of body and subject',
    {
      source: QUOTAS,
      where: ['services/MailApp.ts', 'gmail/limits.ts', 'gmail/posted.ts'],
      proof: [
        [
          'services/MailApp.test.ts',
          'is 100 recipients for consumers and 1,500 for Workspace',
          'counts recipients, not mails',
          'once spent, refuses the mail',
        ],
        ['gmail/unkindGmail.test.ts', 'counts each recipient against the daily quota of MailApp, or none'],
      ],
      switches: ['gmailSparesMailQuota'],
    },
  ),
  throws(
    'attachments by MailApp',
    reference('mail/mail-app#advanced-parameters'),
    "MailApp.sendEmail('a@b.example', 's', 't', { attachments: [] })",
    'MailApp.sendEmail\'s option "attachments"',
  ),
  throws(
    'sending by MailApp’s sister',
    reference('gmail/gmail-app'),
    "GmailApp.sendEmail('a@b.example', 's', 't')",
    'GmailApp.sendEmail',
  ),
];
