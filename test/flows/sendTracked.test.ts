import { continueSending, CARD_STEP, stopSending } from '../../src/flows/sendTracked';
import { OrderedFailure, type Fault } from '../support/countedCalls';
import { marksOn } from '../support/memoryMailbox';
import { rawMail, sendingWorld, type SendingWorld, type Written } from '../support/sending';
import { HOUR, MINUTE } from '../support/tracked';

const THREE = 'Rita <rita@example.org>, rob@example.org, "Rosa, R." <rosa@example.org>';
const bodyOf = (raw: string) => raw.slice(raw.indexOf('\r\n\r\n'));

async function worldOf(written: Written = {}): Promise<SendingWorld> {
  return sendingWorld(await rawMail(written));
}

describe('one mail to all', () => {
  it('goes with our picture and links, and lies in Sent exactly as it was written', async () => {
    const made = await worldOf();
    const written = made.out.drafts.get('r1')?.raw ?? '';
    expect(made.send()).toEqual({ kind: 'sent', sent: 1, refused: [], notCleaned: null });
    expect(made.got()).toEqual({ 'rita@example.org': 1 });
    expect(made.isClean(made.out.delivered[0]?.raw ?? '')).toBe(false);
    const [sent, ...others] = made.sentFolder();
    expect(others).toEqual([]);
    expect(bodyOf(sent?.raw ?? '')).toBe(bodyOf(written));
    expect(made.out.drafts.size).toBe(0);
    expect(marksOn(made.mail, sent?.gmailMessage ?? '')).toEqual(['sent']);
    expect(made.notes.read().outbox.sendings).toEqual([]);
  });

  it('is sent once, however often it is pressed', async () => {
    const made = await worldOf();
    const at = made.now();
    made.send();
    made.pass(MINUTE);
    expect(made.send()).toEqual({ kind: 'already-sent', at });
    expect(made.got()).toEqual({ 'rita@example.org': 1 });
  });
});

describe('a copy for each recipient', () => {
  it('goes to each alone, and lies in Sent once as it was written', async () => {
    const made = await worldOf({ to: THREE });
    const written = made.out.drafts.get('r1')?.raw ?? '';
    expect(made.send()).toEqual({ kind: 'sent', sent: 3, refused: [], notCleaned: null });
    expect(made.out.delivered.map(({ to }) => to)).toEqual(made.recipients.map((each) => [each]));
    const sent = made.sentFolder();
    expect(sent).toHaveLength(1);
    expect(bodyOf(sent[0]?.raw ?? '')).toBe(bodyOf(written));
    expect(made.out.delivered.some(({ raw }) => raw.includes('X-Doublecheck'))).toBe(false);
    expect(made.out.drafts.size).toBe(0);
  });
});

describe.each([
  ['one mail', { to: 'rita@example.org' }],
  ['three copies', { to: THREE }],
])('%s, cut off anywhere', (_, written) => {
  const run = async (fault: Fault) => {
    const made = await worldOf(written);
    try {
      made.send({}, fault);
    } catch (error) {
      if (!(error instanceof OrderedFailure)) throw error;
    }
    return made;
  };

  it.each([
    ['fails', 'before', false],
    ['answers but is not heard', 'after', false],
    ['is the last before a kill', 'after', true],
  ] as const)('reaches everybody once when a call %s', async (_name, when, forGood) => {
    const whole = await worldOf(written);
    const counted = whole.ports();
    const { sendTracked } = await import('../../src/flows/sendTracked');
    sendTracked(whole.chosen, CARD_STEP, counted);
    for (let call = 1; call <= counted.calls.length; call += 1) {
      const made = await run({ call, when, forGood });
      made.untilDone();
      // Cut off before anything was noted, the sender has been told, and presses again.
      if (made.out.delivered.length === 0) made.send();
      made.untilDone();
      const where = `${call} ${counted.calls[call - 1] ?? ''}`;
      expect([where, made.got()]).toEqual([where, Object.fromEntries(made.recipients.map((each) => [each, 1]))]);
      expect([where, made.out.drafts.size]).toEqual([where, 0]);
      expect([where, made.sentFolder().map(({ raw }) => made.isClean(raw))]).toEqual([where, [true]]);
      expect(made.notes.read().outbox.sendings).toEqual([]);
      void HOUR; void continueSending; void stopSending;
    }
  });
});
