import { existsSync } from 'node:fs';
import { openWorkspace } from './desk/openWorkspace';
import { office } from './scenes/office';
import type { Scene } from './scenes/Scene';

/** The desk's port; the web app takes the next two. */
const PORT = 8040;

/** `npm start`: builds were made; opens the office and prints where it is. */
async function start(): Promise<void> {
  const port = Number(process.env['PORT'] ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_533)
    throw new Error(`PORT=${process.env['PORT'] ?? ''} is no port.`);
  if (!existsSync('dist/appsscript.json')) throw new Error('There is no dist/. Run npm run build first.');
  const workspace = await openWorkspace({
    scene: atHome(office),
    dist: 'dist',
    files: 'build/desk',
    port,
    now: Date.now(),
    clockRuns: true,
  });
  for (const trouble of workspace.troubles) console.error(trouble);
  console.log(workspace.deskUrl);
  console.log(workspace.execUrl);
  console.log(workspace.userContentUrl);
}

/** Everybody lives in the newcomer's time zone, so that all clocks on the desk agree. */
function atHome(scene: Scene): Scene {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { ...scene, accounts: scene.accounts.map((account) => ({ ...account, timeZone })) };
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
