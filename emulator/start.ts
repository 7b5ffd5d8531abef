import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keptDays } from './desk/keptDays';
import { openWhenRunnable } from './desk/openWhenRunnable';
import { week } from './scenes/week';
import type { Scene } from './scenes/Scene';

/** The desk's port; the web app takes the next two. */
const PORT = 8040;
/** The built script project. */
const DIST = 'dist';
/** Where the week is kept once it was played. */
const KEPT = 'build/week.json';

/** `npm start`: builds were made; opens the joinery, or the world of a file, and prints where it is. */
async function start(): Promise<void> {
  const port = Number(process.env['PORT'] ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_533)
    throw new Error(`PORT=${process.env['PORT'] ?? ''} is no port.`);
  const file = fileGiven();
  if (!existsSync(DIST)) throw new Error('There is no dist/. Run npm run build first.');
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const scene = atHome(week, timeZone);
  const now = Date.now();
  const workspace = await openWhenRunnable(console.error, {
    scene,
    dist: DIST,
    files: 'build/desk',
    port,
    now,
    clockRuns: true,
    kept: keptDays(KEPT, {
      now,
      folders: [DIST, dirname(fileURLToPath(import.meta.url))],
      besides: timeZone,
    }),
    onBuild: console.log,
    onWait: console.log,
    ...(file === null ? {} : { file }),
  });
  for (const trouble of workspace.troubles) console.error(trouble);
  console.log(workspace.deskUrl);
  console.log(workspace.execUrl);
  console.log(workspace.userContentUrl);
}

/** The text of the file named by `--world FILE` or `WORLD=FILE`, or null. */
function fileGiven(): string | null {
  const { values } = parseArgs({ options: { world: { type: 'string' } } });
  const file = values.world ?? process.env['WORLD'] ?? '';
  if (file === '') return null;
  if (!existsSync(file)) throw new Error(`There is no file ${file}. Name one that “Save” made.`);
  return readFileSync(file, 'utf8');
}

/** The office lives in the newcomer's time zone, so that its clocks and the desk's agree; who lives elsewhere stays. */
function atHome(scene: Scene, timeZone: string): Scene {
  const home = scene.accounts.find(({ email }) => email === scene.deployer)?.timeZone;
  return {
    ...scene,
    accounts: scene.accounts.map((account) =>
      account.timeZone === home ? { ...account, timeZone } : account,
    ),
  };
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
