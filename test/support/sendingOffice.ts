/** *Send with tracking* in the small office: drafts, cards and what lies in everybody's mailbox afterwards. */
import { press } from '../../emulator/cards/addOnHost';
import type { AddOnAnswer, Place } from '../../emulator/cards/addOnAnswer';
import type { ActionJson, CardJson, ComposedEmailTypeJson } from '../../emulator/cards/cardJson';
import type { FileToSave, MessageView } from '../../emulator/contracts';
import { mailServerOf } from '../../emulator/gmail/MailSystem';
import { ADA, BEN } from '../../emulator/scenes/people';
import { KIND, UNKIND } from '../../emulator/switches';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { messagesIn } from '../../src/flows/findToken';
import { hmac } from './hmac';
import { buttonsOf, homeCard, inboxOf, STUBS } from './office';
import { configOf } from './officeBooks';
import { cardAfter } from './officeCards';

/** The shipped bundle where Google is as one would wish, and the fallback where it is as it would hurt most. */
export const WORLDS = [
  ['kind', { dist: 'dist', switches: KIND }],
  [
    'unkind',
    { dist: STUBS, switches: { ...UNKIND, batchesTakeOpenRanges: true, addOnTimersEveryMinute: true } },
  ],
] as const;

/** What may differ from a world to another. */
export type OfficeWorld = (typeof WORLDS)[number][1] | Record<string, never>;

export const HTML =
  '<div dir="ltr">Dear all, here is <a href="https://example.org/offer?a=1&amp;b=2">our offer</a> – “neu” 🙂<br>' +
  'and <a href="https://meet.google.com/abc-defg-hij">the meeting</a>.</div>';

export interface DraftOptions {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject?: string;
  readonly html?: string;
  /** Gmail's id of the mail that it answers. */
  readonly inReplyTo?: string;
  readonly attachments?: readonly FileToSave[];
  readonly pictures?: readonly FileToSave[];
}

/** A draft as Gmail's composer saves it; answers its id. */
export const saveDraft = (
  world: EmulatedWorld,
  {
    from = ADA.email,
    to = BEN.email,
    cc = '',
    bcc = '',
    subject = 'The offer',
    html = HTML,
    ...more
  }: DraftOptions = {},
): string => world.mail.mailbox(from).saveDraft({ to, cc, bcc, subject, html, ...more });

/** The bytes of a message, one character for each. */
export function rawOf(world: EmulatedWorld, email: string, messageId: string): string {
  const raw = mailServerOf(world).boxFor(email)?.message(messageId)?.raw;
  if (raw === undefined) throw new Error(`${email} has no message ${messageId}.`);
  return raw;
}

export const rawOfDraft = (world: EmulatedWorld, draftId: string, email = ADA.email): string =>
  rawOf(world, email, world.mail.mailbox(email).draft(draftId)?.messageId ?? '');

/** What lies behind the headers, byte for byte. */
export const bodyOf = (raw: string): string => raw.slice(raw.indexOf('\r\n\r\n'));

/** The headers that a mail was written with: not those that say which mail it is, when, and to what it belongs. */
export const headersOf = (raw: string): string[] =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .split(/\r\n(?![ \t])/)
    .filter((line) => !/^(?:Message-ID|Date|X-Doublecheck|In-Reply-To|References):/i.test(line))
    .sort();

/** A person who goes through the cards; what is pressed is what stands there. */
export interface Presser {
  readonly card: CardJson;
  /** Presses a button, or a line that is pressed as a whole; switches are as the card has them, but for `fields`. */
  press(label: string, fields?: Readonly<Record<string, string | null>>): AddOnAnswer;
  /** Presses what may fail: the card then stays as it was. */
  attempt(label: string, fields?: Readonly<Record<string, string | null>>): AddOnAnswer;
  /** Presses what opens the compose window; answers the draft in it. */
  compose(label: string): string;
  /** The same button as before: what a double press sends. */
  again(): AddOnAnswer;
}

export function presser(
  world: EmulatedWorld,
  as = ADA.email,
  place: Place = { host: 'home' },
  first?: CardJson,
): Presser {
  let card = first ?? homeCard(world, as);
  let last: (() => AddOnAnswer) | null = null;
  const show = (answer: AddOnAnswer): AddOnAnswer => {
    card = cardAfter(answer);
    return answer;
  };
  const prepare = (label: string, fields: Readonly<Record<string, string | null>>): (() => AddOnAnswer) => {
    const action = pressable(card, label);
    const form = Object.entries({ ...switchesOf(card), ...fields }).flatMap(([name, value]) =>
      value === null ? [] : [[name, [value]] as const],
    );
    return () => press(world, as, { action, formInputs: Object.fromEntries(form), place });
  };
  return {
    get card() {
      return card;
    },
    press(label, fields = {}) {
      last = prepare(label, fields);
      return show(last());
    },
    attempt(label, fields = {}) {
      const answer = prepare(label, fields)();
      return answer.kind === 'failed' ? answer : show(answer);
    },
    compose(label) {
      const { action, composedEmailType } = composing(card, label);
      const answer = press(world, as, { action, formInputs: {}, place, composes: composedEmailType });
      if (answer.kind !== 'open-draft') throw new Error(`No draft came: ${JSON.stringify(answer)}`);
      return answer.draftId;
    },
    again() {
      if (last === null) throw new Error('Nothing was pressed yet.');
      return show(last());
    },
  };
}

function pressable(card: CardJson, label: string): ActionJson {
  const widgets = (card.sections ?? []).flatMap((section) => section.widgets);
  const found = [
    ...widgets.flatMap((widget) => ('buttonList' in widget ? [...widget.buttonList.buttons] : [])),
    ...(card.fixedFooter === undefined
      ? []
      : [card.fixedFooter.primaryButton, card.fixedFooter.secondaryButton]),
    ...widgets.flatMap((widget) => ('decoratedText' in widget ? [widget.decoratedText] : [])),
  ].find((each) => each?.text?.replace(/<[^>]*>/g, '') === label && each.onClick !== undefined);
  if (found?.onClick && 'action' in found.onClick) return found.onClick.action;
  throw new Error(`Nothing called "${label}" can be pressed on the card ${JSON.stringify(card)}`);
}

function composing(
  card: CardJson,
  label: string,
): { readonly action: ActionJson; readonly composedEmailType: ComposedEmailTypeJson } {
  const click = buttonsOf(card).find(({ text }) => text === label)?.onClick;
  if (click !== undefined && 'composeAction' in click) return click.composeAction;
  throw new Error(`Nothing called "${label}" opens a mail on the card ${JSON.stringify(card)}`);
}

/** The form as the card shows it first. */
export const switchesOf = (card: CardJson): Record<string, string> =>
  Object.fromEntries(
    (card.sections ?? [])
      .flatMap((section) => section.widgets)
      .flatMap((widget) => ('decoratedText' in widget ? (widget.decoratedText.switchControl ?? []) : []))
      .flatMap(({ name, value, selected }) => (selected ? [[name, value] as const] : [])),
  );

/** The switches of a card by what stands beside them: on or off, and the words below. */
export const togglesOf = (card: CardJson): Record<string, readonly [isOn: boolean, words: string]> =>
  Object.fromEntries(
    (card.sections ?? [])
      .flatMap((section) => section.widgets)
      .flatMap((widget) => ('decoratedText' in widget ? [widget.decoratedText] : []))
      .flatMap(({ text, bottomText, switchControl }) =>
        switchControl === undefined ? [] : [[text, [switchControl.selected, bottomText ?? '']] as const],
      ),
  );

/** The lines of a card that can be pressed as a whole. */
export const choicesOn = (card: CardJson): string[] =>
  (card.sections ?? [])
    .flatMap((section) => section.widgets)
    .flatMap((widget) => ('decoratedText' in widget ? [widget.decoratedText] : []))
    .filter(({ onClick }) => onClick !== undefined)
    .map(({ topLabel, text, bottomText }) => [topLabel, text, bottomText].filter(Boolean).join(' | '));

/** Sees what readers meet, so that links can be followed from now on. */
export function seeClickPage(person: Presser): void {
  person.press('Show what they meet');
  person.press('I have seen it: follow links');
}

/** Chooses a draft on the home card. */
export function choose(world: EmulatedWorld, subject = 'The offer', as = ADA.email): Presser {
  const person = presser(world, as);
  person.press('Drafts ready to send');
  person.press(subject);
  return person;
}

/** What lies in Sent, but for alerts, which are no answers to anybody. */
export const sentFolder = (world: EmulatedWorld, email = ADA.email): readonly MessageView[] =>
  world.mail
    .mailbox(email)
    .threads('SENT')
    .flatMap(({ messages }) => messages)
    .filter(({ labelIds, from }) => labelIds.includes('SENT') && from.name !== 'Doublecheck');

export const draftCount = (world: EmulatedWorld, email = ADA.email): number =>
  world.mail.mailbox(email).drafts().length;

/** Mails with this subject in somebody's inbox. */
export const gotten = (world: EmulatedWorld, email: string, subject = 'The offer'): readonly MessageView[] =>
  inboxOf(world, email).filter((each) => each.subject === subject);

/** Whether a mail has a picture or a link of ours in it. */
export const isFollowed = (world: EmulatedWorld, { html }: MessageView): boolean =>
  messagesIn(html, configOf(world), hmac).length > 0;
