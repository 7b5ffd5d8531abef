import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TextOutput } from '../../../emulator/services/ContentService';
import { HtmlOutput } from '../../../emulator/services/HtmlService';
import type { WebAppEvent } from '../../../emulator/web/event';
import { startWebServers, type WebServers } from '../../../emulator/web/servers';
import { OWNER, scriptedWorld } from '../../support/scriptedWorld';
import { EXEC } from '../../support/visiting';

let signedInAs: string | null = null;
let servers: WebServers;
const world = scriptedWorld({
  functions: {
    doGet: ({ parameter }: WebAppEvent) =>
      parameter['page'] === undefined
        ? new TextOutput(`see ${EXEC}`).setMimeType('JSON')
        : new HtmlOutput(`<a href="${EXEC}?t=1">again</a>`),
    doPost: ({ postData }: WebAppEvent) => new TextOutput(`got ${postData?.contents ?? ''}`),
  },
});

beforeAll(async () => {
  servers = await startWebServers(world, { port: 0, signedInAs: () => signedInAs });
});

afterAll(() => servers.close());

describe('the web app over HTTP', () => {
  it('answers text by way of the second site, as to curl -L', async () => {
    const first = await fetch(servers.execUrl, { redirect: 'manual' });
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/macros\/echo\?/);
    const whole = await fetch(servers.execUrl);
    expect(whole.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await whole.text()).toBe(`see ${EXEC}`);
  });

  it('answers a POST, too', async () => {
    const answer = await fetch(servers.execUrl, { method: 'POST', body: 'ünï' });
    expect(await answer.text()).toBe('got ünï');
  });

  it('shows pages whose addresses lead here', async () => {
    const outer = await (await fetch(`${servers.execUrl}?page=1`)).text();
    const panelUrl = /src="([^"]*)"/.exec(outer)?.[1] ?? '';
    expect(new URL(panelUrl).hostname).toBe('127.0.0.1');
    const panel = await (await fetch(panelUrl)).text();
    expect(panel).toContain(`${servers.execUrl}?t=1`);
    expect(panel).not.toContain('script.google.com');
  });

  it('tells the script who looks, by the header', async () => {
    await fetch(servers.execUrl, { headers: { 'user-agent': 'Mosaic' } });
    expect(world.runs.at(-1)).toMatchObject({ userAgent: 'Mosaic', activeUser: '' });
  });

  it('knows who is signed in, when told', async () => {
    signedInAs = OWNER;
    await fetch(servers.execUrl);
    signedInAs = null;
    expect(world.runs.at(-1)).toMatchObject({ activeUser: OWNER });
  });

  it.each([
    ['HEAD', 403],
    ['OPTIONS', 405],
    ['PROPFIND', 405],
  ])('answers %s with %d', async (method, status) => {
    expect((await fetch(servers.execUrl, { method })).status).toBe(status);
  });

  it('keeps the two sites apart', async () => {
    const [content = ''] = Object.values(servers.local.origins).slice(1);
    expect((await fetch(servers.execUrl.replace(/^http:\/\/[^/]+/, content))).status).toBe(404);
  });
});

describe('starting', () => {
  it('says in one line which port is in use, and leaves none open', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo; // A listening server has such an address.
    await expect(startWebServers(scriptedWorld(), { port: port - 2 })).rejects.toThrow(
      new Error(`Port ${port} is in use. Choose others with PORT=…`),
    );
    await expect(fetch(`http://localhost:${port - 1}/`)).rejects.toThrow();
    await new Promise((resolve) => taken.close(resolve));
  });
});
