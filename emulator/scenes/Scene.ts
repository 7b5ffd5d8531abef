import type { ClientName } from '../clients/roster';
import type { Account, Instant, Switches, World } from '../contracts';
import type { Act } from './Act';
import type { Letter } from './Letter';

/** Who is there, what happened before, and what a newcomer may try: everything on the desk that is not generic. */
export interface Scene {
  readonly accounts: readonly Account[];
  /** Address of the account that deployed the web app. */
  readonly deployer: string;
  /** Addresses of those who have the add-on. */
  readonly addOnUsers: readonly string[];
  readonly switches: Partial<Switches>;
  /** Mail that lies there already, oldest first. */
  readonly earlierMail: readonly EarlierMail[];
  /** What was done with the add-on before the newcomer came; where there are letters, before the first of them. */
  readonly setUp: readonly HomeCardPress[];
  /** The days before: who wrote to whom, and what became of it. None when absent. */
  readonly letters?: readonly Letter[];
  /** By address: the programs that deal with somebody's mail, from the beginning on. */
  readonly programs?: Readonly<Record<string, readonly ClientName[]>>;
  readonly firstSteps: readonly FirstStep[];
  /** What may be played on this world with one press. None when absent. */
  readonly acts?: readonly Act[];
}

export interface EarlierMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly minutesAgo: number;
}

/** Somebody opens the home card, types the web app's address if there is one field for text, and presses a button. */
export interface HomeCardPress {
  readonly as: string;
  /** The button's words, or a part of them. */
  readonly button: string;
}

export interface FirstStep {
  readonly text: string;
  /** Where on the desk: the part of the address behind `#`. */
  readonly where: string;
  /** Whether the newcomer, who came at this instant, did it. */
  readonly isDone: (world: World, cameAt: Instant) => boolean;
}
