import { figure, type Figure } from './budgets';
import { afterPace, costly, count } from './counting';
import {
  COLLEAGUE,
  lastOf,
  MINUTE,
  openHome,
  openOffice,
  OWNER,
  runTimer,
  sendTracked,
  SECOND,
} from './office';

/** What it costs to find that there is nothing to do, as most runs do. */
export function measureIdle(): Figure[] {
  const world = openOffice();
  sendTracked(world, { from: COLLEAGUE });
  // Now the colleague has a timer of her own, and the first news are over.
  openHome(world, COLLEAGUE);
  world.advance(30 * MINUTE);
  // Between two runs of the timer, and not so soon after one that a further run would be refused.
  world.advance(40 * SECOND);
  const owner = costly(runTimer(world, OWNER));
  world.advance(MINUTE);
  const colleague = costly(runTimer(world, COLLEAGUE));
  const answered = costly(lastOf(world, 'doPost'));
  const review = afterPace(colleague).length;
  return [
    // The owner's run settles and then reviews, as a colleague's does.
    figure('settle, idle', afterPace(owner).length - review),
    figure('review, idle, a colleague', review),
    figure('settle and review, idle, the owner', afterPace(owner).length),
    figure('tick, idle, the owner', owner.length),
    figure('tick, idle, a colleague', colleague.length),
    figure('query, nothing new', answered.length),
    figure('query, nothing new: Sheets', count(answered, /^Sheets\./)),
  ];
}
