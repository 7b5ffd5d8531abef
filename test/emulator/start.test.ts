import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

describe('npm start', () => {
  const start = (
    env = {},
  ): { readonly status: number | null; readonly stderr: string; readonly stdout: string } =>
    spawnSync(process.execPath, [resolve('build/emulator/start.js')], {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });

  it.each(BROKEN.slice(0, 2))('prints one line about %s, and ends', (_what, files, line) => {
    write(files);
    expect(start()).toMatchObject({ status: 1, stderr: `${line}\n`, stdout: '' });
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
