/** How far an act is, and how it ended: plain data, for the desk as well. */

export interface Progress {
  readonly done: number;
  readonly of: number;
  /** What happens at the moment. */
  readonly words: string;
}

/** How an act ended, for whoever pressed. */
export interface Ending {
  readonly told: string;
  /** Where on the desk to look; `where` is the part of the address behind `#`. */
  readonly look: readonly { readonly words: string; readonly where: string }[];
  /** What did not go as planned, in words. */
  readonly troubles: readonly string[];
}
