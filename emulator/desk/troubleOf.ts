import { timerName } from '../trouble/timeTrouble';
import { openTrouble, orderTrouble, takeAllTroubleBack, takeTroubleBack } from '../trouble/orders';
import type { Order } from '../trouble/Order';
import { askedScopes } from '../trouble/permissionTrouble';
import { scopeWords } from '../trouble/scopeWords';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import type { TroubleChoices } from './wire';
import type { Workspace } from './Workspace';

/** The trouble of a world as the desk orders it. */
export const troubleOf = (world: EmulatedWorld): Workspace['trouble'] => ({
  order: (order: Order) => orderTrouble(world, order),
  open: () => openTrouble(world),
  takeBack: (id) => {
    takeTroubleBack(world, id);
  },
  takeAllBack: () => {
    takeAllTroubleBack(world);
  },
  choices: () => choicesIn(world),
});

function choicesIn(world: EmulatedWorld): TroubleChoices {
  const called = world.executions.flatMap(({ calls }) =>
    calls.filter(({ counts }) => counts).map(({ name }) => name),
  );
  const { enabledAdvancedServices: advanced = [] } = world.project.manifest.dependencies ?? {};
  return {
    calls: [
      ...new Set([...advanced.map(({ serviceId }) => `${serviceId}.*`), ...BUILT_IN, ...called.sort()]),
    ],
    timers: world.script.timers.all
      .filter(({ nextAt }) => nextAt !== null)
      .map((timer) => ({ id: timer.id, words: timerName(world, timer) })),
    people: world.accounts
      .filter(({ google }) => google !== null)
      .map(({ email, name }) => ({ email, name, withheld: world.script.consent.withheldBy(email) })),
    scopes: askedScopes(world).map((scope) => ({ scope, words: scopeWords(scope) })),
  };
}

/** All of a service's calls that leave the script. */
const BUILT_IN = ['Cache.*', 'Lock.*', 'MailApp.*', 'Properties.*', 'UrlFetchApp.*'];
