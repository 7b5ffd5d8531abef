import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { arch, homedir, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Unpacking the packaged browser takes a while on a slow disk. */
const START_MS = 180_000;

/**
 * Describes what a real browser does, with one browser for all of it. Without a browser on this machine the tests are
 * skipped, by name.
 *
 * Found in this order: `CHROME_PATH`; the browser inside `@sparticuz/chromium` (Linux on x64); an installed Chrome,
 * Chromium or Edge.
 *
 * The browser says that a program drives it, unless told to keep quiet about that.
 */
export function describeInBrowser(
  name: string,
  define: (browser: () => Browser) => void,
  { admitsToBeDriven = true } = {},
): void {
  const find = finder();
  if (find === null) {
    describe.skip(`${name} (no browser found: set CHROME_PATH)`, () => {
      define(() => {
        throw new Error('There is no browser.');
      });
    });
    return;
  }
  describe(name, () => {
    let browser: Browser | null = null;
    beforeAll(async () => {
      const { executablePath, env } = find();
      const args = [...ARGUMENTS, ...(admitsToBeDriven ? [] : [QUIET])];
      // Everything these tests open is our own; the sandbox is missing in most containers.
      browser = await chromium.launch({ executablePath, env, chromiumSandbox: false, args });
    }, START_MS);
    afterAll(async () => {
      await browser?.close();
    });
    define(() => {
      if (browser === null) throw new Error('The browser has not started.');
      return browser;
    });
  });
}

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `navigator.webdriver` is false. */
const QUIET = '--disable-blink-features=AutomationControlled';

interface Found {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

function finder(): (() => Found) | null {
  const chosen = process.env['CHROME_PATH'] ?? '';
  if (chosen !== '') return () => ({ executablePath: chosen, env: environment() });
  if (platform() === 'linux' && arch() === 'x64') return packaged;
  const installed = INSTALLED.find((path) => existsSync(path));
  return installed === undefined ? null : () => ({ executablePath: installed, env: environment() });
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  ...['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
      join(folder, `${name}.app/Contents/MacOS/${name}`),
    ),
  ),
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) =>
    [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ].map((path) => join(process.env[name] ?? 'C:/', path)),
  ),
];

/** Unpacks the browser of the package once for all processes, with libraries where the machine lacks them. */
function packaged(): Found {
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin');
  const folder = join(tmpdir(), `doublecheck-chromium-${statSync(join(bin, 'chromium.br')).size}`);
  if (!existsSync(folder)) unpack(bin, folder);
  const executablePath = join(folder, 'chromium');
  const env = environment();
  if (lacksLibraries(executablePath)) env['LD_LIBRARY_PATH'] = join(folder, 'al2023', 'lib');
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  return { executablePath, env };
}

/** The folder appears under its name only when it is whole, so that other processes may look for it meanwhile. */
function unpack(bin: string, folder: string): void {
  const unfinished = mkdtempSync(`${folder}-`);
  const archives = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => join(bin, name));
  // The package unpacks into the folder for temporary files. Another process has another one, and may load ES modules.
  execFileSync(process.execPath, ['--input-type=module', '--eval', UNPACK, ...archives], {
    env: { ...process.env, TMPDIR: unfinished },
  });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

const UNPACK = `
  import { inflate } from '@sparticuz/chromium';
  await Promise.all(process.argv.slice(1).map((archive) => inflate(archive)));
`;

function lacksLibraries(executablePath: string): boolean {
  try {
    return execFileSync('ldd', [executablePath], { encoding: 'utf8' }).includes('not found');
  } catch {
    // Nobody to ask: the libraries that come along do no harm.
    return true;
  }
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
