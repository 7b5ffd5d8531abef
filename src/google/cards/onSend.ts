import { durationWords } from '../../core/duration';
import { countOf } from '../../core/outbox';
import { Problem } from '../../core/problem';
import { draftToSend, type DraftToSend, type Looked } from '../../flows/draftToSend';
import type { Outcome } from '../../core/sendOutcome';
import { paused, type StepPorts } from '../../flows/sendStep';
import { CARD_STEP, continueSending, sendTracked, stopSending } from '../../flows/sendTracked';
import { config } from '../config';
import { hmac, randomBytes } from '../crypto';
import { journalOf } from '../journal';
import { mailbox } from '../mailbox';
import { now, wait } from '../now';
import { outgoing } from '../outgoing';
import { post } from '../post';
import { reviewStore } from '../reviewStore';
import { ownTurn } from '../turn';
import { clickPageCard, draftCard, MOST_SWITCHES } from './draftCard';
import { draftsCard, type DraftsView } from './draftsCard';
import { afresh, pushed, type Press } from './entry';
import { busyCard, outcomeCard, type SendView } from './sendCards';

type Card = GoogleAppsScript.Card_Service.Card;
type ActionResponse = GoogleAppsScript.Card_Service.ActionResponse;

const MOST_DRAFTS = 10;

/** The list of drafts. What Google tells of the open draft orders it, and decides nothing. */
export function draftsPressed(press: Press): ActionResponse {
  const { sendings } = reviewStore.read().outbox;
  const open = new Set(press.recipients.map((address) => address.toLowerCase()));
  const isOpen = ({ recipients }: { readonly recipients: readonly string[] }): boolean =>
    recipients.some((each) => open.has(each.toLowerCase()));
  const at = now();
  const drafts = outgoing
    .newestDrafts(MOST_DRAFTS)
    .filter(({ draft }) => !sendings.some((sending) => sending.draft === draft))
    .map(({ snippet, at: saved, ...glance }) => ({
      ...glance,
      firstWords: snippet,
      age: durationWords(Math.max(0, at - saved)),
    }));
  const view: DraftsView = {
    drafts: [...drafts.filter(isOpen), ...drafts.filter((each) => !isOpen(each))],
    unfinished: sendings.map((sending) => ({
      draft: sending.draft,
      subject: sending.subject,
      sent: countOf(sending, 'sent'),
      of: sending.copies.length,
    })),
    inCompose: isInCompose(press),
    holder: config.require().owner,
  };
  return afresh(draftsCard(view));
}

/** One draft, with what will be followed in it. */
export const draftPressed = (press: Press): ActionResponse => pushed(chosen(press));

export function showClickPagePressed(press: Press): ActionResponse {
  const parameters = { draft: press.parameter('draft'), place: press.parameter('place') };
  return pushed(clickPageCard(parameters, config.require().owner));
}

export function clickPageSeen(press: Press): ActionResponse {
  reviewStore.write({ sawClickPage: true });
  return afresh(chosen(press));
}

export const sendPressed = (press: Press): ActionResponse => send(press, { again: false });
export const sendAgainPressed = (press: Press): ActionResponse => send(press, { again: true });

export const continuePressed = (press: Press): ActionResponse =>
  working(press, (ports) => {
    const sending = sendingOf(press);
    return sending === null ? known(press, ports) : continueSending(sending, CARD_STEP, ports);
  });

/** What has gone has gone; the others get nothing, and stay in the draft. */
export const stopPressed = (press: Press): ActionResponse =>
  working(press, (ports) => {
    const sending = sendingOf(press);
    return sending === null ? known(press, ports) : stopSending(sending, CARD_STEP, ports);
  });

function send(press: Press, { again }: { readonly again: boolean }): ActionResponse {
  const isOn = (name: string): boolean => press.field(name) !== '';
  const links = isOn('links')
    ? Array.from({ length: MOST_SWITCHES }, (_, index) => index).filter((index) => isOn(`link.${index}`))
    : [];
  const choice = {
    draft: press.parameter('draft'),
    fingerprint: press.parameter('fingerprint'),
    opens: isOn('opens'),
    separately: isOn('separately'),
    links,
    again,
  };
  return working(press, (ports) => sendTracked(choice, CARD_STEP, ports));
}

/** Does a step while nobody else works on this person's outbox, and shows how it ended. */
function working(press: Press, step: (ports: StepPorts) => Outcome): ActionResponse {
  const view = viewOf(press);
  const outcome = ownTurn.alone(() => quietly(press, step));
  return afresh(outcome === null ? busyCard(view) : outcomeCard(outcome, view));
}

/** A surprise in the midst of it: what has been noted tells the next step how to go on. */
function quietly(press: Press, step: (ports: StepPorts) => Outcome): Outcome {
  try {
    const outcome = step(portsFor(press));
    if (outcome.kind === 'paused' && outcome.failure !== null) console.error(stackOf(outcome.failure));
    return outcome;
  } catch (error) {
    const sending = error instanceof Problem ? null : sendingOf(press);
    if (sending === null) throw error;
    return paused(sending, 'unsure', error);
  }
}

/** Of a send that is not in the outbox any more: it came to its end meanwhile. */
function known(press: Press, ports: StepPorts): Outcome {
  const looked = look(press, ports);
  if (looked.kind !== 'ready') return outcomeOf(looked);
  return looked.ready.sentAt === null
    ? { kind: 'changed' }
    : { kind: 'already-sent', at: looked.ready.sentAt };
}

function chosen(press: Press): Card {
  const looked = look(press, portsFor(press));
  return looked.kind === 'ready'
    ? readyCard(looked.ready, press)
    : outcomeCard(outcomeOf(looked), viewOf(press));
}

/** Of a draft that cannot be sent: it is on its way, was sent, or is gone. */
function outcomeOf(looked: Exclude<Looked, { kind: 'ready' }>): Outcome {
  if (looked.kind === 'unfinished') return paused(looked.sending, 'more');
  return looked.sentAt === null ? { kind: 'gone', sent: 0 } : { kind: 'already-sent', at: looked.sentAt };
}

function readyCard(ready: DraftToSend, press: Press): Card {
  const { holder, clock } = viewOf(press);
  const left = post.remaining();
  return draftCard({
    ...ready,
    sentAt: ready.sentAt === null ? null : clock(ready.sentAt),
    quotaLeft: left < ready.recipients.length ? left : null,
    sawClickPage: reviewStore.read().sawClickPage,
    inCompose: isInCompose(press),
    holder,
  });
}

const look = (press: Press, ports: StepPorts): Looked => draftToSend(press.parameter('draft'), ports);

const sendingOf = (press: Press) =>
  reviewStore.read().outbox.sendings.find(({ draft }) => draft === press.parameter('draft')) ?? null;

function portsFor({ sender }: Press): StepPorts {
  const found = config.require();
  return {
    now,
    sender,
    config: found,
    hmac,
    random: randomBytes,
    outgoing,
    mailbox,
    journal: journalOf(sender, found),
    notes: reviewStore,
    wait,
  };
}

const isInCompose = (press: Press): boolean => press.parameter('place') === 'compose';

function viewOf(press: Press): SendView {
  const { locale, timeZone } = press;
  const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  return {
    draft: press.parameter('draft'),
    inCompose: isInCompose(press),
    holder: config.require().owner,
    clock: (at) => format.format(at),
  };
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
