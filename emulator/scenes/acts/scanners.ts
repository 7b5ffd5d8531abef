import { answerOf } from '../../clients/fetchFollowing';
import { picturesOf } from '../../clients/mailHtml';
import { recipientsOf } from '../../clients/Recipients';
import type { ClientName } from '../../clients/roster';
import { randomFrom } from '../../trouble/random';
import type { Act } from '../Act';
import { ADA, PETRA } from '../people';
import {
  EVENTS_PLACE,
  absent,
  copyOf,
  failuresSince,
  inboxPlace,
  lastExecution,
  markWords,
  pass,
  sendTracked,
  sentMailPlace,
} from './stage';

/** One after the other they go over everything in the mail. */
const SWEEPERS: readonly ClientName[] = ['head-prober', 'gmail-prefetch', 'link-sweep', 'sandbox'];
const STRANGERS = 240;
const A_SLICE = 12;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Programs and strangers at their worst; no person. */
export const scanners: Act = {
  name: 'scanners',
  title: 'Scanner attack',
  shows:
    'Four mail filters sweep a mail, and strangers try hundreds of forged addresses; no person opens it.',
  *play(world) {
    const missing = absent(world, [ADA.email, PETRA.email]);
    if (missing.length > 0) return { told: 'The scene could not begin.', look: [], troubles: missing };
    const before = lastExecution(world);
    const recipients = recipientsOf(world);
    const { clients, readsAfterMs } = recipients.programsOf(PETRA.email);
    const of = STRANGERS / A_SLICE + 2;

    yield { done: 0, of, words: 'Ada writes and tracks' };
    recipients.watch(PETRA.email, SWEEPERS);
    const {
      subject,
      threadId,
      troubles: writing,
    } = sendTracked(world, {
      from: ADA.email,
      to: [PETRA.email],
      subject: 'Offer: doors for the town hall',
      parts: [
        'Dear Ms Falk,',
        'here is our offer for the doors:',
        { url: 'https://example.com/lindenhof/offers/town-hall', text: 'The offer' },
        { url: 'https://example.com/lindenhof/terms', text: 'Our terms' },
        { url: 'https://example.com/lindenhof/references/doors', text: 'Doors that we built' },
        'Ada Brandt',
      ],
    });
    yield { done: 1, of, words: 'Four filters sweep the mail' };
    pass(world, 3);
    recipients.watch(PETRA.email, clients, { readsAfterMs });

    const copy = copyOf(world, PETRA.email, subject);
    const addresses =
      copy === null ? [] : [...picturesOf(copy.html), ...recipients.links(PETRA.email, copy.id)];
    const random = randomFrom(1);
    for (let asked = 0; asked < STRANGERS; asked += A_SLICE) {
      yield { done: 2 + asked / A_SLICE, of, words: 'Strangers try forged addresses' };
      for (let each = 0; each < A_SLICE; each += 1) {
        const url = addresses[(asked + each) % Math.max(1, addresses.length)];
        if (url !== undefined)
          answerOf(world.network, { url: forged(url, random), method: 'GET', headers: STRANGER });
      }
    }
    pass(world, 12);
    const mark = markWords(world, ADA.email, threadId);
    const rang = world.mail
      .mailbox(ADA.email)
      .threads('INBOX')
      .some(({ messages }) => messages.some((each) => each.subject.includes(subject)));
    const troubles = [
      ...writing,
      ...(addresses.length === 0 ? ['There was nothing in the mail to sweep.'] : []),
      ...(mark.includes('✓✓') || rang ? ['The add-on took programs for a person.'] : []),
    ];
    return {
      told:
        `Four filters and ${STRANGERS} forged requests later the mail is marked ${mark}, and ` +
        `${rang ? 'an' : 'no'} alert came. (A filter that waits a minute and loads the picture would pass for a person.)`,
      look: [
        { words: 'Ada’s sent mail', where: sentMailPlace(ADA.email) },
        { words: 'Every hit with its reason in the Sheet, under Events', where: EVENTS_PLACE },
        { words: 'Ada’s inbox', where: inboxPlace(ADA.email) },
      ],
      troubles: [...troubles, ...failuresSince(world, before)],
    };
  },
};

const STRANGER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0' };

/** The address with one character of its longest value changed. */
function forged(url: string, random: () => number): string {
  const changed = new URL(url);
  const [name, value] = [...changed.searchParams].sort(
    ([, one], [, other]) => other.length - one.length,
  )[0] ?? ['t', 'x'];
  const place = Math.floor(random() * value.length);
  const other = Array.from(LETTERS).filter((letter) => letter !== value[place]);
  const letter = other[Math.floor(random() * other.length)] ?? 'A';
  changed.searchParams.set(name, value.slice(0, place) + letter + value.slice(place + 1));
  return changed.href;
}
