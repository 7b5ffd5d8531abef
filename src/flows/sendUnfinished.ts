import { oneLine, escapeHtml } from '../core/outsideText';
import type { Sending } from '../core/outbox';
import { sendFailure, type SendFailure } from '../core/sendOutcome';
import type { AlertMail, Post, Turn } from '../ports';
import { attempt } from './failures';
import type { Step, StepPorts } from './sendStep';
import { continueSending } from './sendTracked';

export interface UnfinishedPorts extends StepPorts {
  readonly turn: Turn;
  readonly post: Pick<Post, 'send'>;
}

/** A timer has six minutes, and settling and reviewing need theirs. */
export const TICK_STEP: Step = { copies: 100, ms: 120_000 };

/**
 * Goes on with what *Send with tracking* began, unless somebody is at it just now. Nobody looks at a timer, so its
 * sender gets a mail about what did not end as they wished.
 */
export function sendUnfinished(ports: UnfinishedPorts, failures: unknown[]): void {
  ports.turn.alone(() => {
    const until = ports.now() + TICK_STEP.ms;
    for (const sending of ports.notes.read().outbox.sendings) {
      const left = until - ports.now();
      if (left <= 0) return;
      const outcome = attempt(() => continueSending(sending, { ...TICK_STEP, ms: left }, ports), failures);
      if (outcome === null) continue;
      if (outcome.kind === 'paused' && outcome.failure !== null) failures.push(outcome.failure);
      const failure = sendFailure(outcome);
      if (failure !== null)
        attempt(() => {
          ports.post.send(news(failure, sending, ports.sender));
        }, failures);
    }
  });
}

const MOST_SUBJECT = 120;

function news({ title, words }: SendFailure, { subject }: Sending, sender: string): AlertMail {
  const about = oneLine(subject, MOST_SUBJECT) || '(no subject)';
  return {
    kind: 'send',
    to: sender,
    subject: `${title}: ${about}`,
    text: `Your mail “${about}”, which you sent with tracking:\n\n${words}\n`,
    html: `<p>Your mail <b>${escapeHtml(about)}</b>, which you sent with tracking:</p><p>${escapeHtml(words)}</p>`,
  };
}
