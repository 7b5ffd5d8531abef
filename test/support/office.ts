/** The product in a small office: the shipped bundle on the emulator, set up, with the steps a person would take. */
import { openComposeCard, openHomepage, press } from '../../emulator/cards/addOnHost';
import type { AddOnAnswer, Place } from '../../emulator/cards/addOnAnswer';
import type { ActionJson, ButtonJson, CardJson } from '../../emulator/cards/cardJson';
import { openAs } from '../../emulator/clients/read';
import type { Execution, MessageView, Switches } from '../../emulator/contracts';
import { office } from '../../emulator/scenes/office';
import { ADA, BEN } from '../../emulator/scenes/people';
import { play } from '../../emulator/scenes/play';
import type { Scene } from '../../emulator/scenes/Scene';
import { createWorld } from '../../emulator/world/World';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Built beside dist/: the same bundle with a guarded stub for each card function, for a Google that takes no dots. */
export const STUBS = 'build/stubs';

export interface OfficeOptions {
  readonly switches?: Partial<Switches>;
  readonly dist?: string;
  /** False: nobody has set the add-on up. */
  readonly setUp?: boolean;
  /** Goes on with an office that was saved. */
  readonly saved?: string;
}

/** @throws {Error} when set-up did not go as the scene says. */
export function openOffice({
  switches = {},
  dist = STUBS,
  setUp = true,
  saved,
}: OfficeOptions = {}): EmulatedWorld {
  const scene: Scene = {
    ...office,
    earlierMail: [],
    setUp: setUp && saved === undefined ? office.setUp : [],
  };
  // Of a bundle whose card functions have dots nothing is to be seen where Google takes none.
  const positions = { ...scene.switches, dottedCardFunctions: dist !== STUBS, ...switches };
  const options = { ...scene, dist, switches: positions };
  const world = createWorld(saved === undefined ? options : { ...options, state: saved });
  // A saved world brings its switches along.
  Object.assign(world.switches, options.switches);
  const troubles = play(world, scene);
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  return world;
}

export const execUrl = (world: EmulatedWorld): string =>
  `https://script.google.com/macros/s/${world.project.deploymentId}/exec`;

/** A compose window with the add-on's card beside it. */
export interface Compose {
  readonly card: CardJson;
  readonly html: string;
  /** Presses a button of the card; what it inserts is in the draft afterwards. */
  press(label: string, fields?: Readonly<Record<string, string>>): AddOnAnswer;
  send(): { readonly messageId: string; readonly threadId: string };
}

export function compose(
  world: EmulatedWorld,
  {
    from = ADA.email,
    to = BEN.email,
    subject = 'The offer',
    html = '<div dir="ltr">Dear Ben, here it is.</div>',
  } = {},
): Compose {
  const place: Place = { host: 'compose', to: [to], cc: [], bcc: [] };
  let card = topCard(openComposeCard(world, from, place));
  let body = html;
  return {
    get card() {
      return card;
    },
    get html() {
      return body;
    },
    press(label, fields = {}) {
      const formInputs = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
      const answer = press(world, from, { action: actionOf(card, label), formInputs, place });
      if (answer.kind === 'draft-update') {
        for (const { html: inserted = '', where } of answer.updates as readonly {
          html?: string;
          where: string;
        }[]) {
          body = where === 'start' ? inserted + body : body + inserted;
        }
      }
      const pushed =
        answer.kind === 'response' ? answer.navigations.find((each) => 'pushCard' in each) : undefined;
      if (pushed && 'pushCard' in pushed) card = pushed.pushCard;
      return answer;
    },
    send() {
      const mailbox = world.mail.mailbox(from);
      return mailbox.sendDraft(mailbox.saveDraft({ to, cc: '', bcc: '', subject, html: body }));
    },
  };
}

/** A mail with a pixel, and a wrapped link if a destination is given, on its way. */
export interface Sent {
  readonly messageId: string;
  readonly threadId: string;
  readonly pixelUrl: string;
  /** '' without a destination. */
  readonly linkUrl: string;
}

/** Somebody tracks a mail and sends it. */
export function sendTracked(
  world: EmulatedWorld,
  { destination = '', ...mail }: Parameters<typeof compose>[1] & { readonly destination?: string } = {},
): Sent {
  const window = compose(world, mail);
  window.press('Track');
  if (destination !== '') {
    const answer = window.press('Add link', { url: destination, label: 'here' });
    if (answer.kind === 'response') window.press('I have seen it: add the link');
  }
  return {
    ...window.send(),
    pixelUrl: attribute(window.html, /<img[^>]* src="([^"]*)"/),
    linkUrl: attribute(window.html, /<a href="([^"]*)">here/),
  };
}

const attribute = (html: string, pattern: RegExp): string =>
  (pattern.exec(html)?.[1] ?? '').replace(/&amp;/g, '&');

export function topCard(answer: AddOnAnswer): CardJson {
  const card = answer.kind === 'cards' ? answer.cards[answer.cards.length - 1] : undefined;
  if (card === undefined) throw new Error(`No card came: ${JSON.stringify(answer)}`);
  return card;
}

export const homeCard = (world: EmulatedWorld, user = ADA.email): CardJson =>
  topCard(openHomepage(world, user));

export function actionOf(card: CardJson, label: string): ActionJson {
  const found = buttonsOf(card).find(({ text }) => text === label);
  if (found?.onClick && 'action' in found.onClick) return found.onClick.action;
  throw new Error(
    `No button "${label}" on the card; it has ${JSON.stringify(buttonsOf(card).map(({ text }) => text))}.`,
  );
}

export function buttonsOf(card: CardJson): readonly ButtonJson[] {
  return (card.sections ?? []).flatMap(({ widgets }) =>
    widgets.flatMap((widget) => ('buttonList' in widget ? [...widget.buttonList.buttons] : [])),
  );
}

/** All words of a card, for looking something up in them. */
export const wordsOf = (card: CardJson): string => JSON.stringify(card);

export const inboxOf = (world: EmulatedWorld, email: string): readonly MessageView[] =>
  world.mail
    .mailbox(email)
    .threads('INBOX')
    .flatMap(({ messages }) => messages);

/** The newest mail with this subject opens in its reader's mail program. */
export function readBy(world: EmulatedWorld, email: string, subject = 'The offer') {
  const message = inboxOf(world, email).find((each) => each.subject === subject);
  if (message === undefined) throw new Error(`${email} has no mail "${subject}".`);
  return openAs(world, email, message.id);
}

/** Names of the user labels on a sent message. */
export function labelsOf(world: EmulatedWorld, email: string, messageId: string): string[] {
  const mailbox = world.mail.mailbox(email);
  const names = new Map(
    mailbox
      .labels()
      .filter(({ type }) => type === 'user')
      .map(({ id, name }) => [id, name]),
  );
  return (mailbox.message(messageId)?.labelIds ?? []).flatMap((id) => names.get(id) ?? []);
}

/**
 * A tab of the tracking Sheet, the newest if there are several, as people see it: rows of texts without hidden columns
 * and without empty rows.
 */
export function sheetTab(world: EmulatedWorld, title: string): string[][] {
  const file = world.sheets.list().slice(-1)[0];
  const tab = file && world.sheets.view(file.id)?.tabs.find((each) => each.title === title);
  if (!tab) throw new Error(`No tab "${title}".`);
  return tab.rows
    .map(({ cells }) => cells.filter((_cell, column) => !tab.columns[column]?.hidden).map(({ text }) => text))
    .filter((texts) => texts.some((text) => text !== ''));
}

/** Names of the calls that cost time and quota. */
export const costlyCalls = (execution: Execution): string[] =>
  execution.calls.filter(({ counts }) => counts).map(({ name }) => name);

export function lastExecution(world: EmulatedWorld, name: string): Execution {
  const found = [...world.executions].reverse().find((each) => each.function === name);
  if (found === undefined) throw new Error(`${name} has not run.`);
  return found;
}
