import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKLIST, type Line } from '../../emulator/checklist/checklist';
import { SWITCH_NAMES } from '../../emulator/switches';
import { createWorld, type WorldOptions } from '../../emulator/world/World';
import { said } from '../support/emulatorFacts';

const ADA = {
  email: 'ada@example.com',
  name: 'Ada',
  google: 'workspace',
  client: 'gmail',
  locale: 'en',
  timeZone: 'Etc/UTC',
} as const;

const MANIFEST = {
  timeZone: 'Etc/UTC',
  dependencies: {
    enabledAdvancedServices: [
      { userSymbol: 'Gmail', serviceId: 'gmail', version: 'v1' },
      { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
    ],
  },
};

const known = CHECKLIST.filter((line) => line.state !== 'throws');
const named = <Some extends Line>(lines: readonly Some[]) => lines.map((line) => [line.what, line] as const);

/** What the script throws, or what becomes of the whole run. */
function thrownBy(script: string): string {
  const dist = mkdtempSync(join(tmpdir(), 'checklist-'));
  try {
    writeFileSync(join(dist, 'appsscript.json'), JSON.stringify(MANIFEST));
    writeFileSync(join(dist, 'Code.js'), `function main() { ${script}; }`);
    const options: WorldOptions = { dist, accounts: [ADA], deployer: ADA.email };
    const result = createWorld(options).project.run({
      kind: 'doGet',
      function: 'main',
      arguments: [],
      activeUser: ADA.email,
      effectiveUser: ADA.email,
    });
    return result.kind === 'threw' ? result.message : 'nothing';
  } catch (error) {
    return String(error);
  } finally {
    rmSync(dist, { recursive: true });
  }
}

describe('the checklist', () => {
  it.each(named(known))(
    'names files, tests and switches that are there: %s',
    (_what, { where, proof, source }) => {
      expect(where.filter((file) => !existsSync(`emulator/${file}`))).toEqual([]);
      expect(
        proof.filter(({ file, title }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(title)),
      ).toEqual([]);
      expect([where, proof].map(({ length }) => length)).not.toContain(0);
      expect(source).toMatch(/^https:\/\//);
    },
  );

  it.each(named(CHECKLIST.filter((line) => line.state === 'throws')))(
    'says truly that a name is thrown: %s',
    (_what, { script, name }) => {
      expect(thrownBy(script)).toContain(`${name} is not emulated`);
    },
  );

  it('says all that is unlike Google, and once, as the code does', () => {
    const claims = CHECKLIST.flatMap((line) => (line.state === 'differs' ? [...line.unlike] : []));
    const claimed = said().map(({ file, difference }) => ({
      comment: `${file}: ${difference}`,
      by: claims.filter((claim) => claim.file === file && difference.startsWith(claim.words)).length,
    }));
    expect(claimed.filter(({ by }) => by !== 1)).toEqual([]);
    expect(claims).toHaveLength(claimed.length);
  });

  it('has a line for every switch', () => {
    const used = new Set(known.flatMap(({ switches = [] }) => switches));
    expect(SWITCH_NAMES.filter((name) => !used.has(name))).toEqual([]);
  });

  it('says nothing twice', () => {
    expect(new Set(CHECKLIST.map(({ what }) => what)).size).toBe(CHECKLIST.length);
  });
});
