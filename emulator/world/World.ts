import type { Account, Instant, Switches } from '../contracts';
import { createMailSystem } from '../gmail/MailSystem';
import { loadProject } from '../runtime/project';
import type { InstalledService } from '../runtime/run';
import { advancedServices, globalServices } from '../services/registry';
import { createSpreadsheets } from '../sheets/Spreadsheets';
import { createNetwork } from '../web/network';
import { EmulatedWorld } from './EmulatedWorld';

export interface WorldOptions {
  /** The folder of the built script project. */
  readonly dist: string;
  readonly accounts: readonly Account[];
  /** Address of the account that deployed the web app. */
  readonly deployer: string;
  /** Where not said otherwise, switches are in their unkind position. */
  readonly switches?: Partial<Switches>;
  /** A saved world to go on with, and to come back to on reset. */
  readonly state?: string;
  /** Monday, 4 January 2027, 09:00 UTC when absent. */
  readonly startAt?: Instant;
}

const PATIENCE_MS = 10_000;

/** Each unknown as it would hurt most. */
export const UNKIND: Switches = {
  emptyQueryString: null,
  userAgentIsTold: false,
  echoWorksAgain: false,
  addOnTimersEveryMinute: false,
  dottedCardFunctions: false,
};

/**
 * Makes a world with one deployed script project.
 *
 * @throws {ProjectError} when the project cannot run as it is
 */
export function createWorld({
  dist,
  accounts,
  deployer,
  switches,
  state,
  startAt,
}: WorldOptions): EmulatedWorld {
  const files = loadProject(dist, Object.keys(advancedServices));
  return new EmulatedWorld(
    {
      files,
      services: servicesOf(files.manifest.dependencies?.enabledAdvancedServices ?? []),
      patienceMs: PATIENCE_MS,
      accounts,
      deployer,
      switches: { ...UNKIND, ...switches },
      startAt: startAt ?? Date.UTC(2027, 0, 4, 9),
      parts: (world, states) => {
        const { clock } = world;
        const touch = (): void => {
          world.touch();
        };
        return {
          mail: createMailSystem({ state: states.mail, accounts, clock, touch }),
          sheets: createSpreadsheets({ state: states.sheets, clock, touch }),
          network: createNetwork(world),
        };
      },
    },
    state,
  );
}

function servicesOf(
  enabled: readonly { readonly userSymbol: string; readonly serviceId: string }[],
): readonly InstalledService[] {
  const builtIn = Object.entries(globalServices).map(([name, create]) => ({ name, serviceId: null, create }));
  const advanced = enabled.flatMap(({ userSymbol, serviceId }) => {
    const create = advancedServices[serviceId];
    return create === undefined ? [] : [{ name: userSymbol, serviceId, create }];
  });
  return [...builtIn, ...advanced];
}
