import { figure, type Figure } from './budgets';
import { cellsRead, costly, count } from './counting';
import { forgetCaches, MINUTE, openOffice, sendTracked, visit, type EmulatedWorld } from './office';

export interface Cost {
  readonly calls: readonly string[];
  readonly cells: number;
}

/** What one visit of a stranger cost. */
export function costOfVisit(world: EmulatedWorld, url: string): Cost {
  let calls: readonly string[] = [];
  const cells = cellsRead(world, () => {
    calls = costly(visit(world, url));
  });
  return { calls, cells };
}

/** What strangers cost: pixels and links, with the cache full and empty. */
export function measureHits(): Figure[] {
  const world = openOffice();
  const { pixelUrl, linkUrl } = sendTracked(world, { link: 'https://lindenhof.example/pictures' });
  const later = (): void => {
    world.advance(10 * MINUTE);
  };
  later();
  const cold = (url: string): Cost => {
    forgetCaches(world);
    // The heartbeat is back with the next run of the timer; without it a hit would settle.
    world.advance(MINUTE);
    return costOfVisit(world, url);
  };
  const coldPixel = cold(pixelUrl);
  const coldClick = cold(String(linkUrl));
  later();
  const pixel = costOfVisit(world, pixelUrl);
  world.advance(MINUTE);
  const repeated = costOfVisit(world, pixelUrl);
  later();
  const click = costOfVisit(world, String(linkUrl));
  const all = [coldPixel, coldClick, pixel, repeated, click];
  return [
    figure('pixel hit, warm', pixel.calls.length),
    figure('pixel hit, cold', coldPixel.calls.length),
    figure('pixel hit, repeated within 3 min', repeated.calls.length),
    figure('click hit, warm', click.calls.length),
    figure('click hit, cold', coldClick.calls.length),
    figure(
      'hits: locks',
      count(
        all.flatMap(({ calls }) => calls),
        /^Lock\./,
      ),
    ),
    figure(
      'hits: cells',
      all.reduce((sum, { cells }) => sum + cells, 0),
    ),
  ];
}
