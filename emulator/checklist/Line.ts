import type { SwitchName } from '../switches';

/** Something that Google's platform does, and what is known of it here. */
export type Line = Emulated | Differing | Throwing;

interface Known {
  /** In a few words. */
  readonly what: string;
  /** The page of Google's, or the report, that says so. */
  readonly source: string;
  /** Files under emulator/ in which it happens. */
  readonly where: readonly string[];
  /** Tests that would fail without it. */
  readonly proof: readonly { readonly file: string; readonly title: string }[];
  /** Which switches decide where nobody knows. */
  readonly switches?: readonly SwitchName[];
}

export interface Emulated extends Known {
  readonly state: 'emulated';
}

export interface Differing extends Known {
  readonly state: 'differs';
  /** The comments that say in what, by file and first words. */
  readonly unlike: readonly { readonly file: string; readonly words: string }[];
}

export interface Throwing {
  readonly what: string;
  readonly source: string;
  readonly state: 'throws';
  /** What is thrown for: `HtmlService.createTemplate`. */
  readonly name: string;
  /** What a script writes to meet it. */
  readonly script: string;
}

type Proof = readonly [file: string, ...titles: string[]];

interface Facts {
  readonly source: string;
  readonly where: readonly string[];
  /** Files under test/emulator/, each with titles of its tests. */
  readonly proof: readonly Proof[];
  readonly switches?: readonly SwitchName[];
}

const proven = (proof: readonly Proof[]): Known['proof'] =>
  proof.flatMap(([file, ...titles]) => titles.map((title) => ({ file: `test/emulator/${file}`, title })));

/** A line that is as Google's page or a report says. */
export const emulated = (what: string, { proof, ...facts }: Facts): Emulated => ({
  what,
  state: 'emulated',
  ...facts,
  proof: proven(proof),
});

/** A line that is so but for what comments in these files say, by the first words of each. */
export const differs = (
  what: string,
  { proof, ...facts }: Facts,
  ...unlike: readonly (readonly [file: string, words: string])[]
): Differing => ({
  what,
  state: 'differs',
  ...facts,
  proof: proven(proof),
  unlike: unlike.map(([file, words]) => ({ file, words })),
});

/** A line that throws its name when a script comes to it. */
export const throws = (what: string, source: string, script: string, name: string): Throwing => ({
  what,
  state: 'throws',
  source,
  script,
  name,
});
