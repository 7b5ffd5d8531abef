import type { NetRequest, NetResponse } from '../../../emulator/contracts';
import type { HTTPResponse } from '../../../emulator/services/HTTPResponse';
import { TextOutput } from '../../../emulator/services/ContentService';
import { urlFetchApp } from '../../../emulator/services/UrlFetchApp';
import type { WebAppEvent } from '../../../emulator/web/event';
import {
  anExecution,
  MANIFEST,
  scriptedWorld,
  type Script,
  type ScriptedWorld,
} from '../../support/scriptedWorld';
import { EXEC } from '../../support/visiting';

type Fetch = (url: unknown, params?: unknown) => HTTPResponse;

const fetchIn = (world: ScriptedWorld): Fetch => {
  const service = urlFetchApp({ world, execution: anExecution() });
  return (Reflect.get(service, 'fetch') as Fetch).bind(service);
};

/** A world with two more hosts, which answer as told and remember what they were asked. */
function withShop(
  answer: (request: NetRequest) => Partial<NetResponse>,
  script: Script = {},
): { readonly fetch: Fetch; readonly asked: NetRequest[] } {
  const world = scriptedWorld(script);
  const asked: NetRequest[] = [];
  for (const host of ['shop.example', 'other.example']) {
    world.network.register(host, (request) => {
      asked.push(request);
      return { status: 200, headers: {}, body: Buffer.alloc(0), ...answer(request) };
    });
  }
  return { fetch: fetchIn(world), asked };
}

const SHOP = 'https://shop.example/offer';

describe('UrlFetchApp.fetch', () => {
  it('reads the own web app by way of its redirect, as nobody', () => {
    const world = scriptedWorld({ functions: { doGet: () => new TextOutput('hello').setMimeType('JSON') } });
    const response = fetchIn(world)(EXEC);
    expect([response.getResponseCode(), response.getContentText()]).toEqual([200, 'hello']);
    expect(response.getHeaders()).toMatchObject({ 'Content-Type': 'application/json; charset=utf-8' });
    expect(world.runs).toMatchObject([
      { activeUser: '', userAgent: expect.stringContaining('Google-Apps-Script') as string },
    ]);
  });

  it('posts, and fetches the answer with GET', () => {
    const doPost = ({ postData }: WebAppEvent): TextOutput => new TextOutput(JSON.stringify(postData));
    const response = fetchIn(scriptedWorld({ functions: { doPost } }))(EXEC, {
      method: 'post',
      contentType: 'text/plain',
      payload: 'ü',
    });
    expect(JSON.parse(response.getContentText())).toEqual({
      length: 2,
      type: 'text/plain',
      contents: 'ü',
      name: 'postData',
    });
  });

  it('stops at the redirect when told to', () => {
    const world = scriptedWorld({ functions: { doGet: () => new TextOutput('hello') } });
    const response = fetchIn(world)(EXEC, { followRedirects: false });
    expect(response.getResponseCode()).toBe(302);
    expect(response.getAllHeaders()).toHaveProperty('Location');
  });

  it('gives bytes with a sign', () => {
    const { fetch } = withShop(() => ({ body: Buffer.from([0, 127, 128, 255]) }));
    expect(fetch(SHOP).getContent()).toEqual([0, 127, -128, -1]);
  });

  it('reads text in the charset that the answer names', () => {
    const { fetch } = withShop(() => ({
      headers: { 'content-type': 'text/plain; charset=ISO-8859-1' },
      body: Buffer.from([0xfc]),
    }));
    expect(fetch(SHOP).getContentText()).toBe('ü');
    expect(fetch(SHOP).getContentText('UTF-8')).toBe('\ufffd');
  });

  it('sends an object as a form', () => {
    const { fetch, asked } = withShop(() => ({}));
    fetch(SHOP, { method: 'post', payload: { a: 'b c', n: 1 }, headers: { 'X-Own': 'yes' } });
    expect(asked).toMatchObject([
      {
        method: 'POST',
        body: 'a=b+c&n=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-own': 'yes' },
      },
    ]);
  });

  it('carries an authorization to the same host only', () => {
    for (const [location, carried] of [
      ['/there', { authorization: 'Bearer x' }],
      ['https://other.example/there', {}],
    ] as const) {
      const { fetch, asked } = withShop(({ url }) =>
        url === SHOP ? { status: 302, headers: { location } } : {},
      );
      fetch(SHOP, { headers: { Authorization: 'Bearer x' } });
      expect(asked[1]?.url).toBe(new URL(location, SHOP).href);
      expect(asked[1]?.headers).toEqual({ ...carried, 'user-agent': asked[0]?.headers['user-agent'] });
    }
  });

  it('repeats a POST where the redirect says so', () => {
    const { fetch, asked } = withShop(({ url }) =>
      url === SHOP ? { status: 307, headers: { location: '/there' } } : {},
    );
    fetch(SHOP, { method: 'post', payload: 'x' });
    expect(asked[1]).toMatchObject({ method: 'POST', body: 'x', url: 'https://shop.example/there' });
  });

  it('gives up on a redirect that never ends', () => {
    const { fetch } = withShop(() => ({ status: 302, headers: { location: SHOP } }));
    expect(() => fetch(SHOP)).toThrow('Too many redirects');
  });

  it('throws on a failure, quoting a little of it', () => {
    const { fetch } = withShop(() => ({ status: 404, body: Buffer.from('x'.repeat(1000)) }));
    expect(() => fetch(SHOP)).toThrow(
      `Request failed for https://shop.example returned code 404. Truncated server response: ${'x'.repeat(150)}... (use muteHttpExceptions option to examine full response)`,
    );
  });

  it('keeps a failure quiet when told to', () => {
    const { fetch } = withShop(() => ({ status: 404 }));
    expect(fetch(SHOP, { muteHttpExceptions: true }).getResponseCode()).toBe(404);
  });

  it('throws for a host that does not exist', () => {
    expect(() => fetchIn(scriptedWorld())('https://nowhere.example/')).toThrow(
      'DNS error: https://nowhere.example/',
    );
  });

  it.each(['ftp://shop.example/', 'offer', 'https:///'])('refuses the address %s', (url) => {
    expect(() => fetchIn(scriptedWorld())(url)).toThrow(`Invalid argument: ${url}`);
  });

  it('refuses an address over 2 KB', () => {
    const { fetch } = withShop(() => ({}));
    expect(() => fetch(`${SHOP}?${'x'.repeat(2048)}`)).toThrow('Limit Exceeded: URLFetch URL Length.');
  });

  it.each([
    [{ payload: 'x' }, 'UrlFetchApp.fetch with a payload but no method is not emulated.'],
    [{ escaping: false }, 'UrlFetchApp.fetch with escaping is not emulated.'],
    [{ method: 'brew' }, 'Attribute provided with invalid value: method'],
  ])('refuses %p', (params, words) => {
    const { fetch } = withShop(() => ({}));
    expect(() => fetch(SHOP, params)).toThrow(words);
  });
});

describe('the manifest’s list of addresses', () => {
  const outcome = (url: string, urlFetchWhitelist: readonly string[]): string => {
    const { fetch } = withShop(() => ({}), { manifest: { ...MANIFEST, urlFetchWhitelist } });
    try {
      return String(fetch(url).getResponseCode());
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const refusal = (url: string): string =>
    `Request to ${url} failed because the URL has not been whitelisted in the script manifest.`;

  it.each([
    [SHOP, 'https://shop.example/'],
    [SHOP, 'https://SHOP.example/off'],
    [SHOP, 'https://*.example/'],
  ])('lets %s pass with %s', (url, prefix) => {
    expect(outcome(url, ['https://other.example/', prefix])).toBe('200');
  });

  it.each([
    [SHOP, 'https://shop.example/offers'],
    [SHOP, 'https://shop.example.evil.example/'],
    [SHOP, 'https://*.shop.example/'],
    ['http://shop.example/offer', 'https://shop.example/'],
    ['https://shop.example.evil.example/offer', 'https://shop.example/'],
  ])('refuses %s with %s', (url, prefix) => {
    expect(outcome(url, [prefix])).toBe(refusal(url));
  });

  it('is asked again for where a redirect leads, or is not', () => {
    const target = 'https://other.example/';
    const fetched = (redirectsNeedNoListing: boolean) => () =>
      withShop(() => ({ status: 302, headers: { location: target } }), {
        manifest: { ...MANIFEST, urlFetchWhitelist: ['https://shop.example/'] },
        switches: { redirectsNeedNoListing },
      }).fetch(SHOP);
    expect(fetched(false)).toThrow(refusal(target));
    expect(fetched(true)).toThrow('Too many redirects');
  });
});

/** @see https://developers.google.com/apps-script/guides/services/quotas#current_limitations */
describe('the limits of UrlFetchApp', () => {
  const refused = (params: object): string => {
    const { fetch, asked } = withShop(() => ({}));
    try {
      fetch(SHOP, params);
    } catch (error) {
      expect(asked).toEqual([]);
      return error instanceof Error ? error.message : '';
    }
    return 'sent';
  };
  const many = (count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${index}`, 'v']));

  it('are those of headers and of what is posted', () => {
    expect(refused({ headers: many(99) })).toBe('sent');
    expect(refused({ headers: many(101) })).toBe('Limit Exceeded: URLFetch Headers.');
    expect(refused({ headers: { a: 'x'.repeat(8 * 1024) } })).toBe('Limit Exceeded: URLFetch Header Size.');
    expect(refused({ method: 'post', payload: 'x'.repeat(50 * 1024 * 1024 + 1) })).toBe(
      'Limit Exceeded: URLFetch POST Size.',
    );
  });

  it('are those of an answer', () => {
    const { fetch } = withShop(() => ({ body: Buffer.alloc(50 * 1024 * 1024 + 1) }));
    expect(() => fetch(SHOP)).toThrow('Limit Exceeded: URLFetch Response Size.');
  });

  it('count each call of a day', () => {
    const world = scriptedWorld();
    world.network.register('shop.example', () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }));
    const service = urlFetchApp({ world, execution: anExecution() });
    const fetchAll = Reflect.get(service, 'fetchAll') as (requests: unknown) => HTTPResponse[];
    const answers = fetchAll.call(service, [SHOP, { url: SHOP, method: 'post', payload: 'a' }]);
    expect(answers.map((each) => each.getResponseCode())).toEqual([200, 200]);
    expect(Object.values(world.script.memory.quotas?.['urlfetch'] ?? {})).toMatchObject([{ spent: 2 }]);
    expect(() => fetchAll.call(service, SHOP)).toThrow("don't match the method signature");
  });
});
