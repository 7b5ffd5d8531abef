import { readFileSync, writeFileSync } from 'node:fs';
import {
  checklist,
  coverage,
  differences,
  doors,
  folders,
  probes,
  saidDifferences,
  sheetRequests,
  switches,
} from '../support/emulatorFacts';

const FILE = 'emulator/README.md';
const readme = (): string => readFileSync(FILE, 'utf8');

const PLATFORM = 'docs/platform.md';

/** What stands between the marks of a block. */
const block = (name: string): RegExp =>
  new RegExp(
    `(<!-- ${name}: .*-->\\n<!-- prettier-ignore-start -->\\n)([^]*?)(\\n<!-- prettier-ignore-end -->)`,
  );

const BLOCKS: readonly (readonly [name: string, promise: string, made: () => string, file: string])[] = [
  ['checklist', 'says of every line what is emulated, differs or throws', checklist, FILE],
  ['coverage', 'lists every emulated member of Google’s services, and no other', coverage, FILE],
  ['requests', 'lists every request that a batch update of a Sheet can do', sheetRequests, FILE],
  ['switches', 'lists every switch with its positions', switches, FILE],
  ['differences', 'lists everything that is unlike Google, as the code says it', differences, FILE],
  ['probes', 'lists every unknown that the emulator has a switch for, with its probe', probes, PLATFORM],
];

/** `UPDATE_README=1 npx jest test/emulator/readme.test.ts` writes the blocks anew. */
const isToBeWritten = process.env['UPDATE_README'] === '1';

describe('emulator/README.md', () => {
  it.each(BLOCKS)('(%s) %s', (name, _promise, made, file) => {
    const page = (): string => readFileSync(file, 'utf8');
    if (isToBeWritten)
      writeFileSync(
        file,
        page().replace(
          block(name),
          (_all, before: string, _old: string, after: string) => before + made() + after,
        ),
      );
    expect(block(name).exec(page())?.[2]).toBe(made());
  });

  it('names every door under /emulator/, and no other', () => {
    const named = [...readme().matchAll(/`((?:GET|POST|PUT|DELETE) \/emulator\/[^`]*)`/g)].map(
      ([, door = '']) => door,
    );
    expect(named.sort()).toEqual(doors());
  });

  it('names every folder', () => {
    expect(folders().filter((folder) => !readme().includes(`\`${folder}/\``))).toEqual([]);
  });
});

describe('a comment that says what is unlike Google', () => {
  it('is found wherever it stands', () => {
    expect(differences().split('\n').length - 2).toBe(saidDifferences());
  });
});
