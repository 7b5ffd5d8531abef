/** What loaded something, from its user agent; afterwards the user agent is forgotten. */
import type { Client } from './event';

/**
 * Programs known by name, before any general rule: mail services that load pictures for a reader look like bots, and
 * programs that load them before anybody reads look like browsers.
 */
const KNOWN: readonly { readonly agent: RegExp; readonly client: Client }[] = [
  // Gmail's proxy. @see https://www.scientiamobile.com/what-is-google-image-proxy/
  { agent: /GoogleImageProxy/, client: 'mail-proxy' },
  // Yahoo's proxy. @see https://github.com/ua-parser/uap-core/pull/333
  { agent: /YahooMailProxy/, client: 'mail-proxy' },
  // Gmail loads pictures ahead while a mailbox is open. @see https://www.sparkpost.com/blog/gmail-prefetching-images/
  { agent: / Edge\/12\.246 Mozilla\/5\.0$/, client: 'prefetch' },
  // Apple Mail's privacy proxy, loading when the mailbox is synced. @see https://github.com/ua-parser/uap-core/issues/509
  { agent: /^Mozilla\/5\.0$/, client: 'prefetch' },
];

/** Names that programs give themselves, and the libraries they are written with. */
const BOT =
  /bot\b|bots\b|crawl|spider|scan|preview|fetch|monitor|headless|phantom|^(?:curl|wget|python|java|ruby|perl|php|go-http|okhttp|axios|node|libwww|apache-http|ahc)|facebookexternalhit|existence discovery/i;

/** Browsers, and the mail programs on a reader's own device. */
const BROWSER = /^Mozilla\/\d|^Opera\/|Microsoft (?:Office|Outlook)|Outlook-(?:iOS|Android)/;

/** Only the kind of program; `unknown` when there is no user agent or it says nothing. */
export function clientOf(userAgent: string | null): Client {
  const agent = userAgent === null ? '' : userAgent.trim();
  const known = KNOWN.find((row) => row.agent.test(agent));
  if (known !== undefined) return known.client;
  if (BOT.test(agent)) return 'bot';
  return BROWSER.test(agent) ? 'browser' : 'unknown';
}
