import { Problem, type ProblemCode } from '../../src/core/problem';
import { proveOwnership, renewLedger, setUp } from '../../src/flows/setUp';
import type { Installation } from '../../src/ports';
import { memoryInstallation } from '../support/memoryInstallation';
import { memoryOwner } from '../support/memoryOwner';
import { memorySettleStore } from '../support/memorySettleStore';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const ADA = 'ada@lindenhof.example';
const EVE = 'eve@elsewhere.example';
const EXEC = 'https://script.google.com/macros/s/AKfycb-one/exec';
const OTHER_EXEC = 'https://script.google.com/macros/s/AKfycb-two/exec';

let counter = 0;
const random = (length: number) => new Uint8Array(length).fill((counter += 1));

/** The web app answers as this script does. */
const itself = (installation: Installation, text: string) => {
  const { whoami } = JSON.parse(text) as { whoami: string };
  proveOwnership(whoami, { now: () => NOW + 2_000, installation });
};
/** Some other page on the web. */
const somethingElse = () => undefined;

const ports = (installation: Installation) => ({ now: () => NOW, random, installation });

function problemOf(work: () => unknown): ProblemCode | null {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return null;
}

describe('setting up', () => {
  it('makes the Sheet, the keys and the timer for the account that deployed the web app', () => {
    const installation = memoryInstallation(ADA, itself);
    const { config, pixel, timerMinutes } = setUp({ sender: ADA, address: EXEC }, ports(installation));
    expect(config).toMatchObject({
      owner: ADA,
      ownerKind: 'workspace',
      base: EXEC,
      bases: [EXEC],
      ledger: { id: 'sheet-1' },
    });
    expect(config.rootSecret).toMatch(/^[0-9a-f]{64}$/);
    expect([pixel, timerMinutes]).toEqual(['unharmed', 1]);
    expect(installation.config()).toEqual(config);
  });

  it('changes nothing when done twice', () => {
    const installation = memoryInstallation(ADA, itself);
    const first = setUp({ sender: ADA, address: EXEC }, ports(installation));
    const second = setUp({ sender: ADA, address: EXEC }, ports(installation));
    expect(second.config).toBe(first.config);
    expect(installation.made).toEqual({ ledgers: 1, timers: 1, kept: 1 });
  });

  it('keeps mail alive that was sent from an earlier address', () => {
    const installation = memoryInstallation(ADA, itself);
    const { config: before } = setUp({ sender: ADA, address: EXEC }, ports(installation));
    const { config: after } = setUp({ sender: ADA, address: OTHER_EXEC }, ports(installation));
    expect(after).toEqual({ ...before, base: OTHER_EXEC, bases: [EXEC, OTHER_EXEC] });
    const { config: back } = setUp({ sender: ADA, address: EXEC }, ports(installation));
    expect(back.bases).toEqual([EXEC, OTHER_EXEC]);
  });

  it('rewrites the address that only members of the domain can reach', () => {
    const installation = memoryInstallation(ADA, itself);
    const address = 'https://script.google.com/a/macros/lindenhof.example/s/AKfycb-one/exec';
    expect(setUp({ sender: ADA, address }, ports(installation)).config.base).toBe(EXEC);
  });

  it.each(['', 'https://example.com/exec', 'https://script.google.com/macros/s/AKfycb-one/dev'])(
    'says what to copy when the address is "%s"',
    (address) => {
      const installation = memoryInstallation(ADA, itself);
      expect(problemOf(() => setUp({ sender: ADA, address }, ports(installation)))).toBe('BAD_INPUT');
    },
  );

  it('refuses somebody who is not the account behind the web app, and makes nothing', () => {
    const installation = memoryInstallation(ADA, itself);
    expect(problemOf(() => setUp({ sender: EVE, address: EXEC }, ports(installation)))).toBe('NOT_THE_OWNER');
    expect(installation.made).toEqual({ ledgers: 0, timers: 0, kept: 0 });
  });

  it('does not let another account take over an installation', () => {
    const installation = memoryInstallation(ADA, itself);
    setUp({ sender: ADA, address: EXEC }, ports(installation));
    const eves = { ...installation, proof: () => EVE };
    expect(problemOf(() => setUp({ sender: EVE, address: OTHER_EXEC }, ports(eves)))).toBe('NOT_THE_OWNER');
    expect(installation.config()?.base).toBe(EXEC);
  });

  it('says so when something else answers at the address', () => {
    const installation = memoryInstallation(ADA, somethingElse);
    expect(problemOf(() => setUp({ sender: ADA, address: EXEC }, ports(installation)))).toBe(
      'WEB_APP_UNREACHABLE',
    );
  });
});

describe('proving the owner', () => {
  it('answers only the question that was announced', () => {
    const installation = memoryInstallation(ADA, somethingElse);
    proveOwnership('guess', { now: () => NOW, installation });
    installation.expectProof('asked', NOW);
    proveOwnership('guess', { now: () => NOW, installation });
    expect(installation.proof('guess')).toBeNull();
    expect(installation.proof('asked')).toBeNull();
  });

  it('answers no question that is older than ten minutes', () => {
    const installation = memoryInstallation(ADA, somethingElse);
    installation.expectProof('asked', NOW);
    proveOwnership('asked', { now: () => NOW + 10 * 60_000 + 1, installation });
    expect(installation.proof('asked')).toBeNull();
  });
});

describe('a new Sheet in place of one that is gone', () => {
  const owner = memoryOwner();
  const store = memorySettleStore(owner);

  it('is made for the owner, and everything else stays', () => {
    const installation = memoryInstallation(ADA, itself);
    const { config } = setUp({ sender: ADA, address: EXEC }, ports(installation));
    const renewed = renewLedger(ADA, { installation, store });
    expect(renewed).toEqual({
      ...config,
      ledger: { id: 'sheet-2', url: 'https://docs.google.com/spreadsheets/d/sheet-2/edit' },
    });
    expect(installation.config()).toEqual(renewed);
  });

  it('ends the trouble that the old one gave, and is filled from its first row', () => {
    const installation = memoryInstallation(ADA, itself);
    setUp({ sender: ADA, address: EXEC }, ports(installation));
    store.write({ rows: 500, trouble: { code: 'LEDGER_MISSING', text: 'The Sheet is gone.', since: NOW } });
    renewLedger(ADA, { installation, store });
    expect(owner.desk).toMatchObject({ rows: 1, trouble: null });
  });

  it('is made by nobody else, and not before set-up', () => {
    const installation = memoryInstallation(ADA, itself);
    expect(problemOf(() => renewLedger(ADA, { installation, store }))).toBe('NOT_SET_UP');
    setUp({ sender: ADA, address: EXEC }, ports(installation));
    expect(problemOf(() => renewLedger(EVE, { installation, store }))).toBe('NOT_THE_OWNER');
  });
});
