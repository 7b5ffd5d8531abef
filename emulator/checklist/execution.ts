import { differs, emulated, throws, type Line } from './Line';
import {
  addOns,
  GAS_FAKES,
  JEV,
  MANIFEST,
  QUOTAS,
  reference,
  SCOPES,
  TANAIKE,
  TROUBLESHOOTING,
  V8,
} from './sources';

/** How a script is loaded, run, refused and stopped. */
export const EXECUTION_LINES: readonly Line[] = [
  differs(
    'who uses the script agrees first, on a page where no box is ticked beforehand',
    {
      source: JEV,
      where: ['world/Consent.ts'],
      proof: [['world/Consent.test.ts', 'is granted in a world saved before anybody could withhold one']],
    },
    ['world/Consent.ts', 'Everybody has agreed at the beginning'],
  ),
  emulated('a fresh global scope for each run; all files one classic script, functions first', {
    source: V8,
    where: ['runtime/sandbox.ts', 'runtime/topLevel.ts'],
    proof: [
      [
        'runtime/sandbox.test.ts',
        'is fresh for each execution',
        'declare their functions before anything runs',
      ],
    ],
  }),
  emulated(
    'ECMAScript and no more: no timers, `URL`, `TextEncoder`, `fetch`, `atob`, `crypto`, `console.table`',
    {
      source: V8,
      where: ['runtime/realm.ts', 'runtime/scriptConsole.ts'],
      proof: [
        [
          'runtime/sandbox.test.ts',
          'has no %s',
          'has no table, as on Google',
          'which Google’s page does not name, where Google is kind',
        ],
      ],
      switches: ['weakReferencesExist'],
    },
  ),
  differs(
    'time in a script is the world’s',
    {
      source: V8,
      where: ['runtime/realm.ts', 'world/MovableClock.ts'],
      proof: [['runtime/sandbox.test.ts', "follows the world's clock"]],
    },
    ['runtime/realm.ts', "`Date`'s local time and `Intl`'s default zone"],
  ),
  emulated(
    'syntax newer than ES2019 with `?.` and `??` is refused: class fields, `#private`, modules, `await` on top',
    {
      source: V8,
      where: ['runtime/syntax.ts'],
      proof: [
        [
          'runtime/project.test.ts',
          'newer than Apps Script is refused: %s',
          'of no classic script is refused: %s',
        ],
      ],
    },
  ),
  emulated(
    'a manifest that Google would not take is refused: unknown fields, http in the list for UrlFetch, other names',
    {
      source: MANIFEST,
      where: ['runtime/manifest.ts', 'runtime/manifestSchema.ts'],
      proof: [['runtime/project.test.ts', '%s is refused in one line']],
    },
  ),
  emulated('a doGet that returns a promise answers nothing', {
    source: TANAIKE,
    where: ['runtime/sandbox.ts', 'web/exec.ts'],
    proof: [
      ['runtime/sandbox.test.ts', 'are no supported answer, even when they fail'],
      ['web/exec.test.ts', 'refuses a promise'],
    ],
  }),
  emulated('what goes in and comes out belongs to the script’s realm; errors, too', {
    source: V8,
    where: ['runtime/membrane.ts', 'runtime/copy.ts'],
    proof: [
      ['runtime/membrane.test.ts', "belong to the script's realm", "is an error of the script's realm"],
    ],
  }),
  emulated('pages reach top-level functions without `_` at the end; cards and timers perhaps methods', {
    source: V8,
    where: ['runtime/run.ts'],
    proof: [
      [
        'runtime/run.test.ts',
        'and methods by cards only where Google allows that',
        'are told to pages without the private ones',
      ],
    ],
    switches: ['dottedCardFunctions'],
  }),
  differs(
    '30 runs at a time for a user, 1,000 for a script: refused, or waiting',
    {
      source: `${QUOTAS}#current_limitations`,
      where: ['world/Slots.ts'],
      proof: [
        [
          'world/Slots.test.ts',
          'is refused from the thirty-first on, until the first is done',
          'waits for a free place where Google is kind',
          'the thousand and first run of one script, whoever runs it,',
          'waits until the first is done, where Google is kind',
          'counts the runs of all people for the script',
        ],
      ],
      switches: ['crowdsWait'],
    },
    ['world/Slots.ts', 'The words for too many runs of one script'],
  ),
  differs(
    'six minutes, thirty seconds for a card; the stop cannot be caught and frees the locks',
    {
      source: `${QUOTAS}#current_limitations`,
      where: ['world/EmulatedWorld.ts', 'runtime/membrane.ts', 'runtime/ExecutionKilled.ts'],
      proof: [
        ['services/Utilities.test.ts', 'ends an execution whose time is up: a card after 30 seconds'],
        [
          'world/trouble.test.ts',
          'cuts the script off from all services, whatever it catches',
          'frees the locks',
        ],
      ],
    },
    ['runtime/membrane.ts', 'A script that catches everything goes on computing'],
  ),
  emulated('services are synchronous; promises are settled before the answer', {
    source: V8,
    where: ['runtime/realm.ts'],
    proof: [['runtime/sandbox.test.ts', 'are settled before the answer is read']],
  }),
  differs(
    '`Utilities.sleep` takes the world’s time, five minutes at most',
    {
      source: reference('utilities/utilities'),
      where: ['services/Utilities.ts', 'services/limits.ts'],
      proof: [['services/Utilities.test.ts', "moves the world's clock", 'refuses %s']],
    },
    ['services/Utilities.ts', 'Its words are not known'],
  ),
  emulated('a call outside the manifest’s scopes is refused with Google’s permission text', {
    source: SCOPES,
    where: ['runtime/access.ts', 'runtime/scopes.ts'],
    proof: [['runtime/membrane.test.ts', 'are asked for by name when the manifest lacks them']],
  }),
  differs(
    'any scope may not be granted, by each person',
    {
      source: 'https://workspaceupdates.googleblog.com/2025/11/granular-oauth-consent-in-webapps.html',
      where: ['world/Consent.ts', 'services/ScriptApp.ts', 'world/EmulatedWorld.ts'],
      proof: [
        [
          'world/Consent.test.ts',
          'fails the calls that need it, for this person only',
          'is what is granted, and where to grant the rest',
        ],
      ],
    },
    ['services/ScriptApp.ts', 'The address leads nowhere'],
    ['world/EmulatedWorld.ts', 'Who took all permissions back is refused in words'],
  ),
  differs(
    'who may install the add-on, read its properties and make timers',
    {
      source: addOns('how-tos/testing-workspace-addons'),
      where: ['world/Deployments.ts', 'world/Timers.ts', 'services/ClockTriggerBuilder.ts'],
      proof: [
        ['world/Deployments.test.ts', 'runs at once for who has the test deployment'],
        ['services/ScriptApp.test.ts', 'runs as its creator, and may name a method'],
      ],
    },
    ['world/Deployments.ts', 'Anybody may install either'],
    ['world/Timers.ts', 'Anybody may make one'],
  ),
  emulated('`drive.file` ends with the whole authorisation; agreed again, files come back or do not', {
    source: addOns('concepts/workspace-scopes'),
    where: ['sheets/Spreadsheets.ts', 'trouble/permissionTrouble.ts'],
    proof: [
      [
        'trouble/permissionTrouble.test.ts',
        'leaves the files made before with filesOutliveConsent %s: %s',
        'taken back as an order, was never given: the files are there',
      ],
      ['sheets/unkindSheets.test.ts', 'before it lost its authorisation, or says 404 for good'],
    ],
    switches: ['filesOutliveConsent'],
  }),
  differs(
    'refusals in the account’s language, without anybody’s order',
    {
      source: 'https://github.com/RomainVialard/ErrorHandler',
      where: ['runtime/refusals.ts', 'runtime/membrane.ts', 'runtime/run.ts'],
      proof: [
        [
          'runtime/refusals.test.ts',
          'is in the language of the account, where people saw Google translate it',
        ],
        [
          'runtime/refusals.test.ts',
          'speaks to strangers in the language of whom it runs as, unless Google is kind',
        ],
      ],
      switches: ['unreportedRefusalsInEnglish', 'anonymousErrorsInEnglish'],
    },
    ['runtime/refusals.ts', 'German is the only other language'],
    ['world/EmulatedWorld.ts', 'An anonymous visit has the effective user'],
  ),
  differs(
    'every failure that Google documents or people report, to order at any call or at the start of a run',
    {
      source: TROUBLESHOOTING,
      where: ['trouble.ts', 'trouble/texts.ts', 'trouble/CallOrders.ts'],
      proof: [
        [
          'world/trouble.test.ts',
          'runs nothing, and says why in the words ordered',
          'speaks the language ordered',
          'may be too busy even to be released',
        ],
        ['trouble/texts.test.ts', '%s reads otherwise in another language'],
      ],
    },
    ['trouble/texts.ts', 'The German texts are translations made here'],
  ),
  emulated('calls and cold starts take their time, from a seed', {
    source: 'https://justin.poehnelt.com/posts/exploring-apps-script-key-value-stores',
    where: ['trouble/latency.ts'],
    proof: [['trouble/latency.test.ts', 'has a cold start now and then']],
  }),
  emulated('Session: who is there, on whose authority, language, zone', {
    source: reference('base/session'),
    where: ['services/Session.ts'],
    proof: [['services/Session.test.ts', 'tells who is there, on whose authority, and in which language']],
  }),
  throws(
    'a key for a visitor without an address',
    reference('base/session#getTemporaryActiveUserKey()'),
    'Session.getTemporaryActiveUserKey()',
    'Session.getTemporaryActiveUserKey',
  ),
  differs(
    'Logger and `console` go into the log of executions',
    {
      source: 'https://developers.google.com/apps-script/guides/logging',
      where: ['services/Logger.ts', 'runtime/scriptConsole.ts'],
      proof: [
        ['services/Logger.test.ts', 'keeps what it logs until it is cleared'],
        ['runtime/sandbox.test.ts', 'prints into the record of the execution'],
      ],
    },
    ['services/Logger.ts', 'Lines bear no date and no severity'],
  ),
  differs(
    'Utilities: HMAC and digests with their default charset, base64 with padding, signed bytes',
    {
      source: GAS_FAKES,
      where: ['services/Utilities.ts', 'services/Blob.ts'],
      proof: [
        [
          'services/Utilities.test.ts',
          'signs %s',
          'takes text for US-ASCII unless told otherwise',
          'comes back as it went',
          '%s takes text without its padding, or refuses it',
          'is that of UTF-8 if no charset is said, or of US-ASCII',
        ],
      ],
      switches: ['base64EncodesUtf8', 'base64TakesUnpadded'],
    },
    ['services/Utilities.ts', 'MD2 is missing'],
    ['services/Blob.ts', 'Knows UTF-8, US-ASCII and ISO-8859-1 only'],
  ),
  differs(
    '`Utilities.formatDate` with Java’s patterns',
    {
      source: reference('utilities/utilities'),
      where: ['services/formatDate.ts'],
      proof: [['services/Utilities.test.ts', "describe('formatDate'"]],
    },
    ['services/formatDate.ts', 'Java takes an unknown zone for GMT'],
  ),
  throws(
    '`Utilities.formatString`',
    reference('utilities/utilities'),
    "Utilities.formatString('%s', 'x')",
    'Utilities.formatString',
  ),
  throws(
    '`Utilities.parseDate`',
    reference('utilities/utilities'),
    "Utilities.parseDate('2027', 'GMT', 'yyyy')",
    'Utilities.parseDate',
  ),
  throws('archives', reference('utilities/utilities'), 'Utilities.zip([])', 'Utilities.zip'),
  throws(
    'compression',
    reference('utilities/utilities'),
    "Utilities.gzip(Utilities.newBlob('x'))",
    'Utilities.gzip',
  ),
];
