import type { ClientName } from '../clients/roster';
import { MEI, OSKAR, PETRA, SVEN } from './people';

/** Who reads in what; everybody else's programs are what their accounts say. */
export const PROGRAMS: Readonly<Record<string, readonly ClientName[]>> = {
  [OSKAR.email]: ['thunderbird'],
  [MEI.email]: ['apple-mail'],
  [PETRA.email]: ['link-sweep', 'outlook'],
  [SVEN.email]: ['images-off'],
};
