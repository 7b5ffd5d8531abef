import type {
  Account,
  Execution,
  Manifest,
  Network,
  RunRequest,
  RunResult,
  ServiceCall,
  Switches,
  World,
} from '../../emulator/contracts';
import { KIND } from '../../emulator/switches';
import { createNetwork, type EmulatedNetwork } from '../../emulator/web/network';
import { emptyMemory } from '../../emulator/world/memory';

export const NOON = Date.UTC(2026, 10, 23, 12);
export const OWNER = 'ada@acme.example';

export const MANIFEST: Manifest = {
  timeZone: 'Etc/UTC',
  webapp: { executeAs: 'USER_DEPLOYING', access: 'ANYONE_ANONYMOUS' },
};

const SWITCHES: Switches = { ...KIND, echoWorksAgain: false, severalAccountsWork: false };

type ScriptFunction = (...parameters: never[]) => unknown;

export interface ScriptedWorld extends World {
  readonly network: EmulatedNetwork;
  /** What was asked of the project, oldest first. */
  readonly runs: readonly RunRequest[];
}

export interface Script {
  /** Functions of the project, as a test writes them: they run in the test's own realm. */
  readonly functions?: Readonly<Record<string, ScriptFunction>>;
  readonly manifest?: Manifest;
  readonly switches?: Partial<Switches>;
  readonly accounts?: readonly Account[];
}

export const anAccount = (account: Partial<Account> = {}): Account => ({
  email: OWNER,
  name: 'Ada',
  google: 'workspace',
  client: 'gmail',
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  ...account,
});

/** A world whose project is a few functions of a test; it has no mail and no sheets. */
export function scriptedWorld({
  functions = {},
  manifest = MANIFEST,
  switches = {},
  accounts = [anAccount()],
}: Script = {}): ScriptedWorld {
  const names = Object.keys(functions).filter((name) => !name.includes('.'));
  const runs: RunRequest[] = [];
  const executions: Execution[] = [];
  const absent = (what: string) => (): never => {
    throw new Error(`A scripted world has no ${what}.`);
  };
  const world: ScriptedWorld = {
    clock: { now: () => NOON },
    accounts,
    switches: { ...SWITCHES, ...switches },
    project: {
      scriptId: 'emulated-script',
      deploymentId: 'emulated-deployment',
      deployer: OWNER,
      manifest,
      headDeploymentId: 'emulated-head',
      functions: names,
      served: (id, path) =>
        id === (path === 'dev' ? 'emulated-head' : 'emulated-deployment')
          ? { version: path === 'dev' ? null : 1, manifest, functions: names }
          : null,
      run(request): RunResult {
        runs.push(request);
        const execution = anExecution(request);
        executions.push(execution);
        return { execution, ...outcome(functions[request.function], request) };
      },
    },
    mail: { mailbox: absent('mail'), dispatch: absent('mail') },
    sheets: {
      list: absent('sheets'),
      view: absent('sheets'),
      type: absent('sheets'),
      sort: absent('sheets'),
      edit: absent('sheets'),
      trash: absent('sheets'),
      restore: absent('sheets'),
    },
    network: lazily(() => world),
    script: {
      memory: emptyMemory(),
      get consent(): never {
        return absent('consent')();
      },
      get locks(): never {
        return absent('locks')();
      },
      get timers(): never {
        return absent('timers')();
      },
      get trouble(): never {
        return absent('trouble')();
      },
      pages: new Map(),
      pass: absent('time'),
    },
    executions,
    runs,
    account(email) {
      const found = accounts.find((account) => account.email === email);
      if (found === undefined) throw new Error(`There is no account ${email}.`);
      return found;
    },
    advance: absent('time'),
    next: () => null,
    onChange: () => () => undefined,
  };
  return world;
}

function lazily(world: () => World): EmulatedNetwork {
  let network: EmulatedNetwork | null = null;
  const made = (): EmulatedNetwork => (network ??= createNetwork(world()));
  return {
    request: ((request) => made().request(request)) satisfies Network['request'],
    register: (hostname, host) => {
      made().register(hostname, host);
    },
  };
}

function outcome(
  found: ScriptFunction | undefined,
  { function: name, arguments: given }: RunRequest,
):
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly message: string } {
  if (found === undefined) return { kind: 'threw', message: `Script function not found: ${name}` };
  try {
    // Each function of a test knows what it is given.
    return { kind: 'returned', value: found(...(given as never[])) };
  } catch (error) {
    return { kind: 'threw', message: String(error) };
  }
}

export const anExecution = (request: Partial<RunRequest> = {}): Execution => ({
  id: 'execution-1',
  kind: request.kind ?? 'doGet',
  function: request.function ?? 'doGet',
  activeUser: request.activeUser ?? '',
  effectiveUser: request.effectiveUser ?? OWNER,
  userAgent: request.userAgent ?? null,
  locale: 'en',
  startedAt: NOON,
  calls: [] satisfies ServiceCall[],
  printed: [],
  outcome: { kind: 'running' },
});
