import type { Scene } from './Scene';
import { acts } from './acts';
import { office } from './office';
import { ADA, BEN, CLEO, GRACE, GUESTS, HANNE, MARCUS, MEI, NOOR, OSKAR, PETRA, SVEN } from './people';
import { PROGRAMS } from './programs';
import { letters } from './weekLetters';

const TEAM = [ADA, GRACE, HANNE, MARCUS, NOOR];

/** The joinery with all its people, at the end of a week: what `npm start` shows. */
export const week: Scene = {
  ...office,
  accounts: [...TEAM, BEN, CLEO, OSKAR, MEI, PETRA, SVEN, GUESTS],
  addOnUsers: TEAM.map(({ email }) => email),
  letters,
  programs: PROGRAMS,
  acts,
};
