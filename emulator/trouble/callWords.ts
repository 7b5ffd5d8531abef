import type { Failure, Slowness } from '../trouble';
import type { Aim } from './CallOrders';
import { span } from './spans';
import { TEXTS } from './texts';

/** An order of a failure in a sentence: `The next 2 calls of Sheets.* fail: “…”` */
export function failureWords(failure: Failure): string {
  const { afterwards = false, kill = false } = failure;
  const verb = areMany(failure)
    ? kill
      ? 'stop the run'
      : afterwards
        ? 'do their work and then seem to fail'
        : 'fail'
    : kill
      ? 'stops the run'
      : afterwards
        ? 'does its work and then seems to fail'
        : 'fails';
  const late = kill && afterwards ? ', its work done' : '';
  return `${which(failure)} ${verb}${late}${kill ? '.' : `: ${said(failure)}`}`;
}

/** `Every call of Cache.get takes 20 seconds longer.` */
export const slownessWords = (slowness: Slowness): string =>
  `${which(slowness)} ${areMany(slowness) ? 'take' : 'takes'} ${span(slowness.ms)} longer.`;

/** In English, unless it was ordered in German: what an account's language is depends on the account. */
const said = ({ message, text = 'serverError', language = 'en' }: Failure): string =>
  `“${message ?? TEXTS[text][language]}”`;

const isEvery = ({ nth = 1, times, rate, forMs }: Aim): boolean =>
  rate === undefined ? forMs !== undefined && nth === 1 && times === undefined : rate >= 1;

const areMany = (aim: Aim): boolean =>
  !isEvery(aim) && (aim.rate !== undefined || (aim.times ?? (aim.forMs === undefined ? 1 : 2)) > 1);

/** The calls that are meant, as the subject of a sentence. */
function which(aim: Aim): string {
  const { call, nth = 1, times, rate, forMs } = aim;
  const of = call === '*' ? '' : ` of ${call}`;
  const when = forMs === undefined ? '' : `For ${span(forMs)} `;
  const begin = (words: string): string => (when === '' ? words : when + lowered(words));
  if (isEvery(aim)) return begin(`Every call${of}`);
  if (rate !== undefined) return begin(`${percent(rate)} of the calls${of}`);
  if (times === undefined && forMs !== undefined) return begin(`All calls${of} from the ${ordinal(nth)} on`);
  const many = times ?? 1;
  if (many === 1) return begin(nth === 1 ? `The next call${of}` : `The ${ordinal(nth)} call${of} from now`);
  return begin(nth === 1 ? `The next ${many} calls${of}` : `${many} calls${of} from the ${ordinal(nth)} on`);
}

const percent = (rate: number): string => `${Math.round(rate * 1_000) / 10} %`;

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function ordinal(number: number): string {
  const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : ['th', 'st', 'nd', 'rd'][number % 10];
  return `${number}${ending ?? 'th'}`;
}
