import type { EmulatedWorld } from '../world/EmulatedWorld';
import type { Timer } from '../world/memory';
import type { Standing, TimeOrder } from './Order';
import { span } from './spans';

/** Makes timers late or double, or the clock jump; answers what was done in words. */
export function orderTime(world: EmulatedWorld, order: TimeOrder): string {
  const { timers } = world.script;
  switch (order.kind) {
    case 'late':
      timers.late(order.ms, order.timer);
      return `The timer’s next run comes ${span(order.ms)} late.`;
    case 'twice':
      timers.twice(order.timer);
      return 'The timer’s next run comes twice.';
    case 'jitter':
      timers.jitter({ mostMs: order.mostMs, seed: order.seed ?? 1 });
      return jitterWords(order.mostMs);
    case 'run':
      timers.runNow(order.timer);
      return 'The timer ran.';
    case 'jump':
      world.clock.jump(order.ms);
      return order.ms < 0
        ? `The clock jumped back ${span(-order.ms)}.`
        : `The clock jumped ahead ${span(order.ms)}. What was due meanwhile comes late, once.`;
  }
}

export function openTimeTrouble(world: EmulatedWorld): readonly Standing[] {
  const { timers } = world.script;
  const { mostLateMs } = timers;
  return [
    ...(mostLateMs === null
      ? []
      : [
          {
            id: 'jitter',
            group: 'time' as const,
            words: jitterWords(mostLateMs),
            until: null,
            takeBack: () => {
              timers.jitter(null);
            },
          },
        ]),
    ...timers.all.flatMap((timer): Standing[] => {
      const standing = (what: 'late' | 'twice', words: string): Standing => ({
        id: `${timer.id}-${what}`,
        group: 'time',
        words: `The next run of ${timerName(world, timer)} ${words}.`,
        until: null,
        takeBack: () => {
          timers.asOrdinary(timer.id, what);
        },
      });
      return [
        ...(timer.lateByMs === undefined ? [] : [standing('late', `comes ${span(timer.lateByMs)} late`)]),
        ...(timer.twice === undefined ? [] : [standing('twice', 'comes twice')]),
      ];
    }),
  ];
}

/** `“tick” of Ada Brandt` */
export const timerName = (world: EmulatedWorld, { function: name, creator }: Timer): string =>
  `“${name}” of ${world.account(creator).name}`;

const jitterWords = (mostMs: number): string => `Every timer is late by chance, up to ${span(mostMs)}.`;
