import { beginningOf, play } from '../scenes/play';
import type { Scene } from '../scenes/Scene';
import { USER_CONTENT_ORIGIN } from '../web/localOrigins';
import { startWebServers } from '../web/servers';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import { createWorld } from '../world/World';
import { serveDesk } from './serveDesk';
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
  const { world, troubles } = worldOf(options);
  let signedIn: string | null = null;
  const web = await startWebServers(world, { port, signedInAs: () => signedIn });
  const { execUrl, local } = web;
  const userContentUrl = local.toLocal(USER_CONTENT_ORIGIN);
  const workspace = workspaceOf(world, scene, {
    local,
    clockRuns,
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
        await Promise.all([desk.close(), web.close()]);
      },
    };
  } catch (error) {
    await web.close();
    throw error;
  }
}

/** The world after the scene; *Start over* comes back to this moment. */
function worldOf({ scene, dist, now }: WorkspaceOptions): { world: EmulatedWorld; troubles: string[] } {
  const { accounts, deployer, switches } = scene;
  const plan = { dist, accounts, deployer, switches, startAt: now - beginningOf(scene) };
  const played = createWorld(plan);
  const troubles = play(played, scene);
  // A scene that went wrong is kept as it is, for its executions tell why.
  return { world: troubles.length > 0 ? played : createWorld({ ...plan, state: played.save() }), troubles };
}
