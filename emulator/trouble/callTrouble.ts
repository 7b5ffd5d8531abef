import type { World } from '../contracts';
import { failureWords, slownessWords } from './callWords';
import { Latency, MEASURED } from './latency';
import type { CallOrder, Standing } from './Order';

/** Makes calls fail or dawdle; answers what was ordered in words. */
export function orderCalls({ script: { trouble } }: World, order: CallOrder): string {
  switch (order.kind) {
    case 'fail':
      trouble.fail(order);
      return failureWords(order);
    case 'slow':
      trouble.slow(order);
      return slownessWords(order);
    case 'latency': {
      const { coldStarts = true, seed = 1 } = order;
      const cold = { ...MEASURED.cold, share: coldStarts ? MEASURED.cold.share : 0 };
      trouble.setLatency(new Latency({ profile: { ...MEASURED, cold }, seed }));
      return latencyWords(coldStarts);
    }
  }
}

export function openCallTrouble({ script: { trouble } }: World): readonly Standing[] {
  const standing = (id: string, words: string, until: number | null, takeBack: () => void): Standing => ({
    id,
    group: 'calls',
    words,
    until,
    takeBack,
  });
  const back = (id: number) => () => {
    trouble.takeBack(id);
  };
  const { latency } = trouble;
  return [
    ...trouble.openFailures.map(({ id, order, until }) =>
      standing(`call-${id}`, failureWords(order), until, back(id)),
    ),
    ...trouble.openSlowness.map(({ id, order, until }) =>
      standing(`call-${id}`, slownessWords(order), until, back(id)),
    ),
    ...(latency === null
      ? []
      : [
          standing('latency', latencyWords(latency.hasColdStarts), null, () => {
            trouble.setLatency(null);
          }),
        ]),
  ];
}

const latencyWords = (coldStarts: boolean): string =>
  `Every call and every start takes its time, ${coldStarts ? 'and some starts are cold' : 'but no start is cold'}.`;
