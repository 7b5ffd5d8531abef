import type { Act } from '../Act';
import { ADA, CLEO } from '../people';
import {
  absent,
  answer,
  failuresSince,
  inboxPlace,
  lastExecution,
  markWords,
  pass,
  read,
  sendTracked,
  sentPlace,
  SHEET_PLACE,
} from './stage';

const STEPS = 5;

/** One mail from the first word to the answer. */
export const proposal: Act = {
  name: 'proposal',
  title: 'Proposal to a client',
  shows: 'Ada sends Cleo a proposal with two links; Cleo opens it, follows a link and answers.',
  *play(world) {
    const missing = absent(world, [ADA.email, CLEO.email]);
    if (missing.length > 0) return { told: 'The scene could not begin.', look: [], troubles: missing };
    const before = lastExecution(world);
    const step = (done: number, words: string) => ({ done, of: STEPS, words });

    yield step(0, 'Ada writes and tracks');
    const {
      subject,
      threadId,
      troubles: writing,
    } = sendTracked(world, {
      from: ADA.email,
      to: [CLEO.email],
      subject: 'Proposal: shelves for the reading room',
      parts: [
        'Dear Cleo,',
        'this is how the reading room could look:',
        { url: 'https://example.com/lindenhof/proposals/reading-room', text: 'The proposal' },
        { url: 'https://example.com/lindenhof/references/libraries', text: 'Libraries that we built' },
        'What do you think? Best wishes, Ada',
      ],
    });
    const troubles = [...writing];
    yield step(1, 'A quarter of an hour passes');
    pass(world, 15);
    yield step(2, 'Cleo opens the mail');
    troubles.push(...read(world, CLEO.email, subject));
    pass(world, 3);
    yield step(3, 'Cleo follows a link');
    troubles.push(...read(world, CLEO.email, subject, 0));
    pass(world, 25);
    yield step(4, 'Cleo answers');
    troubles.push(
      ...answer(world, CLEO.email, subject, 'Dear Ada, this is lovely. Could you come by on Monday?'),
    );
    pass(world, 2);
    const mark = markWords(world, ADA.email, threadId);
    return {
      told: `“${subject}” was opened, followed and answered. It is marked ${mark}.`,
      look: [
        { words: 'The conversation', where: sentPlace(ADA.email, threadId) },
        { words: 'Ada’s alerts', where: inboxPlace(ADA.email) },
        { words: 'The Sheet', where: SHEET_PLACE },
      ],
      troubles: [...troubles, ...failuresSince(world, before)],
    };
  },
};
