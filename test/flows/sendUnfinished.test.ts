import { sendUnfinished, TICK_STEP } from '../../src/flows/sendUnfinished';
import { sendTracked, CARD_STEP } from '../../src/flows/sendTracked';
import type { Outgoing } from '../../src/ports';
import { rawMail, sendingWorld, THREE, type SendingWorld } from '../support/sending';
import { MINUTE, SECOND } from '../support/tracked';

/** Two sends that Gmail asked a pause for. */
async function twoWaiting(): Promise<SendingWorld> {
  const [first, second] = [
    await rawMail({ to: THREE, subject: 'First' }),
    await rawMail({ to: 'sue@example.org, tom@example.org', subject: '<Second>' }),
  ];
  const other = sendingWorld(second, 'r2');
  const made = sendingWorld(first);
  made.edit(second, 'r2');
  made.out.allowance = 0;
  made.send();
  expect(sendTracked(other.chosen, CARD_STEP, made.ports())).toMatchObject({ why: 'later' });
  made.out.allowance = Infinity;
  return made;
}

function going(made: SendingWorld, ways: (outgoing: Outgoing) => Partial<Outgoing> = () => ({})): unknown[] {
  const failures: unknown[] = [];
  sendUnfinished(made.instead(ways), failures);
  return failures;
}
const counts = (made: SendingWorld): number[] =>
  ['rita', 'rob', 'rosa', 'sue', 'tom'].map(
    (name) => made.out.delivered.filter(({ to }) => to.includes(`${name}@example.org`)).length,
  );

describe('two sends unfinished at once', () => {
  it('are both finished by the timer', async () => {
    const made = await twoWaiting();
    expect(going(made)).toEqual([]);
    expect(counts(made)).toEqual([1, 1, 1, 1, 1]);
    expect(made.sendings()).toEqual([]);
    expect(made.sentFolder()).toHaveLength(2);
    expect(made.out.drafts.size).toBe(0);
    expect(made.post.mailed).toEqual([]);
  });

  it('share one time: what is left comes with the next run', async () => {
    const made = await twoWaiting();
    const slow = ({ send }: Outgoing): Partial<Outgoing> => ({
      send: (...given) => {
        made.pass(TICK_STEP.ms / 2 - SECOND);
        return send(...given);
      },
    });
    expect(going(made, slow)).toEqual([]);
    expect(counts(made)).toEqual([1, 1, 1, 0, 0]);
    expect(going(made)).toEqual([]);
    expect(counts(made)).toEqual([1, 1, 1, 1, 1]);
  });

  it('do not stop each other', async () => {
    const made = await twoWaiting();
    let asked = 0;
    const failures = going(made, ({ read }) => ({
      read: (id) => {
        asked += 1;
        if (asked === 1) throw new Error('first fails');
        return read(id);
      },
    }));
    expect(failures.map(String)).toEqual(['Error: first fails']);
    expect(counts(made)).toEqual([0, 0, 0, 1, 1]);
    going(made);
    expect(counts(made)).toEqual([1, 1, 1, 1, 1]);
  });

  it('tell what was thrown while it is not known whether one went', async () => {
    const made = await twoWaiting();
    const failures = going(made, ({ send }) => ({
      send: (raw, thread) => {
        if (raw.includes('Subject: First')) throw new Error('no answer');
        return send(raw, thread);
      },
    }));
    expect(failures.map(String)).toEqual(['Error: no answer']);
    expect(counts(made)).toEqual([0, 0, 0, 1, 1]);
    made.pass(MINUTE);
    going(made);
    expect(counts(made)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('the timer', () => {
  it('leaves an outbox alone that somebody works on', async () => {
    const made = await twoWaiting();
    const failures: unknown[] = [];
    sendUnfinished({ ...made.ports(), turn: { alone: () => null } }, failures);
    expect(failures).toEqual([]);
    expect(made.out.delivered).toEqual([]);
  });

  it('mails the sender what did not end as wished, and nothing else', async () => {
    const made = await twoWaiting();
    made.out.refused.add('rob@example.org').add('sue@example.org').add('tom@example.org');
    expect(going(made)).toEqual([]);
    expect(made.post.mailed).toMatchObject([
      { kind: 'send', to: 'sam@example.com', subject: 'Sent to 2 of 3: First' },
      { kind: 'send', to: 'sam@example.com', subject: 'Gmail did not send it: <Second>' },
    ]);
    const [first, second] = made.post.mailed;
    expect(first?.text).toContain('rob@example.org');
    expect(second?.html).toContain('<b>&lt;Second&gt;</b>');
    going(made);
    expect(made.post.mailed).toHaveLength(2);
  });

  it.each([
    ['was edited', 'Something else', 'The draft has changed'],
    ['was deleted', null, 'The draft is gone'],
  ])('mails the sender when a draft without a subject %s before anything went', async (_, html, title) => {
    const raw = (await rawMail()).replace(/^Subject: .*\r\n/m, '');
    const made = sendingWorld(raw);
    made.out.allowance = 0;
    made.send();
    made.edit(html === null ? null : await rawMail({ html }));
    expect(going(made)).toEqual([]);
    expect(made.post.mailed.map(({ subject }) => subject)).toEqual([`${title}: (no subject)`]);
  });

  it('says so when even that mail cannot be sent', async () => {
    const made = await twoWaiting();
    made.out.refused.add('rob@example.org');
    const failures: unknown[] = [];
    const post = {
      send: () => {
        throw new Error('mail is down');
      },
    };
    sendUnfinished({ ...made.ports(), post }, failures);
    expect(failures.map(String)).toEqual(['Error: mail is down']);
    expect(counts(made)).toEqual([1, 0, 1, 1, 1]);
  });
});
