/** The shipped bundle at work on the emulator, and the steps of the people in it. */
import { openComposeCard, openHomepage, openMessageCard, press } from '../emulator/cards/addOnHost';
import type { AddOnAnswer, Place } from '../emulator/cards/addOnAnswer';
import type { ActionJson, CardJson } from '../emulator/cards/cardJson';
import type { Execution, MessageView } from '../emulator/contracts';
import { office } from '../emulator/scenes/office';
import { ADA, BEN, GRACE } from '../emulator/scenes/people';
import { play } from '../emulator/scenes/play';
import { createWorld } from '../emulator/world/World';
import type { EmulatedWorld } from '../emulator/world/EmulatedWorld';

export type { EmulatedWorld };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** Owns the Sheet and the web app, and sends mail. */
export const OWNER = ADA.email;
/** Has the add-on, too: everything she learns comes from the web app. */
export const COLLEAGUE = GRACE.email;
export const READER = BEN.email;

/**
 * Were reads by filter silent of the file's own metadata, settle would ask for it: one call more than its budget. What
 * ships has dots in the names of its card functions, and cards beside messages need the id that the API knows.
 */
const SCENE = {
  ...office,
  earlierMail: [],
  switches: {
    ...office.switches,
    filtersTellTheWholeFile: true,
    dottedCardFunctions: true,
    messageIdsAreTheApis: true,
  },
};

/**
 * An office where the owner has set the add-on up and whose timer runs every minute.
 *
 * @param state a world saved earlier, to go on with
 * @throws {Error} when set-up did not go as it should
 */
export function openOffice(state?: string): EmulatedWorld {
  const { accounts, deployer, switches } = SCENE;
  const world = createWorld({
    dist: 'dist',
    accounts,
    deployer,
    switches,
    ...(state === undefined ? {} : { state }),
  });
  const troubles = state === undefined ? play(world, SCENE) : [];
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  return world;
}

/** A tracked mail that was sent. */
export interface SentMail {
  readonly messageId: string;
  readonly threadId: string;
  readonly pixelUrl: string;
  /** Null when none was asked for. */
  readonly linkUrl: string | null;
}

/** What a person does: opens the card beside a new mail, presses *Track*, perhaps adds a link, sends. */
export function sendTracked(
  world: EmulatedWorld,
  { from = OWNER, subject = 'The offer', link = '' }: { from?: string; subject?: string; link?: string } = {},
): SentMail {
  const place: Place = { host: 'compose', to: [READER], cc: [], bcc: [] };
  let card = topCard(openComposeCard(world, from, place));
  let html = '<div dir="ltr">Dear Ben, here it is.</div>';
  const pressed = (run: string, fields: Readonly<Record<string, string>> = {}): void => {
    const formInputs = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
    const answer = press(world, from, { action: actionOf(card, run), formInputs, place });
    if (answer.kind === 'draft-update') {
      for (const update of answer.updates) html = ('html' in update ? update.html : '') + html;
    } else if (answer.kind === 'response') {
      for (const step of answer.navigations) if ('pushCard' in step) card = step.pushCard;
    } else throw new Error(`${run} answered ${JSON.stringify(answer)}`);
  };
  pressed('onTrack');
  if (link !== '') {
    pressed('onAddLink', { url: link, label: 'pictures' });
    if (!LINK.test(html)) pressed('onAcceptClickPage');
  }
  const mailbox = world.mail.mailbox(from);
  const sent = mailbox.sendDraft(mailbox.saveDraft({ to: READER, cc: '', bcc: '', subject, html }));
  return { ...sent, pixelUrl: addressOf(PIXEL, html) ?? missing('pixel'), linkUrl: addressOf(LINK, html) };
}

const PIXEL = /<img\b[^>]*\bsrc="([^"]*)"/;
const LINK = /<a\b[^>]*\bhref="([^"]*)"/;

const addressOf = (pattern: RegExp, html: string): string | null =>
  pattern.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null;

/** Loads a pixel, or asks for the page of a link, and answers the execution that replied. */
export function visit(world: EmulatedWorld, url: string): Execution {
  const { status } = world.network.request({ url, method: 'GET', headers: { 'user-agent': 'bench' } });
  if (status !== 302 && status !== 200) throw new Error(`The web app answered ${status}.`);
  return lastOf(world, 'doGet');
}

/** The timer of one person runs at this moment. */
export function runTimer(world: EmulatedWorld, user: string): Execution {
  world.project.run({
    kind: 'timer',
    function: 'tick',
    arguments: [{}],
    activeUser: user,
    effectiveUser: user,
  });
  return lastOf(world, 'tick', user);
}

export const openHome = (world: EmulatedWorld, user: string): Execution =>
  opened(world, user, openHomepage(world, user));

export const openCompose = (world: EmulatedWorld, user: string): Execution =>
  opened(world, user, openComposeCard(world, user, { to: [READER], cc: [], bcc: [] }));

export const openMessage = (world: EmulatedWorld, user: string, mail: SentMail): Execution =>
  opened(world, user, openMessageCard(world, user, mail));

function opened(world: EmulatedWorld, user: string, answer: AddOnAnswer): Execution {
  topCard(answer);
  const execution = [...world.executions]
    .reverse()
    .find((each) => each.kind === 'card' && each.activeUser === user);
  return execution ?? missing('card');
}

function topCard(answer: AddOnAnswer): CardJson {
  const card = answer.kind === 'cards' ? answer.cards[answer.cards.length - 1] : undefined;
  return card ?? missing(`card in ${JSON.stringify(answer)}`);
}

/** Of the button that runs a certain function, whatever its words. */
function actionOf(card: CardJson, run: string): ActionJson {
  const actions = (card.sections ?? [])
    .flatMap(({ widgets }) => widgets)
    .flatMap((widget) => ('buttonList' in widget ? [...widget.buttonList.buttons] : []))
    .flatMap(({ onClick }) => ('action' in onClick ? [onClick.action] : []));
  return (
    actions.find((action) => action.function.endsWith(run)) ??
    missing(`button for ${run} in ${JSON.stringify(card)}`)
  );
}

/** The newest run of a function, by whoever or by one person. */
export function lastOf(world: EmulatedWorld, name: string, effectiveUser?: string): Execution {
  const found = [...world.executions]
    .reverse()
    .find(
      (each) =>
        each.function === name && (effectiveUser === undefined || each.effectiveUser === effectiveUser),
    );
  return found ?? missing(`run of ${name}`);
}

export const inboxOf = (world: EmulatedWorld, email: string): readonly MessageView[] =>
  world.mail
    .mailbox(email)
    .threads('INBOX')
    .flatMap(({ messages }) => messages);

/** While this lasts, nothing runs by itself. */
export function withoutTimers<T>({ script }: EmulatedWorld, deed: () => T): T {
  const { timers } = script.memory;
  const { list } = timers;
  timers.list = [];
  try {
    return deed();
  } finally {
    timers.list = list;
  }
}

/** What a cache may do at any time. */
export function forgetCaches({ script }: EmulatedWorld): void {
  const { caches } = script.memory;
  for (const key of Object.keys(caches.script)) Reflect.deleteProperty(caches.script, key);
}

export function missing(what: string): never {
  throw new Error(`The bench found no ${what}.`);
}
