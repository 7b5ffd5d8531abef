/** How a recipient's program behaves, as data: which requests it makes, and when. */

/** What a program does with a mail at one moment. */
export type Deed =
  /** Loads the mail's pictures itself. */
  | 'pictures'
  /** Lets Gmail's image proxy load them. */
  | 'pictures-by-gmail'
  /** Asks for each link, and looks at nothing that comes. */
  | 'links'
  | 'first-link'
  /** Asks with HEAD whether each link is there. */
  | 'head-links'
  /** Opens each link in a browser that a program drives, lets its scripts run, and presses nothing. */
  | 'run-pages';

export interface Step {
  readonly from: 'delivery' | 'reading';
  readonly afterMs: number;
  /** The deed's links are taken one after the other, evenly within this time; all at once when absent. */
  readonly overMs?: number;
  readonly what: Deed;
}

export interface ClientScript {
  /** In a few words, for a list: `Apple Mail with privacy protection`. */
  readonly name: string;
  /** What one reads mail with, what stands before the mailbox, or where the reader takes a link. */
  readonly role: 'reader' | 'filter' | 'chat';
  /** For people who look at the desk. */
  readonly words: string;
  /** Where it is reported to behave so, or to call itself so. */
  readonly sources: readonly string[];
  /** Null sends none. */
  readonly userAgent: string | null;
  readonly steps: readonly Step[];
}
