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
