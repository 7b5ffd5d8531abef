/** One unknown: what Google does in one of two ways, and how to find out which. */
interface Unknown<Position> {
  /** The kind position in a few words, as the desk lists it. */
  readonly words: string;
  /** What the two positions are, in a sentence or two. */
  readonly about: string;
  /** What somebody with an account would do to settle it. */
  readonly probe: string;
  /** As it would hurt most. */
  readonly unkind: Position;
  /** As one would wish it. */
  readonly kind: Position;
}

/**
 * What nobody here can ask Google: the one list from which worlds, the desk, its doors and the pages of documentation
 * are made.
 */
export const SWITCHES = {
  emptyQueryString: {
    words: 'An empty query string is text, not null',
    about:
      '`queryString` of a request without one: null, as [documented](https://developers.google.com/apps-script/guides/web#request_parameters), or an empty text, as [seen](https://github.com/tanaikech/taking-advantage-of-Web-Apps-with-google-apps-script).',
    probe: 'Open `/exec` and log `JSON.stringify(e)`.',
    unkind: null,
    kind: '',
  },
  userAgentIsTold: {
    words: 'Scripts learn what program asks',
    about: '`HtmlService.getUserAgent()` tells the user agent, or null.',
    probe: 'Log it, show the address as a picture in a mail.',
    unkind: false,
    kind: true,
  },
  echoWorksAgain: {
    words: 'A redirect’s address works a second time',
    about: 'An echo address works once, or again.',
    probe: '`curl` the same `Location` twice, at once and an hour later.',
    unkind: false,
    kind: true,
  },
  devUnderEveryDeployment: {
    words: 'Every deployment has a /dev address',
    about: '`/dev` behind the id of a versioned deployment serves HEAD, too, or cannot be found.',
    probe: 'Replace `/exec` by `/dev` in the address of a deployment and open it as the owner.',
    unkind: false,
    kind: true,
  },
  colleaguesAreTold: {
    words: 'A colleague’s visit tells who it is',
    about:
      'Where the web app runs as its owner, `Session.getActiveUser()` tells the address of a visitor of the owner’s Workspace domain, or a blank. [Documented](https://developers.google.com/apps-script/reference/base/session#getActiveUser()) is that the restrictions “generally do not apply” there.',
    probe: 'Open `/exec` as a colleague of the owner and log the address.',
    unkind: false,
    kind: true,
  },
  addOnTimersEveryMinute: {
    words: 'Timers made by a card may run every minute',
    about: 'Timers made by an add-on’s card may run every minute; otherwise hourly at the most.',
    probe:
      'In a test install, press a button that makes a timer by the minute, and read the executions of two hours.',
    unkind: false,
    kind: true,
  },
  dottedCardFunctions: {
    words: 'Card functions may be methods',
    about: 'Card triggers and actions may be methods (`app.onHomepage`).',
    probe: 'Name one in the manifest and open the card.',
    unkind: false,
    kind: true,
  },
  addOnTimersMayBeSeveral: {
    words: 'An add-on may have several timers',
    about: 'An add-on may have several timers of one user, or one, as is documented of Editor add-ons.',
    probe: 'Make two from a card of a test install.',
    unkind: false,
    kind: true,
  },
  freshTimersCanBeDeleted: {
    words: 'A run may delete the timer it made',
    about: 'A timer can be deleted in the run that made it, or only later.',
    probe: 'Make and delete one in a single run.',
    unkind: false,
    kind: true,
  },
  manyPropertiesCountOnce: {
    words: 'Many properties in one call count once',
    about:
      'For the daily quota of properties a call counts once however many it reads or writes, or each property counts.',
    probe: '`setProperties` with 500 of them, 101 times, in a consumer account.',
    unkind: false,
    kind: true,
  },
  fullCacheKeepsFarthest: {
    words: 'A full cache keeps what lives longest',
    about:
      'A full cache keeps the items farthest from expiration, as documented, or those put last, as measured.',
    probe: 'Put 1,050 items, the oldest with the longest life, and read them all.',
    unkind: false,
    kind: true,
  },
  gmailAllowsBursts: {
    words: 'Gmail takes a minute’s calls at once',
    about: 'Gmail lets a user spend a minute’s units at once, or 100 a second after a burst of 1,100.',
    probe: '`messages.get` 200 times in a row.',
    unkind: false,
    kind: true,
  },
  editedDraftsKeepTheirId: {
    words: 'Edited drafts keep their id',
    about: 'A draft edited in Gmail’s composer keeps its id, or gets another.',
    probe: '`drafts.list` before and after an edit.',
    unkind: false,
    kind: true,
  },
  composerMissesItsDraft: {
    words: 'The composer notices a lost draft',
    about:
      'A composer whose draft was sent or deleted by the API complains, or saves its text as a new draft.',
    probe: '`drafts.send` while the composer is open, then type.',
    unkind: false,
    kind: true,
  },
  draftsLeavePicturesAlone: {
    words: 'A draft opened again asks for no pictures',
    about:
      'Opening a draft again in Gmail’s composer shows its pictures without asking for them, or asks Gmail’s image proxy for each, which asks the sender’s server.',
    probe:
      'Put a picture of one’s own server into a draft, close it, open it again, and read the server’s log.',
    unkind: false,
    kind: true,
  },
  insertedTwinsAreKept: {
    words: 'A mail inserted a second time is a second mail',
    about:
      '`messages.insert` of a mail whose Message-ID is in the mailbox already adds another message, or answers the one that is there.',
    probe: 'Read a sent mail with `format: raw` and insert it again; compare the ids.',
    unkind: false,
    kind: true,
  },
  insertedAliasMailIsSent: {
    words: 'Inserted mail from an alias counts as sent',
    about:
      '`messages.insert` of a mail from an alias of the user adds `SENT`, as it does to one from the user’s own address, or adds nothing.',
    probe: 'Insert a mail whose From is an address of `settings.sendAs` and read `labelIds` of the answer.',
    unkind: false,
    kind: true,
  },
  gmailSparesMailQuota: {
    words: 'Gmail’s mail is not in MailApp’s quota',
    about: 'Mail sent by the Gmail API is free of MailApp’s daily recipients, or counts.',
    probe: '`getRemainingDailyQuota` before and after `messages.send`.',
    unkind: false,
    kind: true,
  },
  proxyForgetsFailures: {
    words: 'Gmail’s proxy asks again after a failure',
    about:
      'Gmail’s image proxy asks again for a picture that failed once, or remembers for all readers that there is none, as [senders say](http://www.kouhan.cn/en/article/00044109).',
    probe:
      'Answer a picture with 404 once, then with a picture; open the mail twice and read the server’s log.',
    unkind: false,
    kind: true,
  },
  crowdsWait: {
    words: 'An execution too many waits for a place',
    about: 'An execution too many waits for a place, or is refused at once.',
    probe: 'Send 60 requests at once to a `doGet` that sleeps for 10 s; note status, words and seconds.',
    unkind: false,
    kind: true,
  },
  severalAccountsWork: {
    words: 'A browser with several accounts reaches the web app',
    about:
      'A browser with several Google accounts reaches the web app, also by an address with an account’s number (`/u/1/`), or is sent on to such an address and a page that cannot be found.',
    probe:
      'Sign in to two accounts and open `/exec` of a third, also with `/u/1` before `/s/`; and that in a private window.',
    unkind: false,
    kind: true,
  },
  headLeavesDeploymentsAlone: {
    words: 'A scope that is pushed does not stop what is deployed',
    about:
      'A scope added to HEAD leaves deployed versions alone, or stops them until they are deployed again.',
    probe: 'Push a manifest with one scope more, do not deploy, open `/exec`.',
    unkind: false,
    kind: true,
  },
  redeploysAtOnce: {
    words: 'A new version is served at once',
    about: 'A new version is served at once, or half a minute later.',
    probe: 'Redeploy, ask `/exec` for its version each second.',
    unkind: false,
    kind: true,
  },
  unreportedRefusalsInEnglish: {
    words: 'Refusals that nobody saw translated are in English',
    about:
      'Google words many refusals in the account’s language. Those that nobody reported in another language stay English, or are translated like the rest.',
    probe: 'Set a test account to German, make each refusal of `runtime/refusals.ts` happen, and log it.',
    unkind: false,
    kind: true,
  },
  anonymousErrorsInEnglish: {
    words: 'A stranger’s visit fails in English',
    about:
      'In a run that no known person asked for, refusals are in English, or in the language of whom it runs as.',
    probe: 'As a German owner, deploy a `doGet` that fails in a service, and open it in a private window.',
    unkind: false,
    kind: true,
  },
  weakReferencesExist: {
    words: 'Scripts have WeakRef and shared memory',
    about:
      'Scripts find `WeakRef`, `FinalizationRegistry`, `SharedArrayBuffer` and `Atomics`, which [Google’s page](https://developers.google.com/apps-script/guides/v8-runtime) does not name, or a ReferenceError.',
    probe: 'Log `typeof` of each.',
    unkind: false,
    kind: true,
  },
  longAddressesArrive: {
    words: 'Addresses longer than 2 kB reach the web app',
    about:
      'A GET whose address is longer than 2,048 bytes reaches the script, or is refused with 414. How long one may be is not published.',
    probe: 'Open `/exec?x=…` with 1, 2, 4, 8 and 16 kB and note the status.',
    unkind: false,
    kind: true,
  },
  textKeepsControlCharacters: {
    words: 'Text answers keep control characters',
    about:
      'Text that a web app answers comes with its control characters, or without those that no text needs (all below the space but tab, line feed and carriage return).',
    probe: 'Answer `String.fromCharCode` of 0 to 31 by ContentService, fetch it and compare the bytes.',
    unkind: false,
    kind: true,
  },
  proxyShowsPicturesSentAsText: {
    words: 'Gmail’s proxy shows a picture that is sent as text',
    about: 'Gmail’s image proxy goes by the bytes of a picture, or refuses what is not sent as `image/…`.',
    probe: 'Open a mail whose picture is sent as `text/javascript`; look at what the reader’s browser gets.',
    unkind: false,
    kind: true,
  },
  composerKeepsAttributes: {
    words: 'Gmail’s composer keeps a picture’s attributes',
    about:
      'Of a picture in a draft Gmail’s composer keeps every attribute but event handlers, or only address, alternative text and size.',
    probe: 'Insert a picture with `class`, `style`, `loading` and `data-x`, edit, send, view the original.',
    unkind: false,
    kind: true,
  },
  redirectsNeedNoListing: {
    words: 'The whitelist is asked for the first address only',
    about:
      'A redirect that UrlFetch follows may lead outside of `urlFetchWhitelist`, or must be listed, too.',
    probe: 'In a versioned deployment fetch a listed address that redirects to one that is not.',
    unkind: false,
    kind: true,
  },
  base64EncodesUtf8: {
    words: 'Base64 of text is that of its UTF-8',
    about:
      '`Utilities.base64Encode` of text without a charset takes it for UTF-8, or for US-ASCII as signatures do: `?` for all else.',
    probe: 'Log `Utilities.base64Encode("é")`.',
    unkind: false,
    kind: true,
  },
  base64TakesUnpadded: {
    words: 'Base64 without its padding is decoded',
    about: '`Utilities.base64Decode` takes text without the `=` at its end, or refuses it.',
    probe: 'Log `Utilities.base64DecodeWebSafe("YQ")`.',
    unkind: false,
    kind: true,
  },
  timersTellTheirUser: {
    words: 'A timer’s run knows who is active',
    about: 'In a timer’s run `Session.getActiveUser()` is who made the timer, or a blank.',
    probe: 'Log it from a timer.',
    unkind: false,
    kind: true,
  },
  binnedFilesAnswer: {
    words: 'A Sheet in the bin can be read and written',
    about: 'The Sheets API goes on answering for a file in the bin of Drive, or says 404.',
    probe: 'Put a spreadsheet into the bin and read and write it by the API.',
    unkind: false,
    kind: true,
  },
  formattedRowsAreFree: {
    words: 'Appending ignores rows that are only formatted',
    about: '`appendCells` writes behind the last row with a value, or behind the last with a format, too.',
    probe: 'Colour a row below the data, append, and see where it went.',
    unkind: false,
    kind: true,
  },
  sortingMovesMetadata: {
    words: 'Rows take their metadata along when sorted',
    about: 'Developer metadata of a row goes with its cells when the range is sorted, or stays at its place.',
    probe: 'Mark a row, sort the tab, and search for the mark.',
    unkind: false,
    kind: true,
  },
  filtersTellTheWholeFile: {
    words: 'A read by filters tells the file’s own metadata',
    about:
      '`spreadsheets.getByDataFilter` answers the metadata of the spreadsheet itself, or only that of what the filters select.',
    probe: 'Mark a spreadsheet, then read it by a range as filter with `fields=developerMetadata`.',
    unkind: false,
    kind: true,
  },
  batchesAnswerAfterwards: {
    words: 'A batch’s answer is read after its changes',
    about:
      'The `responseRanges` of a `batchUpdate` tell the cells as they are after its requests, or before.',
    probe: 'Append a row and ask for that row in the same call.',
    unkind: false,
    kind: true,
  },
  batchesTakeOpenRanges: {
    words: 'A batch answers for ranges without an end',
    about:
      '`responseRanges` of a `batchUpdate` may be open (`B57:B`), as [ranges in A1 notation may](https://developers.google.com/workspace/sheets/api/guides/concepts#cell), or are refused.',
    probe: 'Send a `batchUpdate` whose `responseRanges` hold `Sheet1!B57:B`.',
    unkind: false,
    kind: true,
  },
  filesOutliveConsent: {
    words: 'Files are there again when consent is',
    about:
      'With `drive.file` a script loses its files [when the user deauthorises it](https://developers.google.com/workspace/add-ons/concepts/workspace-scopes). Once the user agrees again, those it had made are there again, or are gone for it, as [somebody feared](https://github.com/jupyter/jupyter-drive/issues/54).',
    probe:
      'Make a spreadsheet with `drive.file`, remove the script’s access in the Google account, agree again, and read the spreadsheet.',
    unkind: false,
    kind: true,
  },
  pastesSeeTheirBatch: {
    words: 'A paste copies what its batch wrote before',
    about: '`copyPaste` copies cells as earlier requests of its batch left them, or as they were before it.',
    probe: 'Write a cell and copy it onto another one in one batch.',
    unkind: false,
    kind: true,
  },
  messageIdsAreTheApis: {
    words: 'Cards are told a message’s id as the API has it',
    about:
      '`e.gmail.messageId` is the hexadecimal id of the Gmail API, or Gmail’s own form: `msg-f:` and a decimal number.',
    probe: 'Open a message card and log `JSON.stringify(e.gmail)`.',
    unkind: false,
    kind: true,
  },
} as const satisfies Readonly<Record<string, Unknown<boolean | string | null>>>;

export type SwitchName = keyof typeof SWITCHES;

/** A position for each unknown. */
export type Switches = {
  -readonly [Name in SwitchName]: (typeof SWITCHES)[Name]['kind' | 'unkind'];
};

/** In the order of the list. */
// `keys` forgets which names there are.
export const SWITCH_NAMES = Object.keys(SWITCHES) as readonly SwitchName[];

/** Each unknown as it would hurt most. */
export const UNKIND: Switches = positions('unkind');

/** Each unknown as one would wish it. */
export const KIND: Switches = positions('kind');

/** Whether this names switches only, each with one of its two positions. */
export function areSwitchPositions(value: unknown): value is Partial<Switches> {
  if (typeof value !== 'object' || value === null) return false;
  const known: Readonly<Record<string, { readonly kind: unknown; readonly unkind: unknown }>> = SWITCHES;
  return Object.entries(value).every(([name, position]) => {
    const unknown = Object.hasOwn(known, name) ? known[name] : undefined;
    return unknown !== undefined && (position === unknown.kind || position === unknown.unkind);
  });
}

function positions(which: 'kind' | 'unkind'): Switches {
  // Every name with its own position, which `fromEntries` cannot tell.
  return Object.fromEntries(
    Object.entries(SWITCHES).map(([name, unknown]) => [name, unknown[which]]),
  ) as Switches;
}
