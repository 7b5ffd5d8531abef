import { openAs } from '../emulator/clients/read';
import { figure, type Figure } from './budgets';
import {
  inboxOf,
  MINUTE,
  missing,
  openOffice,
  OWNER,
  READER,
  SECOND,
  sendTracked,
  type EmulatedWorld,
} from './office';

/** No alert sooner after sending. */
const HOLD_MS = 5 * MINUTE;

/**
 * How long after a person opened a mail its sender has the alert, in the emulator's time: mails are sent and read at
 * all moments of the timer's minute, some of them before alerts are allowed.
 */
export function measureLatency({ opens = 100 } = {}): Figure[] {
  const world = openOffice();
  const waits = waited(world, opens).sort((one, other) => one - other);
  return [
    figure('open to alert, median', atShare(waits, 0.5) / SECOND),
    figure('open to alert, p95', atShare(waits, 0.95) / SECOND),
  ];
}

function waited(world: EmulatedWorld, opens: number): number[] {
  const start = world.clock.now();
  const from = new Map<string, number>();
  const deeds = Array.from({ length: opens }, (_, index) => {
    const subject = `Offer ${index}`;
    const sentAt = start + index * 47 * SECOND;
    // Between one minute, when a person is believed, and ten.
    const openedAt = sentAt + 61 * SECOND + ((index * 997) % 540) * SECOND;
    from.set(`Opened: ${subject}`, Math.max(openedAt, sentAt + HOLD_MS));
    const send = (): void => {
      sendTracked(world, { subject });
    };
    const open = (): void => {
      read(world, subject);
    };
    return [
      { at: sentAt, run: send },
      { at: openedAt, run: open },
    ];
  }).flat();
  for (const { at, run } of deeds.sort((one, other) => one.at - other.at)) {
    world.advance(at - world.clock.now());
    run();
  }
  world.advance(10 * MINUTE);
  const arrivals = new Map(inboxOf(world, OWNER).map(({ subject, at }) => [subject, at]));
  return [...from].map(
    ([subject, since]) => (arrivals.get(subject) ?? missing(`alert “${subject}”`)) - since,
  );
}

function read(world: EmulatedWorld, subject: string): void {
  const mail =
    inboxOf(world, READER).find((each) => each.subject === subject) ?? missing(`mail “${subject}”`);
  openAs(world, READER, mail.id);
}

/** @param sorted ascending */
const atShare = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? missing('wait');
