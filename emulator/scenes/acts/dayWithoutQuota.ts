import { openAs } from '../../clients/read';
import { openHomepage } from '../../cards/addOnHost';
import { spendDay, spendMail } from '../../trouble/spent';
import type { Act } from '../Act';
import { cardOf } from '../cardPress';
import { ADA, BEN, GRACE } from '../people';
import {
  absent,
  copyOf,
  inboxPlace,
  lastExecution,
  pass,
  sendTracked,
  sentMailPlace,
  TROUBLE_PLACE,
} from './stage';

const STEPS = 4;

/** Google refuses the owner's script for the rest of the day; readers must not notice. */
export const dayWithoutQuota: Act = {
  name: 'quota',
  title: 'A day without quota',
  shows: 'The owner’s daily quotas are spent; readers still get the picture and see where a link leads.',
  *play(world) {
    const missing = absent(world, [ADA.email, GRACE.email, BEN.email]);
    if (missing.length > 0) return { told: 'The scene could not begin.', look: [], troubles: missing };
    const step = (done: number, words: string) => ({ done, of: STEPS, words });

    yield step(0, 'Grace writes and tracks');
    const { subject, troubles: writing } = sendTracked(world, {
      from: GRACE.email,
      to: [BEN.email],
      subject: 'Dates for measuring your kitchen',
      parts: [
        'Dear Ben,',
        'please choose a date that suits you:',
        { url: 'https://example.com/lindenhof/dates', text: 'Three dates' },
        'Grace Okoye',
      ],
    });
    const troubles = [...writing];
    pass(world, 12);
    yield step(1, 'The day’s quotas are spent');
    const before = lastExecution(world);
    spendDay(world, 'properties', world.project.deployer);
    spendDay(world, 'urlfetch', GRACE.email);
    spendMail(world, world.project.deployer);
    yield step(2, 'Ben opens the mail');
    const copy = copyOf(world, BEN.email, subject);
    const pictures = copy === null ? [] : openAs(world, BEN.email, copy.id);
    if (!pictures.some(({ status }) => status === 200))
      troubles.push('Ben’s mail program got no picture. That should not be.');
    yield step(3, 'An hour passes');
    pass(world, 60);
    const home = cardOf(openHomepage(world, world.project.deployer))?.header?.title ?? 'no card';
    const refused = countRefused(world.executions, before);
    return {
      told:
        `Nothing of the owner’s quotas is left until tomorrow. Ben’s picture arrived; the timer was refused ` +
        `${refused} times, and the owner’s home card says: ${home}. What is missing now comes when the day is over; under Trouble it can be taken back.`,
      look: [
        { words: 'Be Ben and press the link', where: inboxPlace(BEN.email) },
        { words: 'Ada’s inbox: open Doublecheck beside it', where: inboxPlace(world.project.deployer) },
        { words: 'Grace’s sent mail', where: sentMailPlace(GRACE.email) },
        { words: 'Executions', where: '/executions' },
        { words: 'Take it back', where: TROUBLE_PLACE },
      ],
      troubles,
    };
  },
};

function countRefused(
  executions: readonly {
    readonly id: string;
    readonly kind: string;
    readonly outcome: { readonly kind: string };
  }[],
  before: string | undefined,
): number {
  const since = executions.findIndex(({ id }) => id === before) + 1;
  return executions.slice(since).filter(({ kind, outcome }) => kind === 'timer' && outcome.kind === 'failed')
    .length;
}
