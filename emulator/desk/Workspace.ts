import type { Account, MessageView, NetResponse, Switches, World } from '../contracts';
import type { AddOnAnswer, Place, Press } from '../cards/addOnAnswer';
import type { OpenOrder, Order } from '../trouble/Order';
import type { ActRunner } from './ActRunner';
import type { DeskState, Step, TroubleChoices } from './wire';

/** What the desk asks of the workspace it shows. Whatever is passed through here holds for any add-on. */
export interface Workspace {
  readonly world: World;
  /** What can be ordered to go wrong; see trouble/orders.ts. */
  readonly trouble: {
    readonly order: (order: Order) => string;
    readonly open: () => readonly OpenOrder[];
    readonly takeBack: (id: string) => void;
    readonly takeAllBack: () => void;
    readonly choices: () => TroubleChoices;
  };
  /** Starts over: mail, Sheet, timers and script properties are those of the beginning. */
  readonly reset: () => void;
  /** The world as the text of a file. */
  readonly save: () => string;
  /**
   * Becomes the world of such a file.
   *
   * @throws {Error} that says what is wrong with the file and what to do; the world is as it was then
   */
  readonly load: (text: string) => void;
  /** What may be played on this world. */
  readonly scenes: Pick<ActRunner, 'acts' | 'now' | 'goesOn' | 'start' | 'stop' | 'onProgress'>;
  readonly setSwitches: (changes: Partial<Switches>) => void;
  /** Who is signed in to Google in this browser, when it opens the web app; null for nobody. */
  readonly signedIn: { readonly get: () => string | null; readonly set: (email: string | null) => void };
  /** Is the add-on installed for this person? */
  readonly hasAddOn: (email: string) => boolean;
  readonly openCard: (email: string, place: Place) => AddOnAnswer;
  readonly press: (email: string, press: Press) => AddOnAnswer;
  /** An entry of the add-on's own menu, counted from 0 in the manifest. */
  readonly chooseUniversal: (email: string, index: number) => AddOnAnswer;
  /** The mail as a whole HTML document, the way this person's mail program shows it. */
  readonly showMail: (account: Account, message: MessageView) => string;
  /** Fetches a picture as Google's image proxy does. */
  readonly fetchImage: (url: string) => NetResponse;
  readonly steps: () => readonly Step[];
  /** Why the newest build cannot run, in one line; null when it does. */
  readonly codeTrouble: () => string | null;
  /** Seconds pass by themselves. */
  readonly clockRuns: boolean;
  readonly origins: DeskState['origins'];
  readonly addresses: DeskState['addresses'];
}
