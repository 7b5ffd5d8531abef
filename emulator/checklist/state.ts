import { differs, emulated, throws, type Line } from './Line';
import { QUOTAS, reference, TRIGGERS } from './sources';

/** What a script keeps, and what it may spend. */
export const STATE_LINES: readonly Line[] = [
  differs(
    'properties: strings only, 9 kB a value, 500 kB a store, one store for the script and one for each user',
    {
      source: 'https://developers.google.com/apps-script/guides/properties',
      where: ['services/PropertiesService.ts', 'services/limits.ts'],
      proof: [
        [
          'services/PropertiesService.test.ts',
          'makes strings of everything',
          'refuses a value over 9 kB, counted in bytes',
          'refuses more than 500 kB in one store',
        ],
        [
          'services/PropertiesService.test.ts',
          'has one store for the script and one for each effective user',
          'has no store of a document',
        ],
      ],
    },
    ['services/PropertiesService.ts', 'Values over 9 kB are refused'],
    ['services/PropertiesService.ts', 'In the order of setting'],
  ),
  differs(
    'daily quotas of properties, UrlFetch and timers, from the first use on',
    {
      source: QUOTAS,
      where: ['services/dailyQuota.ts', 'services/limits.ts'],
      proof: [
        [
          'services/PropertiesService.test.ts',
          'counts each property, or each call',
          'refuses what goes beyond it, all or nothing, for 24 hours',
        ],
        ['services/UrlFetchApp.test.ts', 'count each call of a day'],
      ],
      switches: ['manyPropertiesCountOnce'],
    },
    ['services/dailyQuota.ts', 'Perhaps only here, the word `premium`'],
  ),
  differs(
    'cache: 250 characters a key, 100 kB a value counted in bytes, lifetimes, 1,000 items and then 900',
    {
      source: reference('cache/cache'),
      where: ['services/CacheService.ts', 'services/limits.ts'],
      proof: [
        [
          'services/CacheService.test.ts',
          'keeps strings, one or several at once',
          'drops to the 900 items farthest from their expiration',
        ],
        ['services/CacheService.test.ts', 'that is too full loses the oldest items'],
        ['trouble/spent.test.ts', 'loses a share of the cache'],
      ],
      switches: ['fullCacheKeepsFarthest'],
    },
    ['services/CacheService.ts', 'Nothing is lost before its time'],
    ['services/CacheService.ts', 'What it does with a longer time than six hours'],
  ),
  emulated(
    'locks of script and user: waiting, taken twice by one run, freed at its end or stop; none of a document',
    {
      source: reference('lock/lock'),
      where: ['services/LockService.ts', 'world/Locks.ts'],
      proof: [
        [
          'services/LockService.test.ts',
          'is taken, kept and released',
          'does not outlive its execution',
          'is waited for as long as allowed',
        ],
        ['runtime/run.test.ts', 'finds the lock taken, and free again afterwards'],
      ],
    },
  ),
  differs(
    'timers: 1, 5, 10, 15 or 30 minutes, 20 for a user, each as who made it',
    {
      source: reference('script/clock-trigger-builder'),
      where: ['services/ClockTriggerBuilder.ts', 'services/ScriptApp.ts', 'world/Timers.ts'],
      proof: [
        [
          'services/ScriptApp.test.ts',
          'runs again and again, at its times',
          'is the one after the twentieth',
          'runs as its creator, and may name a method',
        ],
      ],
    },
    ['services/ClockTriggerBuilder.ts', 'The first run of a repeating timer'],
    ['services/ClockTriggerBuilder.ts', 'Its words for a builder without a schedule'],
  ),
  emulated('who is active in a timer’s run: its maker, or nobody told', {
    source: reference('base/session#getActiveUser()'),
    where: ['world/Timers.ts'],
    proof: [['services/ScriptApp.test.ts', 'knows who is active, or only as whom it runs']],
    switches: ['timersTellTheirUser'],
  }),
  emulated('an add-on’s timers: hourly, and one of a user', {
    source: 'https://developers.google.com/workspace/add-ons/concepts/editor-triggers',
    where: ['services/ClockTriggerBuilder.ts'],
    proof: [
      [
        'services/ScriptApp.test.ts',
        "is an add-on's that would run more than hourly",
        "refuses an add-on's second timer of a user",
      ],
    ],
    switches: ['addOnTimersEveryMinute', 'addOnTimersMayBeSeveral'],
  }),
  differs(
    'a timer cannot be deleted by the run that made it',
    {
      source: 'https://github.com/kellystuard/jev-gmail-classifier',
      where: ['services/ScriptApp.ts'],
      proof: [
        ['services/ScriptApp.test.ts', 'keeps a timer that was made in the same run, where Google does'],
      ],
      switches: ['freshTimersCanBeDeleted'],
    },
    ['services/ScriptApp.ts', 'Its words are not known, here and below'],
  ),
  differs(
    'timers late, twice and while another run goes on, when ordered; their run time in a day',
    {
      source: TRIGGERS,
      where: ['world/Timers.ts'],
      proof: [
        [
          'world/Timers.test.ts',
          'comes late once, as ordered',
          'comes while its last run goes on, as ordered',
          'is spent by long runs',
        ],
      ],
    },
    ['world/Timers.ts', 'A timer runs at its very second'],
  ),
  differs(
    'a mail about a timer that failed, but for add-ons',
    {
      source: `${TRIGGERS}#errors_in_triggers`,
      where: ['world/failureNotice.ts', 'world/Timers.ts'],
      proof: [
        ['world/Timers.test.ts', 'is told to who made it', 'is told to nobody when it is of an add-on'],
      ],
    },
    ['world/failureNotice.ts', 'It comes at once and for each failure'],
  ),
  throws(
    'timers on days of the week',
    reference('script/clock-trigger-builder'),
    "ScriptApp.newTrigger('f').timeBased().everyDays(1)",
    'ClockTriggerBuilder.everyDays',
  ),
  throws(
    'triggers of documents',
    reference('script/trigger-builder'),
    "ScriptApp.newTrigger('f').forSpreadsheet('x')",
    'TriggerBuilder.forSpreadsheet',
  ),
  differs(
    'UrlFetch: redirects, whitelist, 2 kB an address, 50 MB, headers, `muteHttpExceptions`, nobody signed in',
    {
      source: reference('url-fetch/url-fetch-app'),
      where: ['services/UrlFetchApp.ts', 'services/HTTPResponse.ts', 'services/limits.ts'],
      proof: [
        [
          'services/UrlFetchApp.test.ts',
          'posts, and fetches the answer with GET',
          'is asked again for where a redirect leads, or is not',
          'refuses an address over 2 KB',
        ],
        [
          'services/UrlFetchApp.test.ts',
          'throws on a failure, quoting a little of it',
          'are those of headers and of what is posted',
        ],
      ],
      switches: ['redirectsNeedNoListing'],
    },
    ['services/UrlFetchApp.ts', 'How many redirects it follows'],
    ['services/UrlFetchApp.ts', 'One after the other'],
    ['services/HTTPResponse.ts', 'A header that came several times'],
  ),
  throws(
    'UrlFetch with certificates unchecked',
    reference('url-fetch/url-fetch-app#advanced-parameters'),
    "UrlFetchApp.fetch('https://a.example/', { validateHttpsCertificates: false })",
    'UrlFetchApp.fetch with validateHttpsCertificates',
  ),
  throws(
    'a request looked at before it is sent',
    reference('url-fetch/url-fetch-app#getRequest(String)'),
    "UrlFetchApp.getRequest('https://a.example/')",
    'UrlFetchApp.getRequest',
  ),
  throws(
    'the built-in Sheets service, whose `appendRow` can lose a race',
    reference('spreadsheet/spreadsheet-app'),
    "SpreadsheetApp.openById('x')",
    'SpreadsheetApp.openById',
  ),
  throws(
    'the built-in Gmail service, but for drafts',
    reference('gmail/gmail-app'),
    "GmailApp.search('x')",
    'GmailApp.search',
  ),
  throws(
    'the built-in Drive service',
    reference('drive/drive-app'),
    "DriveApp.getFileById('x')",
    'DriveApp.getFileById',
  ),
];
