import type { EmulatedWorld } from '../world/EmulatedWorld';
import { openCallTrouble, orderCalls } from './callTrouble';
import { openLimitTrouble, orderLimits } from './limitTrouble';
import type { OpenOrder, Order, Standing } from './Order';
import { openPermissionTrouble, orderPermissions } from './permissionTrouble';
import { openSheetTrouble, orderSheet } from './sheetTrouble';
import { openTimeTrouble, orderTime } from './timeTrouble';

/**
 * Orders trouble of any kind, and tells in words what was ordered or done.
 *
 * @throws {Error} in words when there is nothing that could go wrong so: no timer, no such person, no spreadsheet
 */
export function orderTrouble(world: EmulatedWorld, order: Order): string {
  const said = place(world, order);
  world.touch();
  return said;
}

/**
 * All trouble that lasts, also that which came by itself, as a quota that the script spent. Made from the world as it
 * is: what has come true or lapsed is no longer there.
 */
export const openTrouble = (world: EmulatedWorld): readonly OpenOrder[] =>
  standing(world).map(({ id, group, words, until }) => ({ id, group, words, until }));

/** @throws {Error} when nothing of this id is open, perhaps because it came true meanwhile */
export function takeTroubleBack(world: EmulatedWorld, id: string): void {
  const found = standing(world).find((each) => each.id === id);
  if (found === undefined) throw new Error('That has come true, lapsed or been taken back already.');
  found.takeBack();
  world.touch();
}

/** Makes everything work again that can be made to. */
export function takeAllTroubleBack(world: EmulatedWorld): void {
  for (const each of standing(world)) each.takeBack();
  world.trouble.clear();
  world.touch();
}

function place(world: EmulatedWorld, order: Order): string {
  switch (order.kind) {
    case 'fail':
    case 'slow':
    case 'latency':
      return orderCalls(world, order);
    case 'late':
    case 'twice':
    case 'jitter':
    case 'run':
    case 'jump':
      return orderTime(world, order);
    case 'quota':
    case 'lock':
    case 'cache':
    case 'history':
      return orderLimits(world, order);
    case 'revoke':
    case 'grant':
      return orderPermissions(world, order);
    case 'sheet':
      return orderSheet(world, order);
  }
}

const standing = (world: EmulatedWorld): readonly Standing[] =>
  [openCallTrouble, openTimeTrouble, openLimitTrouble, openPermissionTrouble, openSheetTrouble].flatMap(
    (open) => open(world),
  );
