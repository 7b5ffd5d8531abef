import { recipientsOf } from '../clients/Recipients';
import type { World } from '../contracts';
import { openHomepage } from '../cards/addOnHost';
import type { CardJson } from '../cards/cardJson';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import { cardOf, pressButton, refusalOf, textFields } from './cardPress';
import { passUntil } from './passing';
import { beginningOfStory, tell } from './story';
import type { EarlierMail, HomeCardPress, Scene } from './Scene';

const MINUTE_MS = 60_000;

/** How long before the newcomer comes, at `now`, a scene begins. */
export const beginningOf = (scene: Scene, now: number): number =>
  Math.max(
    ...scene.earlierMail.map(({ minutesAgo }) => minutesAgo * MINUTE_MS),
    now - beginningOfStory(scene, now),
  );

/**
 * Lets happen what the scene says happened before, from {@link beginningOf} until `now`. Answers what did not go as the
 * scene says, in words.
 *
 * @param now may be left out of scenes without letters: they say how long they take
 */
export function play(world: EmulatedWorld, scene: Scene, now?: number): string[] {
  const hasLetters = (scene.letters ?? []).length > 0;
  if (hasLetters && now === undefined) throw new Error('A scene with letters has to know when it ends.');
  for (const [email, clients] of Object.entries(scene.programs ?? {}))
    recipientsOf(world).watch(email, clients);
  const until = now ?? world.clock.now() + beginningOf(scene, 0);
  if (hasLetters) return playDays(world, scene, until);
  for (const mail of scene.earlierMail) {
    world.advance(Math.max(0, until - mail.minutesAgo * MINUTE_MS - world.clock.now()));
    send(world, mail);
  }
  world.advance(Math.max(0, until - world.clock.now()));
  return pressedAll(world, scene);
}

/** Days begin with setting up, and chance is the same each time. */
function playDays(world: EmulatedWorld, scene: Scene, now: number): string[] {
  const { memory } = world.script;
  memory.chance = { seed: 1, drawn: 0 };
  const troubles = pressedAll(world, scene);
  const earlier = scene.earlierMail.map((mail) => ({
    at: now - mail.minutesAgo * MINUTE_MS,
    happen: () => {
      send(world, mail);
    },
  }));
  troubles.push(...tell(world, scene, now, earlier));
  passUntil(world, now);
  delete memory.chance;
  return troubles;
}

function send(world: World, { from, to, subject, html }: EarlierMail): void {
  const mailbox = world.mail.mailbox(from);
  mailbox.sendDraft(mailbox.saveDraft({ to, cc: '', bcc: '', subject, html }));
}

const pressedAll = (world: World, { setUp }: Scene): string[] => setUp.flatMap((one) => pressed(world, one));

function pressed(world: World, { as, button }: HomeCardPress): string[] {
  const home = openHomepage(world, as);
  const card = cardOf(home);
  if (card === null) return [`The home card of ${as} did not open: ${refusalOf(home)}`];
  const typed = webAppTyped(world, card);
  const result = pressButton(world, card, { as, place: { host: 'home' }, button, typed });
  if (result.kind === 'missing') return [`The home card of ${as} has no button "${button}".`];
  return result.answer.kind === 'failed' ? [`"${button}" failed: ${result.answer.message}`] : [];
}

/** The web app's address in the card's only field for text; with no field, or several, nothing is typed. */
function webAppTyped(world: World, card: CardJson): Record<string, string> {
  const [only, ...others] = textFields(card);
  if (only === undefined || others.length > 0) return {};
  return { [only.label ?? '']: `https://script.google.com/macros/s/${world.project.deploymentId}/exec` };
}
