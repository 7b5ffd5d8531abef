import type { Execution } from '../emulator/contracts';
import { figure, type Figure } from './budgets';
import { costly, count } from './counting';
import {
  COLLEAGUE,
  lastOf,
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
  const mail = sendTracked(world, { from: COLLEAGUE });
  world.advance(20 * MINUTE);
  let drawn = 0;
  while (drawn < CROWD && !isRefused(world, mail)) drawn += 1;
  return [figure('message cards a minute', drawn)];
}

function isRefused(world: EmulatedWorld, mail: SentMail): boolean {
  openMessage(world, COLLEAGUE, mail);
  return lastOf(world, 'doPost').calls.some(({ threw }) => threw !== null);
}
