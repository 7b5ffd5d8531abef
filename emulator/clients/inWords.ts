import type { Deed, Step } from './clientScript';
import { ROSTER, type ClientName } from './roster';

/** What a program does, step by step, for people: `4 min after delivery, read or not: loads the pictures`. */
export function happens(client: ClientName): readonly string[] {
  const { steps } = ROSTER[client];
  const [first] = steps;
  if (first === undefined) return ['never: nothing is loaded, however often the mail is read'];
  const rounds = steps.filter((step) => step.from === first.from && step.what === first.what);
  if (rounds.length < 2 || rounds.length < steps.length) return steps.map(inWords);
  const last = rounds[rounds.length - 1]?.afterMs ?? 0;
  return [`${when(first)}: ${DEEDS[first.what]}, ${String(rounds.length)} times within ${span(last)}`];
}

/** Who does what, without when: `Outlook on the desktop: loads the pictures`. */
export function doing(client: ClientName, deed: Deed): string {
  const { name, role, steps } = ROSTER[client];
  // The name of a filter says what it does with links.
  const told = role !== 'reader' && (steps.length === 1 || deed !== 'pictures');
  return told ? name : `${name}: ${DEEDS[deed]}`;
}

function inWords(step: Step): string {
  const within = step.overMs === undefined ? '' : `, one after the other within ${span(step.overMs)}`;
  return `${when(step)}: ${DEEDS[step.what]}${within}`;
}

const DEEDS: Readonly<Record<Deed, string>> = {
  pictures: 'loads the pictures',
  'pictures-by-gmail': 'Google’s proxy loads the pictures',
  links: 'follows every link',
  'first-link': 'looks at the first link',
  'head-links': 'asks whether each link exists, and reads nothing',
  'run-pages': 'opens every link in a browser and lets the page run',
};

const when = ({ from, afterMs }: Step): string => {
  if (from === 'reading') return afterMs === 0 ? 'when opened' : `${span(afterMs)} after it is opened`;
  return `${span(afterMs)} after delivery, read or not`;
};

const span = (ms: number): string =>
  ms < 100_000 ? `${String(Math.round(ms / 1_000))} s` : `${String(Math.round(ms / 60_000))} min`;
