/** Cards of the add-on in the small office: opened, read and pressed as a person would. */
import { openMessageCard, press } from '../../emulator/cards/addOnHost';
import type { AddOnAnswer, Place } from '../../emulator/cards/addOnAnswer';
import type { CardJson } from '../../emulator/cards/cardJson';
import { ADA } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { actionOf, buttonsOf, execUrl, topCard } from './office';

/** The card beside an open message; `messageId` is Gmail's, in this user's mailbox. */
export function messageCardOf(world: EmulatedWorld, user: string, messageId: string): CardJson {
  const message = world.mail.mailbox(user).message(messageId);
  if (message === null) throw new Error(`${user} has no message ${messageId}.`);
  return topCard(openMessageCard(world, user, { messageId, threadId: message.threadId }));
}

/** Presses a button of a card. */
export function pressOn(
  world: EmulatedWorld,
  card: CardJson,
  label: string,
  { as = ADA.email, fields = {}, place = { host: 'home' } }: PressOptions = {},
): AddOnAnswer {
  const formInputs = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
  return press(world, as, { action: actionOf(card, label), formInputs, place });
}

interface PressOptions {
  readonly as?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly place?: Place;
}

/** Presses *Set up* as the card of a newcomer has it. */
export const pressSetUp = (world: EmulatedWorld, as = ADA.email, address = execUrl(world)): AddOnAnswer =>
  press(world, as, {
    action: { function: cardFunction(world, 'onSetUp') },
    formInputs: { address: [address] },
    place: { host: 'home' },
  });

/** As the world's build names it: with a dot, or with an underscore. */
export const cardFunction = ({ project }: EmulatedWorld, name: string): string =>
  project.functions.includes(`doublecheck_${name}`) ? `doublecheck_${name}` : `doublecheck.${name}`;

/** The card that an answer brings to the top. */
export function cardAfter(answer: AddOnAnswer): CardJson {
  if (answer.kind === 'cards') return topCard(answer);
  const cards =
    answer.kind === 'response'
      ? answer.navigations.flatMap((each) =>
          'pushCard' in each ? [each.pushCard] : 'updateCard' in each ? [each.updateCard] : [],
        )
      : [];
  const last = cards[cards.length - 1];
  if (last === undefined) throw new Error(`No card came: ${JSON.stringify(answer)}`);
  return last;
}

/** What a person reads on a card, line by line: markup as it stands, buttons in brackets. */
export const linesOf = ({ header, sections = [] }: CardJson): string[] => [
  ...[header?.title, header?.subtitle].flatMap((text) => text ?? []),
  ...sections.flatMap(({ header: heading, widgets }) => [
    ...(heading === undefined ? [] : [heading]),
    ...widgets.flatMap((widget) => {
      if ('textParagraph' in widget) return [widget.textParagraph.text];
      if ('decoratedText' in widget) {
        const { topLabel, text, bottomText } = widget.decoratedText;
        return [[topLabel, text, bottomText].filter(Boolean).join(' | ')];
      }
      if ('buttonList' in widget) return widget.buttonList.buttons.map(({ text }) => `[${text ?? ''}]`);
      if ('textInput' in widget) return [`${widget.textInput.label ?? ''}: ${widget.textInput.value ?? ''}_`];
      return 'image' in widget ? [`(${widget.image.altText ?? ''})`] : [];
    }),
  ]),
];

export const textOf = (card: CardJson): string => linesOf(card).join('\n');

export const buttonLabels = (card: CardJson): string[] => buttonsOf(card).flatMap(({ text }) => text ?? []);

export const widgetCount = ({ sections = [] }: CardJson): number =>
  sections.reduce((count, { widgets }) => count + widgets.length, 0);
