import { recipientsOf } from '../../clients/Recipients';
import { ROSTER } from '../../clients/roster';
import type { Act } from '../Act';
import { ADA, BEN, CLEO, MEI, OSKAR, PETRA, SVEN } from '../people';
import { PROGRAMS } from '../programs';
import {
  EVENTS_PLACE,
  absent,
  failuresSince,
  inboxPlace,
  lastExecution,
  markWords,
  pass,
  read,
  sendTracked,
  sentPlace,
} from './stage';

/** Each reads in another program; who comes later in the list reads later. */
const READERS = [PETRA, BEN, OSKAR, MEI, SVEN, CLEO].map(({ email }) => email);
const MINUTES_BETWEEN = 9;

/** One mail, many programs: what can be known, and what not. */
export const groupMail: Act = {
  name: 'group',
  title: 'Group mail',
  shows: 'Ada sends one mail to six people, each with another program; nobody can say who opened it.',
  *play(world) {
    const missing = absent(world, [ADA.email, ...READERS]);
    if (missing.length > 0) return { told: 'The scene could not begin.', look: [], troubles: missing };
    const before = lastExecution(world);
    const of = READERS.length + 1;
    for (const [email, programs] of Object.entries(PROGRAMS)) {
      if (!recipientsOf(world).programsOf(email).chosen) recipientsOf(world).watch(email, programs);
    }

    yield { done: 0, of, words: 'Ada writes and tracks' };
    const {
      subject,
      threadId,
      troubles: writing,
    } = sendTracked(world, {
      from: ADA.email,
      to: READERS,
      subject: 'Open day at the workshop',
      parts: [
        'Dear friends of the workshop,',
        'on the first Saturday of next month the doors are open from ten to five.',
        { url: 'https://example.com/lindenhof/open-day', text: 'The programme' },
        'Ada Brandt',
      ],
    });
    const troubles = [...writing];
    for (const [index, email] of READERS.entries()) {
      pass(world, MINUTES_BETWEEN);
      const programs = recipientsOf(world).programsOf(email).clients;
      yield { done: index + 1, of, words: `${email} reads: ${ROSTER[programs[0] ?? 'gmail'].words}` };
      troubles.push(...read(world, email, subject));
    }
    pass(world, MINUTES_BETWEEN);
    const mark = markWords(world, ADA.email, threadId);
    return {
      told: `Six people had “${subject}”. It is marked ${mark}; the alert does not say who it was.`,
      look: [
        { words: 'The conversation', where: sentPlace(ADA.email, threadId) },
        { words: 'Ada’s alerts', where: inboxPlace(ADA.email) },
        { words: 'Each load in the Sheet, under Events', where: EVENTS_PLACE },
      ],
      troubles: [...troubles, ...failuresSince(world, before)],
    };
  },
};
