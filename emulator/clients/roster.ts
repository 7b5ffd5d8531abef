/** The programs that may stand between a mail and its reader: what each does, and who reported it. */
import type { ClientScript, Step } from './clientScript';
import { DIRECT_USER_AGENT } from './directClient';
import { PROXY_USER_AGENT } from './imageProxy';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36';

/** The browser in which a person opens a link. */
export const PERSONS_USER_AGENT = CHROME;

const CRAFT_CAMPAIGN = 'https://github.com/putyourlightson/craft-campaign/issues/546';

const onReading = (what: Step['what']): Step => ({ from: 'reading', afterMs: 0, what });

const SCRIPTS = {
  gmail: {
    name: 'Gmail',
    role: 'reader',
    words: 'Gmail: its proxy loads the pictures whenever the mail is opened',
    sources: ['https://www.wordtothewise.com/2014/03/gmail-image-caching-update/'],
    userAgent: PROXY_USER_AGENT,
    steps: [onReading('pictures-by-gmail')],
  },
  'gmail-prefetch': {
    name: 'Gmail, open all day',
    role: 'reader',
    words: 'Gmail, open while the mail arrives: pictures are loaded ahead, and again when the mail is opened',
    sources: ['https://www.sparkpost.com/blog/gmail-prefetching-images/'],
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0',
    steps: [{ from: 'delivery', afterMs: 3 * SECOND, what: 'pictures' }, onReading('pictures-by-gmail')],
  },
  // Reading makes no request: the pictures come from Apple's copy.
  'apple-mail': {
    name: 'Apple Mail with privacy protection',
    role: 'reader',
    words: 'Apple Mail with privacy protection: pictures are loaded when the app syncs, read or not',
    sources: [
      'https://support.apple.com/guide/mail/mlhlae4a4fe6/mac',
      'https://github.com/ua-parser/uap-core/issues/509',
    ],
    userAgent: 'Mozilla/5.0',
    steps: [{ from: 'delivery', afterMs: 4 * MINUTE, what: 'pictures' }],
  },
  outlook: {
    name: 'Outlook on the desktop',
    role: 'reader',
    words: 'Outlook on the desktop: loads the same picture six times for one reading',
    sources: ['https://github.com/shon/httpagentparser/issues/91', 'reported by senders: up to eight loads'],
    userAgent:
      'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; .NET CLR 2.0.50727; .NET CLR 3.0.30729; .NET CLR 3.5.30729; Microsoft Outlook 16.0.5257; ms-office; MSOffice 16)',
    steps: [0, 4, 8, 12, 16, 20].map((second): Step => ({
      from: 'reading',
      afterMs: second * SECOND,
      what: 'pictures',
    })),
  },
  yahoo: {
    name: 'Yahoo Mail',
    role: 'reader',
    words: 'Yahoo Mail: its proxy loads the pictures when the mail is opened',
    sources: [
      'https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
      'https://github.com/ua-parser/uap-core/pull/333',
    ],
    userAgent: 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
    steps: [onReading('pictures')],
  },
  thunderbird: {
    name: 'Thunderbird, pictures switched on',
    role: 'reader',
    words: 'Thunderbird, told to show pictures: loads them itself',
    sources: ['https://support.mozilla.org/kb/remote-content-in-messages'],
    userAgent: DIRECT_USER_AGENT,
    steps: [onReading('pictures')],
  },
  'images-off': {
    name: 'A program with pictures switched off',
    role: 'reader',
    words: 'A program with pictures switched off: loads nothing, however often the mail is read',
    sources: ['https://kb.wisc.edu/page.php?id=67394'],
    userAgent: null,
    steps: [],
  },
  'head-prober': {
    name: 'A filter that asks whether links exist',
    role: 'filter',
    words: 'A mail filter that asks with HEAD whether the links exist',
    sources: [
      'https://github.com/civicrm/civicrm-core/pull/35328',
      // Its log shows no user agent.
      'https://github.com/SergeyMosin/Appointments/issues/293',
    ],
    userAgent: null,
    steps: [{ from: 'delivery', afterMs: 5 * SECOND, what: 'head-links' }],
  },
  // The reported sweeps take all links within a second; these are slower and so harder to tell from people.
  'link-sweep': {
    name: 'A filter that follows every link at once',
    role: 'filter',
    words: 'A mail filter that loads the pictures, then follows every link within seconds',
    sources: [CRAFT_CAMPAIGN],
    userAgent: 'python-requests/2.32.3',
    steps: [
      { from: 'delivery', afterMs: 9 * SECOND, what: 'pictures' },
      { from: 'delivery', afterMs: 43 * SECOND, overMs: 7 * SECOND, what: 'links' },
    ],
  },
  'slow-link-sweep': {
    name: 'A filter that comes late, as a browser',
    role: 'filter',
    words: 'A mail filter that comes late and calls itself a browser',
    sources: [CRAFT_CAMPAIGN, 'https://github.com/resend/resend-node/issues/901'],
    userAgent: CHROME,
    steps: [
      { from: 'delivery', afterMs: 75 * SECOND, what: 'pictures' },
      { from: 'delivery', afterMs: 110 * SECOND, overMs: 8 * SECOND, what: 'links' },
    ],
  },
  sandbox: {
    name: 'A filter that opens links in its own browser',
    role: 'filter',
    words: 'A mail filter that opens every link in a browser of its own, and lets the pages run',
    sources: [
      'https://www.suped.com/knowledge/email-deliverability/technical/why-are-email-security-filters-auto-clicking-links-in-opt-in-emails-with-javascript-and-how-can-',
    ],
    userAgent: CHROME,
    steps: [{ from: 'delivery', afterMs: 30 * SECOND, what: 'run-pages' }],
  },
  'chat-unfurler': {
    name: 'A chat that previews the first link',
    role: 'chat',
    words: 'A chat in which the reader pastes the first link: its program looks at the page for a preview',
    sources: ['https://api.slack.com/robots'],
    userAgent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    steps: [{ from: 'reading', afterMs: MINUTE, what: 'first-link' }],
  },
} satisfies Readonly<Record<string, ClientScript>>;

export type ClientName = keyof typeof SCRIPTS;

export const ROSTER: Readonly<Record<ClientName, ClientScript>> = SCRIPTS;

/** In the order of the roster. */
export const CLIENT_NAMES: readonly ClientName[] = Object.keys(SCRIPTS) as ClientName[]; // keys of a constant
