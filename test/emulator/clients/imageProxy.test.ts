import type { NetRequest, NetResponse, Network, World } from '../../../emulator/contracts';
import { DIRECT_USER_AGENT, fetchDirectly } from '../../../emulator/clients/directClient';
import { KIND, UNKIND } from '../../../emulator/switches';
import {
  imageProxy,
  imageProxyOf,
  proxyOptions,
  PROXY_USER_AGENT,
} from '../../../emulator/clients/imageProxy';
import { openAs, reopenDraft } from '../../../emulator/clients/read';
import { pictureType } from '../../../emulator/clients/pictureType';
import { ADA, aMailServer, BEN, CY } from '../gmail/aMailServer';

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
/** A lossless WebP of one clear pixel whose bytes are all below 0x80. */
const WEBP = Buffer.from('RIFF\x18\x00\x00\x00WEBPVP8L\x0c\x00\x00\x00/\x00\x00\x00\x10(@D\x04...', 'latin1');

const answer = (headers: Record<string, string>, body: Buffer | string = '', status = 200): NetResponse => ({
  status,
  headers,
  body: Buffer.from(body),
});

/** Hosts that answer from a list, and remember who asked for what. */
function aNetwork(pages: Record<string, NetResponse>): Network & { requests: NetRequest[] } {
  const requests: NetRequest[] = [];
  return {
    requests,
    request(request) {
      requests.push(request);
      const page = pages[request.url];
      if (page === undefined) throw new Error(`DNS error: ${request.url}`);
      return page;
    },
  };
}

const EXEC = 'https://script.google.com/macros/s/ID/exec?t=1';
const ECHO = 'https://script.googleusercontent.com/macros/echo?x=1';
const anEmulatedPixel = () =>
  aNetwork({
    [EXEC]: answer(
      { location: ECHO, 'cache-control': 'no-cache, no-store, max-age=0, must-revalidate' },
      '',
      302,
    ),
    [ECHO]: answer({ 'content-type': 'text/javascript; charset=utf-8' }, WEBP),
  });

describe('Gmail’s image proxy', () => {
  it('asks under its own name, follows redirects, and answers with the type the bytes show', () => {
    const network = anEmulatedPixel();
    const { status, headers, body } = imageProxy({}).fetchThrough(network, EXEC);
    expect([status, headers['content-type'], body.equals(WEBP)]).toEqual([200, 'image/webp', true]);
    expect(network.requests.map(({ url, headers: sent }) => [url, sent['user-agent']])).toEqual([
      [EXEC, PROXY_USER_AGENT],
      [ECHO, PROXY_USER_AGENT],
    ]);
  });

  // https://www.wordtothewise.com/2014/03/gmail-image-caching-update/
  it('asks again at each view when an answer forbids keeping', () => {
    const network = anEmulatedPixel();
    const proxy = imageProxy({});
    proxy.fetchThrough(network, EXEC);
    proxy.fetchThrough(network, EXEC);
    expect(network.requests.filter(({ url }) => url === EXEC)).toHaveLength(2);
  });

  it('keeps other pictures, also when its state was saved and loaded', () => {
    const network = aNetwork({
      'https://example.com/logo.gif': answer({ 'cache-control': 'max-age=600' }, GIF),
    });
    const kept: Record<string, string> = {};
    const first = imageProxy(kept).fetchThrough(network, 'https://example.com/logo.gif');
    const loaded = JSON.parse(JSON.stringify(kept)) as Record<string, string>;
    expect(imageProxy(loaded).fetchThrough(network, 'https://example.com/logo.gif')).toEqual(first);
    expect(network.requests).toHaveLength(1);
  });

  it.each([
    ['text', answer({ 'content-type': 'image/gif' }, 'hello')],
    ['an error', answer({}, GIF, 404)],
    ['a redirect that never ends', answer({ location: 'https://example.com/x' }, '', 302)],
  ])('answers 404 for %s', (_, page) => {
    expect(
      imageProxy({}).fetchThrough(aNetwork({ 'https://example.com/x': page }), 'https://example.com/x')
        .status,
    ).toBe(404);
  });

  it('refuses a picture that is sent as text, where it goes by what is said', () => {
    const pages = (type: string) => aNetwork({ [EXEC]: answer({ 'content-type': type }, WEBP) });
    const shown = (type: string, goesByType: boolean): number =>
      imageProxy({}, { goesByType }).fetchThrough(pages(type), EXEC).status;
    expect([shown('text/javascript', true), shown('image/webp', true)]).toEqual([404, 200]);
    expect(shown('text/javascript', false)).toBe(200);
  });

  it('is as the world’s switches say', () => {
    expect(proxyOptions(UNKIND)).toEqual({ keepsFailures: true, goesByType: true });
    expect(proxyOptions(KIND)).toEqual({ keepsFailures: false, goesByType: false });
  });

  it('asks again for what was no picture, or remembers it, as it is told', () => {
    const url = 'https://example.com/x';
    const asked = (keepsFailures: boolean): [number, number] => {
      const pages: Record<string, NetResponse> = { [url]: answer({}, '', 404) };
      const network = aNetwork(pages);
      const proxy = imageProxy({}, { keepsFailures });
      proxy.fetchThrough(network, url);
      pages[url] = answer({}, GIF);
      const { status } = proxy.fetchThrough(network, url);
      return [status, network.requests.length];
    };
    expect(asked(false)).toEqual([200, 2]);
    expect(asked(true)).toEqual([404, 1]);
  });

  it('forgets remembered failures when it is told no more to keep them', () => {
    const kept = {};
    const url = 'https://example.com/x';
    imageProxy(kept, { keepsFailures: true }).fetchThrough(aNetwork({}), url);
    expect(imageProxy(kept).fetchThrough(aNetwork({ [url]: answer({}, GIF) }), url).status).toBe(200);
  });

  it('answers 404 when nobody answers, and does not hide other failures', () => {
    expect(imageProxy({}).fetchThrough(aNetwork({}), 'https://nowhere.example/').status).toBe(404);
    const broken: Network = {
      request: () => {
        throw new TypeError('broken');
      },
    };
    expect(() => imageProxy({}).fetchThrough(broken, 'https://example.com/')).toThrow('broken');
  });
});

describe('pictureType', () => {
  it.each([
    [Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1'), 'image/png'],
    [GIF, 'image/gif'],
    [Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'image/jpeg'],
    [WEBP, 'image/webp'],
    [Buffer.from('RIFF....WAVE'), null],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
    [Buffer.alloc(0), null],
  ])('looks at the first bytes %#', (bytes, type) => {
    expect(pictureType(bytes)).toBe(type);
  });
});

describe('A direct client', () => {
  it('asks under its own name, at each view', () => {
    const network = aNetwork({ 'https://example.com/x': answer({ 'cache-control': 'max-age=600' }, GIF) });
    expect(fetchDirectly(network, 'https://example.com/x')?.body.equals(GIF)).toBe(true);
    fetchDirectly(network, 'https://example.com/x');
    expect(network.requests.map(({ headers }) => headers['user-agent'])).toEqual([
      DIRECT_USER_AGENT,
      DIRECT_USER_AGENT,
    ]);
    expect(fetchDirectly(network, 'https://nowhere.example/')).toBeNull();
  });
});

describe('openAs', () => {
  const opened = (reader: typeof BEN) => {
    const { server } = aMailServer();
    const network = anEmulatedPixel();
    // The clients look at nothing else of a world.
    const world = { mail: server, network, switches: KIND, account: () => reader } as unknown as World;
    server.dispatch({
      from: ADA,
      to: [reader.email],
      subject: 'x',
      text: 'x',
      html: `<img src="${EXEC}"><img src="https://nowhere.example/">`,
      keepCopy: true,
    });
    const mailbox = server.mailbox(reader.email);
    const id = mailbox.threads('INBOX')[0]?.messages[0]?.id ?? '';
    return { world, network, mailbox, id };
  };

  it('by a reader in Gmail loads the pictures through the proxy and marks the mail read', () => {
    const { world, network, mailbox, id } = opened(BEN);
    expect(openAs(world, BEN.email, id)).toEqual([
      { url: EXEC, status: 200 },
      { url: 'https://nowhere.example/', status: 404 },
    ]);
    expect(network.requests[0]?.headers['user-agent']).toBe(PROXY_USER_AGENT);
    expect(mailbox.message(id)?.labelIds).toEqual(['INBOX']);
  });

  it('by a reader with a desktop program loads them directly', () => {
    const { world, network, id } = opened(CY);
    expect(openAs(world, CY.email, id)).toEqual([
      { url: EXEC, status: 200 },
      { url: 'https://nowhere.example/', status: 0 },
    ]);
    expect(network.requests[0]?.headers['user-agent']).toBe(DIRECT_USER_AGENT);
  });

  it.each([
    ['asks the proxy for each picture', UNKIND, [PROXY_USER_AGENT]],
    ['asks for none, where Google is kind', KIND, []],
  ])('by the sender, of a draft in Gmail’s composer, %s', (_title, switches, asking) => {
    const { server } = aMailServer();
    const network = anEmulatedPixel();
    const world = { mail: server, network, switches } as unknown as World;
    const mailbox = server.mailbox(ADA.email);
    const draft = mailbox.saveDraft({ to: '', cc: '', bcc: '', subject: 'x', html: `<img src="${EXEC}">` });
    expect(reopenDraft(world, ADA.email, draft).map(({ url }) => url)).toEqual([EXEC]);
    expect(network.requests.slice(0, 1).map(({ headers }) => headers['user-agent'])).toEqual(asking);
    expect(() => reopenDraft(world, ADA.email, 'r1')).toThrow('ada@example.com has no draft r1.');
  });

  it('of a message that is not there is refused by name', () => {
    expect(() => openAs(opened(BEN).world, BEN.email, '1a')).toThrow('ben@example.com has no message 1a.');
  });

  it('by a proxy that remembers failures, where Google is not kind', () => {
    for (const [switches, status] of [
      [KIND, 200],
      [UNKIND, 404],
    ] as const) {
      const { server } = aMailServer();
      const proxy = imageProxyOf({ mail: server, switches } as unknown as World);
      proxy.fetchThrough(aNetwork({}), 'https://example.com/x');
      const network = aNetwork({ 'https://example.com/x': answer({}, GIF) });
      expect(proxy.fetchThrough(network, 'https://example.com/x').status).toBe(status);
    }
  });

  it('leaves what the proxy keeps in the state of the mail', () => {
    const { server, state } = aMailServer();
    const network = aNetwork({ 'https://example.com/x': answer({}, GIF) });
    imageProxyOf({ mail: server, switches: KIND } as unknown as World).fetchThrough(
      network,
      'https://example.com/x',
    );
    expect(Object.keys(state.proxiedImages)).toEqual(['https://example.com/x']);
  });
});
