import type { CardJson } from '../../../../emulator/cards/cardJson';
import { navigated, newStack, type Stack } from '../../../../emulator/desk/client/card/cardStack';

const card = (name: string): CardJson => ({ name, header: { title: name } });
const names = (stack: Stack): string[] => stack.map((one) => one.card.name ?? '');
const three = (): Stack =>
  [card('list'), card('detail')].reduce<Stack>(
    (stack, pushCard) => navigated(stack, { pushCard }),
    newStack([card('root')]),
  );

// https://developers.google.com/apps-script/reference/card-service/navigation
describe('the stack of cards in the panel', () => {
  it('puts a pushed card on top', () => {
    expect(names(navigated(three(), { pushCard: card('more') }))).toEqual(['root', 'list', 'detail', 'more']);
  });

  it('replaces the top by an updated card that counts as the same one', () => {
    const before = three();
    const after = navigated(before, { updateCard: card('changed') });
    expect(names(after)).toEqual(['root', 'list', 'changed']);
    expect(after[2]?.id).toBe(before[2]?.id);
  });

  it('shows an updated card also when there was none', () => {
    expect(names(navigated([], { updateCard: card('first') }))).toEqual(['first']);
  });

  it('goes back by one, to the root, to a card by name', () => {
    expect(names(navigated(three(), { popCard: true }))).toEqual(['root', 'list']);
    expect(names(navigated(three(), { popToRoot: true }))).toEqual(['root']);
    expect(names(navigated(three(), { popToCard: 'list' }))).toEqual(['root', 'list']);
  });

  it('never loses the root, and stays where it is for an unknown name', () => {
    expect(names(navigated(newStack([card('root')]), { popCard: true }))).toEqual(['root']);
    expect(names(navigated(three(), { popToCard: 'nowhere' }))).toEqual(['root', 'list', 'detail']);
  });

  // https://developers.google.com/workspace/add-ons/how-tos/navigation
  it('begins with a list where several cards come at once, and with nothing where none does', () => {
    const [only, ...others] = newStack([card('first'), card('second')]);
    expect(only?.choices?.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(others).toEqual([]);
    expect(newStack([])).toEqual([]);
  });
});
