import { createRecipients } from '../clients/Recipients';
import type { Account, Instant, Switches } from '../contracts';
import { createMailSystem } from '../gmail/MailSystem';
import { loadProject, readProject, type ProjectFiles } from '../runtime/project';
import type { InstalledService, RunnableProject } from '../runtime/run';
import { advancedServices, globalServices } from '../services/registry';
import { createSpreadsheets } from '../sheets/Spreadsheets';
import { UNKIND } from '../switches';
import { createNetwork } from '../web/network';
import { EmulatedWorld } from './EmulatedWorld';
import type { Durations } from './Slots';

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
  /** How long executions keep their place; no time of their own when absent. */
  readonly durations?: Durations;
  /** Whether the add-on is installed as a test deployment, which is HEAD (when absent), or as what is deployed. */
  readonly addOnRuns?: 'head' | 'deployment';
}

const PATIENCE_MS = 10_000;

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
  durations = {},
  addOnRuns = 'head',
}: WorldOptions): EmulatedWorld {
  const known = Object.keys(advancedServices);
  const runnable = (files: ProjectFiles): RunnableProject => ({
    files,
    services: servicesOf(files.manifest.dependencies?.enabledAdvancedServices ?? []),
    patienceMs: PATIENCE_MS,
  });
  return new EmulatedWorld(
    {
      ...runnable(loadProject(dist, known)),
      read: (sources) => runnable(readProject(sources, known)),
      durations,
      addOnRuns,
      accounts,
      deployer,
      switches: { ...UNKIND, ...switches },
      startAt: startAt ?? Date.UTC(2027, 0, 4, 9),
      parts: (world, states) => {
        const { clock } = world;
        const touch = (): void => {
          world.touch();
        };
        const mailChanged = (): void => {
          recipients.lookForMail();
          touch();
        };
        const mail = createMailSystem({
          state: states.mail,
          accounts,
          clock,
          touch: mailChanged,
          switches: world.switches,
        });
        const network = createNetwork(world);
        const recipients = createRecipients(world, { state: states.recipients, mail, network });
        return {
          mail,
          sheets: createSpreadsheets({ state: states.sheets, clock, touch, switches: world.switches }),
          network,
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
