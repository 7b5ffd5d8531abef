import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { TextOutput } from '../../emulator/services/ContentService';
import { HtmlOutput } from '../../emulator/services/HtmlService';
import type { WebAppEvent } from '../../emulator/web/event';
import { startWebServers, type WebServers } from '../../emulator/web/servers';
import { scriptedWorld } from '../support/scriptedWorld';
import { describeInBrowser } from './support/browser';

const PIXEL = 'RIFF\x18\x00\x00\x00WEBPVP8L\x0c\x00\x00\x00/\x00\x00\x00\x10(@D\x04...';

describeInBrowser('a page of the web app', (browser) => {
  let destination: Destination;
  let servers: WebServers;
  let posted: (contents: string) => void;

  beforeAll(async () => {
    destination = await startDestination();
    const world = scriptedWorld({
      functions: {
        doGet: ({ parameter }: WebAppEvent) => {
          if (parameter['pixel'] !== undefined) return new TextOutput(PIXEL).setMimeType(parameter['pixel']);
          return new HtmlOutput(parameter['html'] ?? '').setTitle('Outside');
        },
        doPost: ({ postData }: WebAppEvent) => {
          posted(`${postData?.type ?? ''}: ${postData?.contents ?? ''}`);
          return new TextOutput('thanks');
        },
        double: (n: number) => n * 2,
        hidden_: () => 'secret',
        'app.method': () => 'secret',
      },
    });
    servers = await startWebServers(world, { port: 0 });
  });

  afterAll(async () => {
    await servers.close();
    await destination.close();
  });

  const open = async (html: string): Promise<Opened> => opened(browser(), servers, html);

  it('lies two frames deep, on another site than the address shown', async () => {
    const { page, frame } = await open('<!DOCTYPE html><title>Inside</title><p id=here>Hello');
    expect(await page.title()).toBe('Outside');
    expect(await page.getByText('This application was created by a Google Apps Script user').count()).toBe(1);
    expect(await frame.locator('#here').textContent()).toBe('Hello');
    expect(await frame.evaluate('document.compatMode')).toBe('CSS1Compat');
    expect(new URL(page.url()).hostname).toBe('localhost');
    expect(new URL(frame.parentFrame()?.url() ?? '').hostname).toBe('127.0.0.1');
    await page.close();
  });

  it('cannot lead away by script alone', async () => {
    const { page, frame } = await open(`<script>
      window.outcome = 'left';
      try { window.top.location.href = '${destination.url}'; } catch (error) { window.outcome = error.name; }
    </script>`);
    await frame.waitForFunction('window.outcome === "SecurityError"');
    expect(page.url()).toContain('/exec');
    expect(destination.visits).toEqual([]);
    await page.close();
  });

  it('leads away by a link that a person presses', async () => {
    const { page, frame } = await open(
      `<a id=go href="${destination.url}" target=_top rel="noreferrer">Go</a>`,
    );
    await frame.locator('#go').click();
    await page.waitForURL(destination.url);
    expect(destination.visits).toEqual([{ referrer: null }]);
    await page.close();
  });

  it('sends a beacon that reaches doPost', async () => {
    const { page, frame } = await open('');
    const beacon = new Promise<string>((resolve) => (posted = resolve));
    await frame.evaluate(`navigator.sendBeacon(${JSON.stringify(servers.execUrl)}, 'pressed')`);
    expect(await beacon).toBe('text/plain: pressed');
    await page.close();
  });

  it('calls top-level functions, and sees no others', async () => {
    const { page, frame } = await open('<base href="https://elsewhere.example/">');
    const answer = await frame.evaluate(
      `new Promise((done, fail) => google.script.run.withSuccessHandler(done).withFailureHandler(fail).double(21))`,
    );
    expect(answer).toBe(42);
    expect(await frame.evaluate('Object.keys(google.script.run).sort()')).toEqual([
      'doGet',
      'doPost',
      'double',
      'withFailureHandler',
      'withSuccessHandler',
      'withUserObject',
    ]);
    await expect(frame.evaluate('google.script.run.hidden_()')).rejects.toThrow(
      'google.script.run.hidden_ is not a function',
    );
    await page.close();
  });

  it('cannot give a DOM element as a parameter', async () => {
    const { page, frame } = await open('<p>Hello');
    await expect(frame.evaluate('google.script.run.double(document.body)')).rejects.toThrow(
      'Failed due to illegal value in property: 0',
    );
    await page.close();
  });

  it('shows a picture that is text to another site, if it says it is JavaScript', async () => {
    const page = await browser().newPage();
    await page.goto(destination.url);
    const sizeAs = (type: string): Promise<unknown> =>
      page.evaluate(`new Promise((done) => {
        const picture = new Image();
        picture.onload = () => picture.decode().then(() => done([picture.naturalWidth, picture.naturalHeight]));
        picture.onerror = () => done('blocked');
        document.body.append(picture);
        picture.src = ${JSON.stringify(`${servers.execUrl}?pixel=${type}`)};
      })`);
    expect(await sizeAs('JAVASCRIPT')).toEqual([1, 1]);
    expect(await sizeAs('TEXT')).toBe('blocked');
    await page.close();
  });
});

interface Opened {
  readonly page: Page;
  /** The frame that holds what the script wrote. */
  readonly frame: Frame;
}

async function opened(browser: Browser, servers: WebServers, html: string): Promise<Opened> {
  const page = await browser.newPage();
  await page.goto(`${servers.execUrl}?html=${encodeURIComponent(html)}`);
  const handle = await page.frameLocator('#sandboxFrame').locator('#userHtmlFrame').elementHandle();
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('The page has no frame within.');
  return { page, frame };
}

/** A site to go to, which remembers who came. */
interface Destination {
  readonly url: string;
  readonly visits: readonly { readonly referrer: string | null }[];
  close(): Promise<void>;
}

async function startDestination(): Promise<Destination> {
  const visits: { referrer: string | null }[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/there') visits.push({ referrer: request.headers.referer ?? null });
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>There</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // A listening server has such an address.
  return {
    url: `http://127.0.0.1:${port}/there`,
    visits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
