import { CARD_LINES } from './cards';
import { EXECUTION_LINES } from './execution';
import type { Line } from './Line';
import { MAIL_LINES } from './mail';
import { SHEET_LINES } from './sheets';
import { STATE_LINES } from './state';
import { WEB_LINES } from './web';

export type { Line } from './Line';

/**
 * What a stand-in for Google's platform has to do, line by line: emulated, with its source and the test that proves it;
 * different, with the comment that says in what; or not there, with the name that is thrown. A test holds it to the
 * code.
 */
export const CHECKLIST: readonly Line[] = [
  ...WEB_LINES,
  ...EXECUTION_LINES,
  ...STATE_LINES,
  ...MAIL_LINES,
  ...SHEET_LINES,
  ...CARD_LINES,
];
