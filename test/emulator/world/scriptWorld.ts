import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Account, Network, Switches } from '../../../emulator/contracts';
import { createMailSystem } from '../../../emulator/gmail/MailSystem';
import { loadProject, readProject, type ProjectFiles } from '../../../emulator/runtime/project';
import type { InstalledService, RunnableProject } from '../../../emulator/runtime/run';
import { cacheService } from '../../../emulator/services/CacheService';
import { lockService } from '../../../emulator/services/LockService';
import { logger } from '../../../emulator/services/Logger';
import { propertiesService } from '../../../emulator/services/PropertiesService';
import { scriptApp } from '../../../emulator/services/ScriptApp';
import { session } from '../../../emulator/services/Session';
import { utilities } from '../../../emulator/services/Utilities';
import { createSpreadsheets } from '../../../emulator/sheets/Spreadsheets';
import { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import type { Durations } from '../../../emulator/world/Slots';
import { KIND } from '../../../emulator/switches';

export const MONDAY_NINE = Date.UTC(2027, 0, 4, 9);

export const person = (email: string, name: string): Account => ({
  email,
  name,
  google: 'consumer',
  client: 'gmail',
  locale: email.startsWith('ada') ? 'en' : 'de',
  timeZone: 'Etc/UTC',
});

export const ADA = 'ada@example.com';
export const BEN = 'ben@example.com';

const NO_NETWORK: Network = {
  request({ url }) {
    throw new Error(`DNS error: ${url}`);
  },
};

const STATE_SERVICES: readonly InstalledService[] = Object.entries({
  CacheService: cacheService,
  LockService: lockService,
  Logger: logger,
  PropertiesService: propertiesService,
  ScriptApp: scriptApp,
  Session: session,
  Utilities: utilities,
}).map(([name, create]) => ({ name, serviceId: null, create }));

export interface ScriptWorldOptions {
  readonly manifest?: object;
  /** By file name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly services?: readonly InstalledService[];
  readonly switches?: Partial<Switches>;
  readonly saved?: string;
  readonly patienceMs?: number;
  readonly accounts?: readonly Account[];
  readonly deployer?: string;
  readonly durations?: Durations;
  readonly addOnRuns?: 'head' | 'deployment';
  readonly network?: (world: EmulatedWorld) => Network;
  /** Everybody has a mailbox. */
  readonly withMail?: boolean;
}

/** Loads files as a pushed project would be. */
export function project(files: Readonly<Record<string, string>>): ProjectFiles {
  const folder = mkdtempSync(join(tmpdir(), 'emulated-project-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return loadProject(folder, ['sheets']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const MANIFEST = {
  timeZone: 'Etc/UTC',
  webapp: { executeAs: 'USER_DEPLOYING', access: 'ANYONE_ANONYMOUS' },
};

/** A world around one script, with the state services, nobody's mail and no Internet. */
export function scriptWorld(code: string, options: ScriptWorldOptions = {}): EmulatedWorld {
  const {
    manifest = {},
    files = {},
    services = [],
    switches = {},
    saved,
    network,
    patienceMs = 10_000,
    withMail = false,
    accounts = [person(ADA, 'Ada'), person(BEN, 'Ben')],
    deployer = ADA,
    durations = {},
    addOnRuns = 'head',
  } = options;
  const runnable = (read: ProjectFiles): RunnableProject => ({
    files: read,
    services: [...STATE_SERVICES, ...services],
    patienceMs,
  });
  return new EmulatedWorld(
    {
      ...runnable(
        project({
          'appsscript.json': JSON.stringify({ ...MANIFEST, ...manifest }),
          'Code.js': code,
          ...files,
        }),
      ),
      read: (sources) => runnable(readProject(sources, ['sheets'])),
      durations,
      addOnRuns,
      accounts,
      deployer,
      switches: { ...KIND, ...switches },
      startAt: MONDAY_NINE,
      parts: (world, { mail, sheets }) => {
        const deps = { accounts: [], clock: world.clock, touch: () => undefined };
        return {
          mail: createMailSystem({ state: mail, ...deps, accounts: withMail ? world.accounts : [] }),
          sheets: createSpreadsheets({ state: sheets, ...deps }),
          network: network?.(world) ?? NO_NETWORK,
        };
      },
    },
    saved,
  );
}

/** Runs a function as its own user and answers what it returned; fails with what it threw. */
export function call(world: EmulatedWorld, name = 'main', ...args: unknown[]): unknown {
  const result = world.project.run({
    kind: 'doGet',
    function: name,
    arguments: args,
    activeUser: ADA,
    effectiveUser: ADA,
  });
  if (result.kind === 'threw') throw new Error(result.message);
  return result.value;
}

/** What the body of a function returns in a fresh world. */
export const evaluated = (body: string, options?: ScriptWorldOptions): unknown =>
  call(scriptWorld(`function main() { ${body} }`, options));
