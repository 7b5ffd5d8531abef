import {
  chooseUniversalAction,
  openComposeCard,
  openHomepage,
  openMessageCard,
  press,
} from '../cards/addOnHost';
import type { AddOnAnswer, Place } from '../cards/addOnAnswer';
import { beginningOf, play } from '../scenes/play';
import type { Scene } from '../scenes/Scene';
import { startWebServers, type WebServers } from '../web/servers';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import { createWorld } from '../world/World';
import { fetchThroughProxy } from './fetchThroughProxy';
import { serveDesk } from './serveDesk';
import { showMail } from './showMail';
import { followSteps } from './steps';
import type { Workspace } from './Workspace';

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
  const { scene, port, files } = options;
  const { world, troubles } = worldOf(options);
  let signedIn: string | null = null;
  const web = await startWebServers(world, { port, signedInAs: () => signedIn });
  const steps = followSteps(world, scene.firstSteps);
  const workspace: Workspace = {
    world,
    trouble: world.trouble,
    reset() {
      world.reset();
      steps.startOver();
    },
    setSwitches: (changes) => Object.assign(world.switches, changes),
    signedIn: {
      get: () => signedIn,
      set(email) {
        signedIn = email === null ? null : world.account(email).email;
      },
    },
    hasAddOn: (email) => scene.addOnUsers.includes(email),
    openCard: (email, place) => opened(world, email, place),
    press: (email, pressed) => press(world, email, pressed),
    chooseUniversal: (email, index) => chooseUniversalAction(world, email, index),
    showMail: (account, message) => showMail(account, message, web.local),
    fetchImage: (url) => fetchThroughProxy(world, url),
    steps: steps.now,
    clockRuns: options.clockRuns,
    origins: web.local.origins,
    addresses: [
      { label: 'The web app', url: web.execUrl },
      { label: 'Its user content', url: userContentUrl(web) },
    ],
  };
  try {
    const desk = await serveDesk(workspace, port, files);
    return {
      world,
      deskUrl: desk.url,
      execUrl: web.execUrl,
      userContentUrl: userContentUrl(web),
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

function opened(world: EmulatedWorld, email: string, place: Place): AddOnAnswer {
  switch (place.host) {
    case 'home':
      return openHomepage(world, email);
    case 'message':
      return openMessageCard(world, email, place);
    case 'compose':
      return openComposeCard(world, email, place);
  }
}

const userContentUrl = (web: WebServers): string => web.local.toLocal('https://script.googleusercontent.com');
