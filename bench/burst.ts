import { figure, type Figure } from './budgets';
import { MINUTE, missing, openOffice, visit, type EmulatedWorld } from './office';
import { seedMessages, somewhere } from './seed';

/**
 * Many messages are opened within a minute, a fifth of them in the same millisecond, while the timer runs.
 *
 * The emulator answers one request after the other, so this counts what is lost and doubled, not how long it takes.
 */
export function measureBurst({ opens = 300 } = {}): Figure[] {
  const world = openOffice();
  const seeded = seedMessages(world, somewhere(world, opens));
  // The timer runs in the midst of it.
  world.advance(MINUTE / 2);
  const atOnce = Math.floor(opens / 5);
  const pause = Math.floor(MINUTE / (opens - atOnce + 1));
  for (const [index, { pixelUrl }] of seeded.entries()) {
    if (index >= atOnce) world.advance(pause);
    visit(world, pixelUrl);
  }
  world.advance(10 * MINUTE);

  const written = openedMessages(world);
  const distinct = new Set(written);
  return [
    figure('burst: opens lost', seeded.filter(({ message }) => !distinct.has(message)).length),
    figure('burst: opens twice', written.length - distinct.size),
  ];
}

/** Of each line on the Events tab, its message. */
function openedMessages(world: EmulatedWorld): string[] {
  const [file] = world.sheets.list();
  const tab = file && world.sheets.view(file.id)?.tabs.find(({ title }) => title === 'Events');
  const [titles, ...lines] =
    tab?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? missing('tab “Events”');
  const column = titles?.indexOf('message') ?? -1;
  if (column < 0) missing('column “message”');
  return lines.flatMap((cells) => cells[column] || []);
}
