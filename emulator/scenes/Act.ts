import type { EmulatedWorld } from '../world/EmulatedWorld';
import type { Ending, Progress } from './outcome';

/** Something that happens on the present world with one press, and shows one thing. */
export interface Act {
  /** In addresses: `proposal`. */
  readonly name: string;
  readonly title: string;
  /** What it shows, in one sentence. */
  readonly shows: string;
  /** Plays it in slices; between two of them the desk answers. What goes wrong is told, not thrown. */
  readonly play: (world: EmulatedWorld, options?: ActOptions) => Generator<Progress, Ending>;
}

export interface ActOptions {
  /** How many, for an act of many mails. */
  readonly copies?: number;
}
