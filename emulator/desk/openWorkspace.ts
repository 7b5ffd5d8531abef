import { passUntil } from '../scenes/passing';
import { beginningOf, play } from '../scenes/play';
import type { Scene } from '../scenes/Scene';
import { USER_CONTENT_ORIGIN } from '../web/localOrigins';
import { startWebServers } from '../web/servers';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import { createWorld, type WorldOptions } from '../world/World';
import type { KeptDays } from './keptDays';
import { followBuild } from './followBuild';
import { serveDesk } from './serveDesk';
import { addOnOf, readWorldFile } from './worldFile';
import { workspaceOf } from './workspaceOf';

export interface WorkspaceOptions {
  readonly scene: Scene;
  /** The folder of the built script project. */
  readonly dist: string;
  /** The folder of the built desk. */
  readonly files: string;
  /** The desk's port; the web app takes the next two. 0: any that are free. */
  readonly port: number;
  /** When the newcomer comes. */
  readonly now: number;
  /** Seconds pass by themselves. */
  readonly clockRuns: boolean;
  /** The text of a file that was saved: goes on there, and comes back to it on reset. The scene is not played then. */
  readonly file?: string;
  /** Where days that were played once are kept. */
  readonly kept?: KeptDays;
  /** Takes up each new build of `dist`, and hears in one line how that went. The code stays as it is when absent. */
  readonly onBuild?: (line: string) => void;
  /** Hears that it will take a while, in words for a person. */
  readonly onWait?: (words: string) => void;
}

export interface OpenWorkspace {
  readonly world: EmulatedWorld;
  readonly deskUrl: string;
  readonly execUrl: string;
  readonly userContentUrl: string;
  /** What of the scene did not go as planned, in words. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/**
 * Plays a scene up to now and serves it: the desk, the web app, its user content.
 *
 * @throws {Error} in one line for a person when a port is taken or the project cannot run.
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<OpenWorkspace> {
  const { scene, port, files, clockRuns } = options;
  const { world, troubles, cameAt } = worldOf(options);
  const build = options.onBuild === undefined ? null : followBuild(options.dist, world, options.onBuild);
  let signedIn: string | null = null;
  const web = await startWebServers(world, { port, signedInAs: () => signedIn });
  const { execUrl, local } = web;
  const userContentUrl = local.toLocal(USER_CONTENT_ORIGIN);
  const workspace = workspaceOf(world, scene, {
    local,
    clockRuns,
    cameAt,
    codeTrouble: () => build?.trouble ?? null,
    addresses: [
      { label: 'The web app', url: execUrl },
      { label: 'Its user content', url: userContentUrl },
    ],
    signedIn: {
      get: () => signedIn,
      set(email) {
        signedIn = email === null ? null : world.account(email).email;
      },
    },
  });
  try {
    const desk = await serveDesk(workspace, port, files);
    return {
      world,
      deskUrl: desk.url,
      execUrl,
      userContentUrl,
      troubles,
      async close() {
        build?.stop();
        await Promise.all([desk.close(), web.close()]);
      },
    };
  } catch (error) {
    build?.stop();
    await web.close();
    throw error;
  }
}

interface Begun {
  readonly world: EmulatedWorld;
  readonly troubles: readonly string[];
  /** When the newcomer came. */
  readonly cameAt: number;
}

/** The world after the scene; *Start over* comes back to this moment. */
function worldOf(options: WorkspaceOptions): Begun {
  const { scene, dist, now, file, kept } = options;
  const { accounts, deployer, switches } = scene;
  const plan = { dist, accounts, deployer, switches };
  if (file !== undefined) return fromFile(plan, file);
  const before = kept?.read() ?? null;
  if (before !== null) {
    const world = createWorld({ ...plan, state: before });
    passUntil(world, now);
    return { world: createWorld({ ...plan, state: world.save() }), troubles: [], cameAt: now };
  }
  const played = createWorld({ ...plan, startAt: now - beginningOf(scene, now) });
  if ((scene.letters ?? []).length > 0)
    options.onWait?.('A week passes at the office. This takes a few seconds, once a day.');
  const troubles = play(played, scene, now);
  // A scene that went wrong is kept as it is, for its executions tell why.
  if (troubles.length > 0) return { world: played, troubles, cameAt: now };
  const state = played.save();
  kept?.write(state);
  return { world: createWorld({ ...plan, state }), troubles, cameAt: now };
}

function fromFile(plan: WorldOptions, text: string): Begun {
  const people = plan.accounts.map(({ email }) => email);
  const addOn = addOnOf(createWorld(plan));
  const { state, cameAt } = readWorldFile(text, { addOn, people });
  return { world: createWorld({ ...plan, state }), troubles: [], cameAt };
}
