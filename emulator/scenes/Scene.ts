import type { Account, Switches, World } from '../contracts';

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
  /** What was done with the add-on before the newcomer came. */
  readonly setUp: readonly HomeCardPress[];
  readonly firstSteps: readonly FirstStep[];
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
  readonly isDone: (world: World) => boolean;
}
