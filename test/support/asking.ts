import { settle } from '../../src/flows/settle';
import { askQuery, answerQuery } from '../../src/flows/answerQuery';
import { hmac } from './hmac';
import { memoryWorld } from './memoryWorld';
import { anOpen, hitOf, HOUR, MINUTE, sent, SENT_AT, tracked } from './tracked';
import { wait } from './waiting';

export const SUE = 'sue@example.com';
export const NOW = SENT_AT + HOUR + MINUTE;
/** What everything else gets. */
export const REFUSED = '{"ok":false}';

/** Sue's message was opened; Sam owns the Sheet. */
export function askedWorld() {
  const made = memoryWorld();
  made.at(NOW);
  wait(made, tracked({ sender: SUE }), sent(), hitOf(anOpen()));
  settle(made.ports());
  const ask = (
    op: Parameters<typeof askQuery>[0],
    args: Parameters<typeof askQuery>[2] = {},
    { from = SUE, at = NOW, config = made.config } = {},
  ): string => askQuery(op, from, args, config, at, hmac);
  return { ...made, ask, answer: (text: string) => answerQuery(text, made.ports()) };
}
