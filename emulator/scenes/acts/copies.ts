import { recipientsOf } from '../../clients/Recipients';
import type { ClientName } from '../../clients/roster';
import { randomFrom } from '../../trouble/random';
import type { Act } from '../Act';
import { passUntil } from '../passing';
import { ADA, GUESTS } from '../people';
import {
  absent,
  copyOf,
  failuresSince,
  lastExecution,
  markWords,
  MINUTE,
  sendTracked,
  sentMailPlace,
  TROUBLE_PLACE,
  MESSAGES_PLACE,
} from './stage';

const COPIES = 300;
/** What goes out within a minute has to be found by one run of the timer, within Gmail's units of a minute. */
const COPIES_A_MINUTE = 4;
/** Of a hundred guests so many open an invitation, within these hours. */
const OPENS_OF_HUNDRED = 55;
const WITHIN_HOURS = 4;
const TEN_MINUTES = 10 * MINUTE;
const PROGRAMS: readonly ClientName[] = ['thunderbird', 'yahoo', 'thunderbird', 'outlook'];

/** As many mails as guests, each tracked by a press of its own. */
export const copies: Act = {
  name: 'copies',
  title: '300 copies',
  shows: 'Ada sends 300 invitations, each tracked for itself; they are opened over four hours.',
  *play(world, { copies: count = COPIES } = {}) {
    const missing = absent(world, [ADA.email, GUESTS.email]);
    if (missing.length > 0) return { told: 'The scene could not begin.', look: [], troubles: missing };
    const before = lastExecution(world);
    const troubles: string[] = [];
    const [, domain = ''] = GUESTS.email.split('@');
    const random = randomFrom(count);
    const sent: { readonly subject: string; readonly threadId: string }[] = [];
    const readings: { readonly at: number; readonly subject: string; readonly client: ClientName }[] = [];
    const readers = Math.round((count * OPENS_OF_HUNDRED) / 100);
    const of = count + readers;

    // Another one each time, so that nobody gets two.
    const round = world.mail.mailbox(ADA.email).threads('SENT').length + 1;
    for (let index = 0; index < count; index += 1) {
      yield { done: index, of, words: `Copy ${index + 1} of ${count} is tracked and sent` };
      const guest = `guests+${round}.${String(index + 1).padStart(3, '0')}@${domain}`;
      const copy = sendTracked(world, {
        from: ADA.email,
        to: [guest],
        subject: `Invitation no. ${index + 1} to the open day`,
        parts: ['Dear guest,', 'we look forward to seeing you at the workshop.', 'Ada Brandt'],
      });
      // Most likely for all of them: nobody has to wait for 300.
      if (copy.troubles.length > 0) {
        const told = `Copy ${index + 1} could not be tracked, so the scene ended there.`;
        return { told, look: [WHY], troubles: [...copy.troubles, ...failuresSince(world, before)] };
      }
      sent.push(copy);
      if ((index + 1) % COPIES_A_MINUTE === 0) world.advance(MINUTE);
    }
    passUntil(world, world.clock.now() + TEN_MINUTES);

    const from = world.clock.now();
    const order = [...sent].sort(() => random() - 0.5).slice(0, readers);
    for (const [index, { subject }] of order.entries()) {
      const client = PROGRAMS[index % PROGRAMS.length] ?? 'thunderbird';
      readings.push({ at: from + Math.round(random() * WITHIN_HOURS * 60) * MINUTE, subject, client });
    }
    readings.sort((one, other) => one.at - other.at);
    for (const [index, { at, subject, client }] of readings.entries()) {
      yield { done: count + index, of, words: `Guest ${index + 1} of ${readers} opens` };
      passUntil(world, at, { leapMs: TEN_MINUTES });
      const message = copyOf(world, GUESTS.email, subject);
      if (message === null) troubles.push(`The guests have no mail “${subject}”.`);
      else recipientsOf(world).read(GUESTS.email, message.id, client);
    }
    passUntil(world, world.clock.now() + 2 * TEN_MINUTES, { leapMs: TEN_MINUTES });

    const marks = sent.map(({ threadId }) => markWords(world, ADA.email, threadId));
    return {
      told: `${count} copies were sent: ${counted(marks)}.`,
      look: [
        { words: 'Ada’s sent mail', where: sentMailPlace(ADA.email) },
        { words: 'The Sheet', where: MESSAGES_PLACE },
      ],
      troubles: [...troubles, ...failuresSince(world, before)],
    };
  },
};

/** What is ordered, or spent, goes on under Trouble. */
const WHY = { words: 'What goes wrong at the moment', where: TROUBLE_PLACE };

/** `165 ✓✓ opened, 135 ✓ sent` */
function counted(marks: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([mark, count]) => `${count} ${mark}`)
    .join(', ');
}
