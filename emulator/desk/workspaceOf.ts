import {
  chooseUniversalAction,
  openComposeCard,
  openHomepage,
  openMessageCard,
  press,
} from '../cards/addOnHost';
import type { AddOnAnswer, Place } from '../cards/addOnAnswer';
import { imageProxyOf } from '../clients/imageProxy';
import type { Scene } from '../scenes/Scene';
import type { LocalOrigins } from '../web/localOrigins';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import { showMail } from './showMail';
import { followSteps } from './steps';
import type { Workspace } from './Workspace';

/** The world of a scene, as the desk asks for it. */
export function workspaceOf(
  world: EmulatedWorld,
  scene: Scene,
  around: {
    readonly local: LocalOrigins;
    readonly addresses: Workspace['addresses'];
    readonly clockRuns: boolean;
    readonly signedIn: Workspace['signedIn'];
  },
): Workspace {
  const steps = followSteps(world, scene.firstSteps);
  return {
    world,
    trouble: world.trouble,
    reset() {
      world.reset();
      steps.startOver();
    },
    setSwitches: (changes) => Object.assign(world.switches, changes),
    signedIn: around.signedIn,
    hasAddOn: (email) => scene.addOnUsers.includes(email),
    openCard: (email, place) => opened(world, email, place),
    press: (email, pressed) => press(world, email, pressed),
    chooseUniversal: (email, index) => chooseUniversalAction(world, email, index),
    showMail: (account, message) => showMail(account, message, around.local),
    fetchImage: (url) => imageProxyOf(world).fetchThrough(world.network, url),
    steps: steps.now,
    clockRuns: around.clockRuns,
    origins: around.local.origins,
    addresses: around.addresses,
  };
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
