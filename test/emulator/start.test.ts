import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openWhenRunnable } from '../../emulator/desk/openWhenRunnable';
import { openWorkspace, type WorkspaceOptions } from '../../emulator/desk/openWorkspace';
import { MONDAY_NINE, lampScene } from '../support/lamp';
import { MANIFEST } from './world/scriptWorld';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-start-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A built project in the folder's `dist`. */
function write(files: Readonly<Record<string, string>>): string {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
  return dist;
}

const GOOD = { 'appsscript.json': JSON.stringify(MANIFEST), 'Code.js': 'function doGet() {}' };

const BROKEN: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    'a manifest that is no JSON',
    { ...GOOD, 'appsscript.json': '{\n  "timeZone" "Etc/UTC"\n}' },
    'appsscript.json:2:14: not JSON: Unexpected token. Repair the file.',
  ],
  [
    'a syntax error in the bundle',
    { ...GOOD, 'Code.js': 'function doGet() {\n  return (;\n}' },
    'Code.js:2:11: Unexpected token. Repair the file; Apps Script runs classic scripts, not modules.',
  ],
  [
    'syntax that is too new',
    { ...GOOD, 'Code.js': 'class A {\n  #a = 1;\n}' },
    "Code.js:2:3: Unexpected character '#': this syntax is newer than Apps Script's parser. Build for ES2019.",
  ],
  [
    'an unknown service',
    {
      ...GOOD,
      'appsscript.json': JSON.stringify({
        ...MANIFEST,
        dependencies: {
          enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }],
        },
      }),
    },
    'appsscript.json:1:156: the advanced service "drive" is not emulated. Add it in emulator/services/registry.ts, or disable it.',
  ],
];

const options = (dist: string, port = 0): WorkspaceOptions => ({
  scene: { ...lampScene, earlierMail: [], setUp: [] },
  dist,
  files: 'build/desk',
  port,
  now: MONDAY_NINE,
  clockRuns: false,
});

describe('a workspace that cannot open', () => {
  it.each(BROKEN)('names file, line and remedy of %s', async (_what, files, line) => {
    await expect(openWorkspace(options(write(files)))).rejects.toThrow(line);
  });

  it.each([0, 1, 2])('names the port in use: its own and %d', async (offset) => {
    const taken = createServer();
    const host = offset === 2 ? '127.0.0.1' : 'localhost';
    await new Promise<void>((listening) => taken.listen(0, host, listening));
    const { port } = taken.address() as AddressInfo; // A listening server has such an address.
    await expect(openWorkspace(options(write(GOOD), port - offset))).rejects.toThrow(
      `Port ${port} is in use. Choose others with PORT=…`,
    );
    await new Promise((closed) => taken.close(closed));
  });
});

describe('a workspace with a script that fails', () => {
  it('opens all the same: what failed is in its executions', async () => {
    const code = 'function doGet() {\n  return DriveApp.getFiles();\n}';
    const workspace = await openWorkspace(options(write({ ...GOOD, 'Code.js': code })));
    const answer = await fetch(workspace.execUrl);
    expect(await answer.text()).toContain(
      'DriveApp.getFiles is not emulated. Add it in emulator/services/DriveApp.ts. (line 2, file &quot;Code&quot;)',
    );
    expect((await fetch(`${workspace.deskUrl}/emulator/executions`)).status).toBe(200);
    await workspace.close();
  });
});

describe('a project that cannot run', () => {
  it.each(BROKEN)(
    'is said on a page in place of the desk, which opens once it is mended: %s',
    async (_what, files, line) => {
      const dist = write(files);
      const port = await freePort();
      const told: string[] = [];
      const opening = openWhenRunnable((words) => told.push(words), options(dist, port));
      const page = await answered(`http://localhost:${String(port)}/`);
      expect(told).toEqual([expect.stringContaining(line)]);
      expect(page.status).toBe(503);
      expect(await page.text()).toContain(line.replace(/</g, '&lt;'));
      const door = await fetch(`http://localhost:${String(port)}/emulator/state`);
      expect(await door.json()).toEqual({ message: told[0] });
      for (const [name, text] of Object.entries(GOOD)) writeFileSync(join(dist, name), text);
      const workspace = await opening;
      expect((await fetch(`${workspace.deskUrl}/emulator/state`)).status).toBe(200);
      await workspace.close();
    },
  );
});

describe('a new build', () => {
  const NEWER = "function doGet() {\n  return ContentService.createTextOutput('newer');\n}";

  it('runs at once while mail, Sheet and clock go on; one that cannot run is said, and the one before goes on', async () => {
    const dist = write(GOOD);
    const lines: string[] = [];
    const workspace = await openWorkspace({ ...options(dist), onBuild: (line) => lines.push(line) });
    const build = async (text: string): Promise<void> => {
      const before = lines.length;
      writeFileSync(join(dist, 'Code.js'), text);
      while (lines.length === before) await new Promise((later) => setTimeout(later, 50));
    };
    const state = async (): Promise<unknown> => (await fetch(`${workspace.deskUrl}/emulator/state`)).json();
    await build(NEWER);
    expect(await (await fetch(workspace.execUrl)).text()).toBe('newer');
    await build('function doGet() {\n  return (;\n}');
    expect(lines).toEqual([
      'The new build runs now.',
      expect.stringContaining('Code.js:2:11: Unexpected token.'),
    ]);
    expect(await state()).toMatchObject({ codeTrouble: lines[1] });
    expect(await (await fetch(workspace.execUrl)).text()).toBe('newer');
    workspace.world.reset();
    expect(await (await fetch(workspace.execUrl)).text()).toBe('newer');
    await build(NEWER.replace('newer', 'newest'));
    expect(await state()).toMatchObject({ codeTrouble: null });
    await workspace.close();
  });
});

/** A port that is free with the two behind it, or was a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const { port } = server.address() as AddressInfo; // A listening server has such an address.
  await new Promise((closed) => server.close(closed));
  return port;
}

async function answered(url: string): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url);
    } catch {
      await new Promise((later) => setTimeout(later, 20));
    }
  }
}

describe('npm start', () => {
  const start = (
    env = {},
  ): { readonly status: number | null; readonly stderr: string; readonly stdout: string } =>
    spawnSync(process.execPath, [resolve('build/emulator/start.js')], {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });

  it('says that nothing was built, and that a port is none', () => {
    expect(start().stderr).toBe('There is no dist/. Run npm run build first.\n');
    expect(start({ PORT: 'x' }).stderr).toBe('PORT=x is no port.\n');
  });

  it('says that a file to go on with is not there, or is none', () => {
    write(GOOD);
    expect(start({ WORLD: 'gone.json' })).toMatchObject({
      status: 1,
      stderr: 'There is no file gone.json. Name one that “Save” made.\n',
      stdout: '',
    });
    writeFileSync(join(folder, 'notes.json'), '{"milk": 2}');
    expect(start({ WORLD: 'notes.json' }).stderr).toBe(
      'This file is not a saved workspace. Choose a file that “Save” made.\n',
    );
  });
});
