import type { NavigationJson } from '../../../cards/addOnAnswer';
import type { CardJson } from '../../../cards/cardJson';

/** A card in the panel. `id` stays while the card is the same one, also when it was updated. */
export interface Stacked {
  readonly id: number;
  readonly card: CardJson;
  /** Several cards came at once: by their headers one is chosen, and put on top. */
  readonly choices?: readonly CardJson[];
}

/** Bottom first; the last one is seen. */
export type Stack = readonly Stacked[];

let lastId = 0;
const stacked = (card: CardJson): Stacked => ({ id: (lastId += 1), card });

/**
 * The stack of what a trigger answers: one card, or a list of the headers of several.
 *
 * @see https://developers.google.com/workspace/add-ons/how-tos/navigation
 */
export function newStack(cards: readonly CardJson[]): Stack {
  const [only] = cards;
  if (only === undefined) return [];
  return [cards.length === 1 ? stacked(only) : { ...stacked({}), choices: cards }];
}

/**
 * What the stack becomes. The root card always stays.
 *
 * @see https://developers.google.com/apps-script/reference/card-service/navigation
 */
export function navigated(stack: Stack, navigation: NavigationJson): Stack {
  if ('pushCard' in navigation) return [...stack, stacked(navigation.pushCard)];
  if ('updateCard' in navigation) {
    const top = stack[stack.length - 1];
    return top === undefined
      ? newStack([navigation.updateCard])
      : [...stack.slice(0, -1), { id: top.id, card: navigation.updateCard }];
  }
  if ('popCard' in navigation) return stack.slice(0, Math.max(1, stack.length - 1));
  if ('popToRoot' in navigation) return stack.slice(0, 1);
  const wanted = stack.findIndex(({ card }) => card.name === navigation.popToCard);
  return wanted < 0 ? stack : stack.slice(0, wanted + 1);
}
