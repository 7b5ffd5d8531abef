import type { Clock, Wait } from '../ports';

export const now: Clock = () => Date.now();

/** @see https://developers.google.com/apps-script/reference/utilities/utilities#sleepmilliseconds */
export const wait: Wait = (ms) => {
  Utilities.sleep(ms);
};
