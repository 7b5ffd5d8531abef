import { toHex } from '../core/bytes';
import type { Config } from '../core/config';
import { Problem } from '../core/problem';
import { normaliseBase } from '../core/trackingUrl';
import type { Clock, Installation, PixelTest, RandomBytes, SettleStore } from '../ports';

/** How long the web app may take to prove who owns it. */
const PROOF_VALID_MS = 10 * 60_000;

export interface SetUpPorts {
  readonly now: Clock;
  readonly random: RandomBytes;
  readonly installation: Installation;
}

export interface SetUpOutcome {
  readonly config: Config;
  /** A mail program gets the picture unharmed. */
  readonly pixel: PixelTest;
  /** How often the owner's timer runs. */
  readonly timerMinutes: number;
}

/**
 * Makes everything the product needs: keys, the Sheet, the owner's timer. Done twice, it changes nothing.
 *
 * The owner is proven, not assumed: the web app at the address given is asked to write down, where only this script
 * can read it, whose authority it runs on. Only that account may go on, and it is fixed from then on.
 *
 * @throws {Problem} BAD_INPUT for an address that is no web app; WEB_APP_UNREACHABLE when it does not answer as
 * itself; NOT_THE_OWNER for everybody else.
 */
export function setUp(
  request: { readonly sender: string; readonly address: string },
  ports: SetUpPorts,
): SetUpOutcome {
  const { installation } = ports;
  const base = normaliseBase(request.address);
  if (base === null) {
    throw new Problem(
      'BAD_INPUT',
      'This is not the address of a deployed web app. Copy it from Deploy, Manage deployments: it begins with https://script.google.com/macros/s/ and ends in /exec.',
    );
  }
  const before = installation.config();
  const owner = proveOwner(base, ports);
  if (owner !== request.sender || (before !== null && before.owner !== owner)) {
    throw new Problem(
      'NOT_THE_OWNER',
      `The web app belongs to ${before?.owner ?? owner}. Ask that account to open Doublecheck in Gmail and set it up.`,
    );
  }
  const config = before === null ? firstConfig(base, owner, ports) : withBase(before, base);
  if (config !== before) installation.keep(config);
  return {
    config,
    pixel: installation.testPixel(base),
    timerMinutes: installation.ensureTimer(config.ownerKind),
  };
}

function proveOwner(base: string, { now, random, installation }: SetUpPorts): string {
  const nonce = toHex(random(16));
  installation.expectProof(nonce, now());
  installation.callWebApp(base, JSON.stringify({ whoami: nonce }));
  const owner = installation.proof(nonce);
  if (owner === null) {
    throw new Problem(
      'WEB_APP_UNREACHABLE',
      'The web app at this address did not answer as this script. Check that the address belongs to this project and that access is set to "Anyone".',
    );
  }
  return owner;
}

function firstConfig(base: string, owner: string, { now, random, installation }: SetUpPorts): Config {
  const ledger = installation.createLedger(owner);
  return {
    version: 1,
    owner,
    ownerKind: installation.ownerKind(),
    base,
    bases: [base],
    ledger,
    rootSecret: toHex(random(32)),
    tokenKeys: { current: 1, retired: [] },
    installedAt: now(),
  };
}

const withBase = (config: Config, base: string): Config =>
  config.base === base
    ? config
    : { ...config, base, bases: config.bases.includes(base) ? config.bases : [...config.bases, base] };

/**
 * The web app's half of the proof: writes its own account down, if this very question was announced a moment ago.
 * Answers nothing that a stranger could use.
 */
export function proveOwnership(
  nonce: string,
  ports: { readonly now: Clock; readonly installation: Pick<Installation, 'expectedProof' | 'writeProof'> },
): void {
  const expected = ports.installation.expectedProof();
  if (expected === null || expected.nonce !== nonce) return;
  if (ports.now() - expected.at > PROOF_VALID_MS) return;
  ports.installation.writeProof(nonce);
}

/** Makes a new Sheet in place of one that is gone. The old records stay with the old Sheet. */
export function renewLedger(
  sender: string,
  {
    installation,
    store,
  }: { readonly installation: Installation; readonly store: Pick<SettleStore, 'write'> },
): Config {
  const config = installation.config();
  if (config === null) throw new Problem('NOT_SET_UP', 'Set Doublecheck up first.');
  if (config.owner !== sender) {
    throw new Problem('NOT_THE_OWNER', `Only ${config.owner} can make a new Sheet.`);
  }
  const renewed = { ...config, ledger: installation.createLedger(config.owner) };
  installation.keep(renewed);
  store.write({ rows: HEADER_ROWS, trouble: null });
  return renewed;
}

const HEADER_ROWS = 1;
