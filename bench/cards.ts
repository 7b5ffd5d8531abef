import type { Execution } from '../emulator/contracts';
import { figure, type Figure } from './budgets';
import { costly, count } from './counting';
import {
  COLLEAGUE,
  MINUTE,
  openCompose,
  openHome,
  openMessage,
  openOffice,
  OWNER,
  sendTracked,
  type EmulatedWorld,
  type SentMail,
} from './office';

/** What it costs to draw each card when a person opens it. */
export function measureCards(): Figure[] {
  const world = openOffice();
  const veryFirst = costly(openHome(world, COLLEAGUE));
  const owners = sendTracked(world);
  const colleagues = sendTracked(world, { from: COLLEAGUE });
  world.advance(20 * MINUTE);
  const requests: number[] = [];
  const painted = (execution: Execution): number => {
    const calls = costly(execution);
    requests.push(count(calls, /^UrlFetchApp\./));
    return calls.length;
  };
  const figures = [
    figure('compose card, the owner', painted(openCompose(world, OWNER))),
    figure('compose card, a colleague', painted(openCompose(world, COLLEAGUE))),
    figure('home card, the owner', painted(openHome(world, OWNER))),
    figure('home card, a colleague', painted(openHome(world, COLLEAGUE))),
    figure('message card, the owner', painted(openMessage(world, OWNER, owners))),
    figure('message card, a colleague', painted(openMessage(world, COLLEAGUE, colleagues))),
    figure('home card, a colleague’s very first', veryFirst.length),
  ];
  return [...figures, figure('cards: HTTP at most', Math.max(...requests))];
}

/** Enough to know that there is room. */
const CROWD = 200;

/** How many cards all senders together may open on their messages before Google refuses the owner's Sheet. */
export function measureCardsAMinute(): Figure[] {
  const world = openOffice();
  // One person stands for many here, whose own Gmail would not be the first to refuse.
  world.switches.gmailAllowsBursts = true;
  const mail = sendTracked(world, { from: COLLEAGUE });
  world.advance(20 * MINUTE);
  let drawn = 0;
  while (drawn < CROWD && isAnswered(world, mail)) drawn += 1;
  return [figure('message cards a minute', drawn)];
}

/** Whether the card came to ask the web app, and that to read the Sheet. */
function isAnswered(world: EmulatedWorld, mail: SentMail): boolean {
  const before = world.executions.length;
  openMessage(world, COLLEAGUE, mail);
  const asked = world.executions.slice(before).filter(({ kind }) => kind === 'doPost');
  return asked.length === 1 && asked.every(({ calls }) => calls.every(({ threw }) => threw === null));
}
