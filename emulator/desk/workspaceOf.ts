import {
  chooseUniversalAction,
  openComposeCard,
  openHomepage,
  openMessageCard,
  press,
} from '../cards/addOnHost';
import type { AddOnAnswer, Place } from '../cards/addOnAnswer';
import { imageProxyOf } from '../clients/imageProxy';
import { recipientsOf } from '../clients/Recipients';
import type { Scene } from '../scenes/Scene';
import type { LocalOrigins } from '../web/localOrigins';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import { ActRunner } from './ActRunner';
import { showMail } from './showMail';
import { followSteps } from './steps';
import { troubleOf } from './troubleOf';
import type { Workspace } from './Workspace';
import { addOnOf, readWorldFile, worldFileOf } from './worldFile';

/** The world of a scene, as the desk asks for it. */
export function workspaceOf(
  world: EmulatedWorld,
  scene: Scene,
  around: {
    readonly local: LocalOrigins;
    readonly addresses: Workspace['addresses'];
    readonly clockRuns: boolean;
    readonly signedIn: Workspace['signedIn'];
    /** When the newcomer came; now when absent. */
    readonly cameAt?: number;
    /** Why the newest build cannot run; null when it does. */
    readonly codeTrouble?: () => string | null;
  },
): Workspace {
  const begunAt = around.cameAt ?? world.clock.now();
  let cameAt = begunAt;
  const steps = followSteps(world, scene.firstSteps, () => cameAt);
  const scenes = new ActRunner(world, scene.acts ?? []);
  const people = world.accounts.map(({ email }) => email);
  return {
    world,
    trouble: troubleOf(world),
    reset() {
      scenes.clear();
      world.reset();
      cameAt = begunAt;
      steps.startOver();
    },
    save: () => worldFileOf(world, cameAt),
    load(text) {
      const file = readWorldFile(text, { addOn: addOnOf(world), people });
      world.load(file.state);
      scenes.clear();
      cameAt = file.cameAt;
      steps.startOver();
    },
    scenes,
    setSwitches: (changes) => Object.assign(world.switches, changes),
    signedIn: around.signedIn,
    hasAddOn: (email) => scene.addOnUsers.includes(email),
    openCard: (email, place) => opened(world, email, place),
    press: (email, pressed) => press(world, email, pressed),
    chooseUniversal: (email, index) => chooseUniversalAction(world, email, index),
    showMail: (account, message) =>
      showMail(account, message, around.local, recipientsOf(world).openInWindow(account.email, message.id)),
    fetchImage: (url) => imageProxyOf(world).fetchThrough(world.network, url),
    steps: steps.now,
    clockRuns: around.clockRuns,
    codeTrouble: around.codeTrouble ?? (() => null),
    origins: around.local.origins,
    addresses: around.addresses,
  };
}

function opened(world: EmulatedWorld, email: string, place: Place): AddOnAnswer {
  switch (place.host) {
    case 'home':
      return openHomepage(world, email, place.platform);
    case 'message':
      return openMessageCard(world, email, place);
    case 'compose':
      return openComposeCard(world, email, place);
  }
}
