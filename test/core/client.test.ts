import { clientOf } from '../../src/core/client';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('what loaded something', () => {
  it.each([
    [
      'mail-proxy',
      'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    ],
    ['mail-proxy', 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html'],
    ['prefetch', 'Mozilla/5.0'],
    ['prefetch', `${WINDOWS} Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0`],
    ['browser', `${WINDOWS} Chrome/42.0.2311.135 Safari/537.36 Edge/12.246`],
    ['browser', `${WINDOWS} Chrome/140.0.0.0 Safari/537.36`],
    ['browser', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'],
    ['browser', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0'],
    ['browser', 'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.10711; Pro)'],
    ['browser', 'Outlook-iOS/711.1.0.0'],
    ['bot', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    ['bot', `${WINDOWS} Microsoft Office Existence Discovery`],
    ['bot', `${WINDOWS} HeadlessChrome/140.0.0.0 Safari/537.36`],
    ['bot', 'facebookexternalhit/1.1'],
    ['bot', 'curl/8.5.0'],
    ['bot', 'python-requests/2.32.3'],
    ['unknown', 'Something else'],
    ['unknown', ' '],
    ['unknown', null],
  ])('is a %s for %s', (client, userAgent) => {
    expect(clientOf(userAgent)).toBe(client);
  });
});
