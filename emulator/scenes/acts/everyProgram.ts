import { CLIENT_ACCOUNTS, watchAll } from '../../clients/everyClient';
import type { Act } from '../Act';
import { ADA } from '../people';
import {
  EVENTS_PLACE,
  absent,
  failuresSince,
  inboxPlace,
  lastExecution,
  markWords,
  pass,
  sendTracked,
  sentMailPlace,
} from './stage';

/** What happens when, after the mail arrived: each program does it by itself. */
const STOPS: readonly { readonly minutes: number; readonly words: string }[] = [
  { minutes: 1, words: 'Filters look at the mail before anybody does' },
  { minutes: 5, words: 'Apple Mail and late filters come' },
  { minutes: 8, words: 'Everybody opens the mail, each in another program' },
  { minutes: 3, words: 'The add-on writes down what came' },
];

/** One mail to a reader of each program and behind each filter. */
export const everyProgram: Act = {
  name: 'programs',
  title: 'One mail to every program',
  shows: `Ada sends one mail to ${CLIENT_ACCOUNTS.length} mailboxes, one for each mail program and filter there is here.`,
  *play(world) {
    const everybody = CLIENT_ACCOUNTS.map(({ email }) => email);
    const missing = absent(world, [ADA.email, ...everybody]);
    if (missing.length > 0) return { told: 'The scene could not begin.', look: [], troubles: missing };
    const before = lastExecution(world);
    const of = STOPS.length + 1;

    yield { done: 0, of, words: 'Ada writes and tracks' };
    watchAll(world);
    const { subject, threadId, troubles } = sendTracked(world, {
      from: ADA.email,
      to: everybody,
      subject: 'Our workshop is closed in August',
      parts: [
        'Hello,',
        'from the 2nd to the 20th nobody is here.',
        { url: 'https://example.com/lindenhof/holidays', text: 'Whom to ask meanwhile' },
        'Ada Brandt',
      ],
    });
    for (const [index, { minutes, words }] of STOPS.entries()) {
      yield { done: index + 1, of, words };
      pass(world, minutes);
    }
    const since = world.executions.findIndex(({ id }) => id === before) + 1;
    const asked = world.executions
      .slice(since)
      .filter(({ kind }) => kind === 'doGet' || kind === 'doPost' || kind === 'page-call').length;
    return {
      told:
        `The web app was asked ${asked} times for “${subject}”, which is marked ${markWords(world, ADA.email, threadId)}. ` +
        'What came stands under Events, each with the reason for what we take it for; nobody can say whose program it was.',
      look: [
        { words: 'The last lines of Events in the Sheet', where: EVENTS_PLACE },
        { words: 'Ada’s sent mail', where: sentMailPlace(ADA.email) },
        { words: 'Ada’s alerts', where: inboxPlace(ADA.email) },
      ],
      troubles: [...troubles, ...failuresSince(world, before)],
    };
  },
};
