import type { World } from '../contracts';
import type { AddOnAnswer } from '../cards/addOnAnswer';
import { openHomepage, press } from '../cards/addOnHost';
import type { ActionJson, ButtonJson, CardJson, WidgetJson } from '../cards/cardJson';
import type { HomeCardPress, Scene } from './Scene';

const MINUTE_MS = 60_000;

/** How long before the newcomer comes a scene begins. */
export const beginningOf = (scene: Scene): number =>
  Math.max(0, ...scene.earlierMail.map(({ minutesAgo }) => minutesAgo)) * MINUTE_MS;

/**
 * Lets happen what the scene says happened before, from {@link beginningOf} until now. Answers what did not go as the
 * scene says, in words.
 */
export function play(world: World, scene: Scene): string[] {
  const now = world.clock.now() + beginningOf(scene);
  for (const { from, to, subject, html, minutesAgo } of scene.earlierMail) {
    world.advance(Math.max(0, now - minutesAgo * MINUTE_MS - world.clock.now()));
    const mailbox = world.mail.mailbox(from);
    mailbox.sendDraft(mailbox.saveDraft({ to, cc: '', bcc: '', subject, html }));
  }
  world.advance(Math.max(0, now - world.clock.now()));
  return scene.setUp.flatMap((one) => pressed(world, one));
}

function pressed(world: World, { as, button }: HomeCardPress): string[] {
  const home = openHomepage(world, as);
  const card = home.kind === 'cards' ? home.cards[home.cards.length - 1] : undefined;
  if (card === undefined) return [`The home card of ${as} did not open: ${wordsOf(home)}`];
  const action = actionOf(card, button);
  if (action === null) return [`The home card of ${as} has no button "${button}".`];
  const answer = press(world, as, { action, formInputs: webAppTyped(world, card), place: { host: 'home' } });
  return answer.kind === 'failed' ? [`"${button}" failed: ${answer.message}`] : [];
}

/** The web app's address in the card's only field for text; with no field, or several, nothing is typed. */
function webAppTyped(world: World, card: CardJson): Record<string, readonly string[]> {
  const fields = widgetsOf(card).flatMap((widget) => ('textInput' in widget ? [widget.textInput.name] : []));
  const [only] = fields;
  if (only === undefined || fields.length > 1) return {};
  return { [only]: [`https://script.google.com/macros/s/${world.project.deploymentId}/exec`] };
}

function actionOf(card: CardJson, words: string): ActionJson | null {
  const found = buttonsOf(card).find(({ text }) => text?.includes(words));
  return found !== undefined && 'action' in found.onClick ? found.onClick.action : null;
}

function buttonsOf(card: CardJson): readonly ButtonJson[] {
  const footer = card.fixedFooter;
  return [
    ...widgetsOf(card).flatMap((widget) => {
      if ('buttonList' in widget) return widget.buttonList.buttons;
      return 'decoratedText' in widget && widget.decoratedText.button !== undefined
        ? [widget.decoratedText.button]
        : [];
    }),
    ...(footer === undefined
      ? []
      : [footer.primaryButton, ...(footer.secondaryButton ? [footer.secondaryButton] : [])]),
  ];
}

const widgetsOf = (card: CardJson): readonly WidgetJson[] =>
  (card.sections ?? []).flatMap(({ widgets }) => widgets);

const wordsOf = (answer: AddOnAnswer): string =>
  answer.kind === 'failed' ? answer.message : 'it answered no card.';
