/** What each recipient's program leaves in the Sheet and on the mail. */
import { press } from '../../emulator/cards/addOnHost';
import type { AddOnAnswer, Place } from '../../emulator/cards/addOnAnswer';
import { addressOf, CLIENT_ACCOUNTS, everyClient, watchAll } from '../../emulator/clients/everyClient';
import { recipientsOf } from '../../emulator/clients/Recipients';
import { CLIENT_NAMES, type ClientName } from '../../emulator/clients/roster';
import { office } from '../../emulator/scenes/office';
import { ADA } from '../../emulator/scenes/people';
import { play } from '../../emulator/scenes/play';
import type { NetResponse } from '../../emulator/contracts';
import type { Scene } from '../../emulator/scenes/Scene';
import { createWorld } from '../../emulator/world/World';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { actionOf, compose, HOUR, inboxOf, labelsOf, MINUTE, sheetTab, STUBS } from '../support/office';

/** The office, with a person of each program among those it writes to. */
function openOffice(): EmulatedWorld {
  const scene: Scene = { ...office, accounts: [...office.accounts, ...CLIENT_ACCOUNTS], earlierMail: [] };
  const world = createWorld({ ...scene, dist: STUBS });
  const troubles = play(world, scene);
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  return world;
}

const DESTINATIONS = [
  'https://oak.example/offer',
  'https://oak.example/pictures',
  'https://oak.example/terms',
];

/** Ada writes to somebody and tracks the mail, with three links that are wrapped. */
function offerTo(world: EmulatedWorld, to: string): { readonly subject: string; readonly html: string } {
  const subject = `The offer for ${to}`;
  const window = compose(world, { to, subject });
  window.press('Track');
  const place: Place = { host: 'compose', to: [to], cc: [], bcc: [] };
  const links = DESTINATIONS.flatMap((url) => {
    const formInputs = { url: [url], label: ['here'] };
    const answer = press(world, ADA.email, { action: actionOf(window.card, 'Add link'), formInputs, place });
    // The first link to a host is shown before it is wrapped.
    const added = answer.kind === 'response' ? confirmed(world, answer, place) : answer;
    return added.kind === 'draft-update' ? added.updates : [];
  });
  return {
    subject,
    html: window.html + links.map((update) => ('html' in update ? update.html : '')).join(''),
  };
}

function confirmed(world: EmulatedWorld, { navigations }: AddOnAnswer & { kind: 'response' }, place: Place) {
  const pushed = navigations.find((each) => 'pushCard' in each);
  if (pushed === undefined || !('pushCard' in pushed)) throw new Error('No card came.');
  const action = actionOf(pushed.pushCard, 'I have seen it: add the link');
  return press(world, ADA.email, { action, formInputs: {}, place });
}

function send(world: EmulatedWorld, to: string): string {
  const mailbox = world.mail.mailbox(ADA.email);
  const draft = mailbox.saveDraft({ to, cc: '', bcc: '', ...offerTo(world, to) });
  return mailbox.sendDraft(draft).messageId;
}

/** `opened: a person` for each event, by its last judgement, in order of time. */
function eventsOf(world: EmulatedWorld, to: string): string[] {
  const file = world.sheets.list()[0];
  const rows = world.sheets.view(file?.id ?? '')?.tabs.find(({ title }) => title === 'Events')?.rows ?? [];
  const [titles, ...lines] = rows.map(({ cells }) => cells.map(({ text }) => text));
  const at = (line: readonly string[], title: string): string => line[titles?.indexOf(title) ?? -1] ?? '';
  const said = new Map<string, string>();
  // The hidden column of the event's id stands before the last.
  for (const line of lines.filter((each) => at(each, 'To') === to))
    said.set(line[(titles?.length ?? 0) - 2] ?? '', `${at(line, 'What')}: ${at(line, 'Who')}`);
  return [...said.values()];
}

const messageLine = (world: EmulatedWorld, to: string): string[] =>
  sheetTab(world, 'Messages').find((texts) => texts.includes(to)) ?? [];

describe('a mail to each of the programs, an hour later', () => {
  const world = openOffice();
  watchAll(world);
  const sent = new Map(CLIENT_NAMES.map((client) => [client, send(world, addressOf(client))]));
  world.advance(HOUR);
  const events = (client: ClientName) => eventsOf(world, addressOf(client));
  const marks = (client: ClientName) => labelsOf(world, ADA.email, sent.get(client) ?? '');

  it.each<[ClientName, string[], string]>([
    ['gmail', ['opened: a person'], '✓✓ opened'],
    ['gmail-prefetch', ['opened: a program', 'opened: a person'], '✓✓ opened'],
    ['yahoo', ['opened: a person'], '✓✓ opened'],
    ['thunderbird', ['opened: a person'], '✓✓ opened'],
    ['images-off', [], '✓ sent'],
    ['head-prober', [], '✓ sent'],
    ['link-sweep', ['opened: a program', ...Array<string>(3).fill('clicked: not sure')], '✓ maybe'],
    ['sandbox', Array<string>(3).fill('clicked: a program'), '✓ sent'],
    ['chat-unfurler', ['clicked: not sure'], '✓ maybe'],
  ])('from %s tells of %j and is marked %s', (client, told, mark) => {
    expect(events(client)).toEqual(told);
    expect(marks(client)).toEqual([mark]);
  });

  it('counts Outlook’s six loads as one opening', () => {
    expect(events('outlook')).toEqual(Array<string>(6).fill('opened: a person'));
    const [titles] = sheetTab(world, 'Messages');
    expect(messageLine(world, addressOf('outlook'))[titles?.indexOf('Opens (at least)') ?? -1]).toBe('1');
  });

  it('takes for a person what comes as late as people do: Apple’s copy, and the pictures of a slow filter', () => {
    expect(events('apple-mail')).toEqual(['opened: a person']);
    expect(events('slow-link-sweep')).toEqual([
      'opened: a person',
      ...Array<string>(3).fill('clicked: not sure'),
    ]);
  });

  it('rings for no program that came early, and for no click without a press', () => {
    const subjects = inboxOf(world, ADA.email).map(({ subject }) => subject);
    const rings = (client: ClientName) =>
      subjects.some((subject) => subject.endsWith(` ${addressOf(client)}`));
    expect(CLIENT_NAMES.filter(rings)).toEqual([
      'gmail',
      'gmail-prefetch',
      'apple-mail',
      'outlook',
      'yahoo',
      'thunderbird',
      'slow-link-sweep',
    ]);
  });

  it('lets its pages run in the sandbox without a failure', () => {
    expect(recipientsOf(world).pageErrors).toEqual([]);
  });
});

describe('a recipient whose program loads no pictures', () => {
  it('is seen when they press a link and the page it leads to', () => {
    const world = openOffice();
    watchAll(world, { readsAfterMs: null });
    const to = addressOf('images-off');
    const sent = send(world, to);
    world.advance(10 * MINUTE);
    const message = inboxOf(world, to)[0];
    recipientsOf(world).press(to, message?.id ?? '', 1);
    world.advance(2 * MINUTE);
    expect(eventsOf(world, to)).toEqual(['opened: a person, verified', 'clicked: a person, verified']);
    expect(labelsOf(world, ADA.email, sent)).toEqual(['✓✓ clicked']);
    expect(recipientsOf(world).pageErrors).toEqual([]);
  });
});

describe('a filter that asks with HEAD', () => {
  it('is refused by Google, and the script never runs', () => {
    const world = openOffice();
    watchAll(world);
    send(world, addressOf('head-prober'));
    const before = world.executions.length;
    const asked = jest.spyOn(world.network, 'request');
    world.advance(30_000);
    const answers = asked.mock.results.map(({ value }) => (value as NetResponse).status); // what a network answers
    expect(asked.mock.calls.map(([{ method }]) => method)).toEqual(['HEAD', 'HEAD', 'HEAD']);
    expect(answers).toEqual([403, 403, 403]);
    expect(world.executions.slice(before).map(({ kind }) => kind)).toEqual([]);
  });
});

describe('one mail to all programs at once', () => {
  it('is opened by somebody, whoever that was', () => {
    const world = openOffice();
    const message = offerTo(world, CLIENT_NAMES.map(addressOf).join(', '));
    const { messageId } = everyClient(world, { from: ADA.email, message });
    world.advance(HOUR);
    expect(labelsOf(world, ADA.email, messageId)).toEqual(['✓✓ opened']);
    expect(recipientsOf(world).pageErrors).toEqual([]);
  });
});
