import { addressOf, CLIENT_ACCOUNTS } from '../clients/everyClient';
import { CLIENT_NAMES } from '../clients/roster';
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
  // What ships names its card functions with dots, and what the newcomer is shown needs a timer that is known to run, a
  // picture that Gmail shows at each view, and cards beside messages; everything else is as unkind as in the office.
  switches: {
    ...office.switches,
    dottedCardFunctions: true,
    timersTellTheirUser: true,
    textKeepsControlCharacters: true,
    proxyShowsPicturesSentAsText: true,
    messageIdsAreTheApis: true,
  },
  accounts: [...TEAM, BEN, CLEO, OSKAR, MEI, PETRA, SVEN, GUESTS, ...CLIENT_ACCOUNTS],
  addOnUsers: TEAM.map(({ email }) => email),
  letters,
  programs: {
    ...PROGRAMS,
    ...Object.fromEntries(CLIENT_NAMES.map((client) => [addressOf(client), [client]])),
  },
  acts,
};
