import { figure, type Figure } from './budgets';
import { afterPace, costly } from './counting';
import { COLLEAGUE, MINUTE, openOffice, READER, runTimer, SECOND, type EmulatedWorld } from './office';
import { seedMessages, seedOpens, type Place } from './seed';

const MAILS_EACH = 2;

/** One review of a colleague to whom everything is news. */
export function measureManyChanges({ threads = 500 } = {}): Figure[] {
  const world = openOffice();
  const places = Array.from({ length: threads }, () => conversation(world)).flat();
  world.advance(60 * MINUTE);
  const seeded = seedMessages(world, places);
  seedOpens(
    world,
    seeded.map(({ message }, index) => ({ message, at: (places[index]?.at ?? 0) + openedAfter(index) })),
  );
  const calls = afterPace(costly(runTimer(world, COLLEAGUE)));
  const marked = marksOf(world);
  if (marked !== places.length) throw new Error(`${marked} of ${places.length} messages were marked.`);
  return [figure('review, many changed messages', calls.length)];
}

/** Every other one so soon that nobody can tell, the rest by a person. */
const openedAfter = (index: number): number => (index % 2 === 0 ? 40 * SECOND : 20 * MINUTE);

/** Mail and a word more, in one thread. */
function conversation(world: EmulatedWorld): Place[] {
  const mailbox = world.mail.mailbox(COLLEAGUE);
  const places: Place[] = [];
  for (let mail = 0; mail < MAILS_EACH; mail += 1) {
    const [before] = places;
    const sent = mailbox.sendDraft(
      mailbox.saveDraft({
        to: READER,
        cc: '',
        bcc: '',
        subject: before === undefined ? 'The offer' : 'Re: The offer',
        html: '<p>Dear Ben</p>',
        ...(before === undefined ? {} : { inReplyTo: before.gmailMessage }),
      }),
    );
    places.push({ gmailMessage: sent.messageId, gmailThread: sent.threadId, at: world.clock.now() });
    world.advance(SECOND);
  }
  return places;
}

function marksOf(world: EmulatedWorld): number {
  const mailbox = world.mail.mailbox(COLLEAGUE);
  const own = new Set(mailbox.labels().flatMap(({ id, type }) => (type === 'user' ? [id] : [])));
  const messages = mailbox.threads('SENT').flatMap((thread) => thread.messages);
  return messages.filter(({ labelIds }) => labelIds.some((id) => own.has(id))).length;
}
