import type { AddOnAnswer, Place } from '../cards/addOnAnswer';
import { press } from '../cards/addOnHost';
import type { ActionJson, ButtonJson, CardJson, WidgetJson } from '../cards/cardJson';
import type { World } from '../contracts';

/** What happened when a button was looked for by its words and pressed. */
export type Pressed =
  { readonly kind: 'answered'; readonly answer: AddOnAnswer } | { readonly kind: 'missing' };

export interface PressPlan {
  readonly as: string;
  readonly place: Place;
  /** The button's words, or a part of them. */
  readonly button: string;
  /** By the field's label: what is typed. */
  readonly typed?: Readonly<Record<string, string>>;
}

/** Presses the first button of a card that bears these words, as a person would who reads the card. */
export function pressButton(
  world: World,
  card: CardJson,
  { as, place, button, typed = {} }: PressPlan,
): Pressed {
  const action = actionOf(card, button);
  if (action === null) return { kind: 'missing' };
  const formInputs = Object.fromEntries(
    textFields(card).flatMap(({ name, label = '' }) => {
      const text = typed[label];
      return text === undefined ? [] : [[name, [text]]];
    }),
  );
  return { kind: 'answered', answer: press(world, as, { action, formInputs, place }) };
}

/** The card on top after an answer; null when it brings none. */
export function cardOf(answer: AddOnAnswer): CardJson | null {
  switch (answer.kind) {
    case 'cards':
      return answer.cards[answer.cards.length - 1] ?? null;
    case 'response':
      return answer.navigations.reduce<CardJson | null>((top, step) => {
        if ('pushCard' in step) return step.pushCard;
        return 'updateCard' in step ? step.updateCard : top;
      }, null);
    default:
      return null;
  }
}

/** Why no card, or no edit, came. */
export function refusalOf(answer: AddOnAnswer): string {
  if (answer.kind === 'failed') return answer.message;
  const card = cardOf(answer);
  return card === null ? 'it answered no card.' : `it answered the card “${wordsOn(card)}”.`;
}

/** Labels and names of the card's fields for text. */
export const textFields = (card: CardJson): readonly { readonly name: string; readonly label?: string }[] =>
  widgetsOf(card).flatMap((widget) => ('textInput' in widget ? [widget.textInput] : []));

function wordsOn(card: CardJson): string {
  const texts = widgetsOf(card).flatMap((widget) =>
    'textParagraph' in widget ? [widget.textParagraph.text] : [],
  );
  return [card.header?.title ?? '', ...texts].filter((text) => text !== '').join(': ');
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
