import * as fc from 'fast-check';
import { REMEMBERED_MS } from '../../src/core/outbox';
import { CARD_STEP, continueSending, sendTracked } from '../../src/flows/sendTracked';
import { OrderedFailure, type Fault } from '../support/countedCalls';
import { marksOn } from '../support/memoryMailbox';
import { bodyOf, HTML, rawMail, sendingWorld, THREE, worldOf, type SendingWorld } from '../support/sending';
import { MINUTE } from '../support/tracked';

describe('one mail to all', () => {
  it('goes with our picture and links, and lies in Sent exactly as it was written', async () => {
    const made = await worldOf();
    const written = made.draftOf() ?? '';
    expect(made.send()).toEqual({ kind: 'sent', sent: 1, refused: [], notCleaned: null });
    expect(made.got()).toEqual({ 'rita@example.org': 1 });
    expect(made.isClean(made.out.delivered[0]?.raw ?? '')).toBe(false);
    const [sent, ...others] = made.sentFolder();
    expect(others).toEqual([]);
    expect(bodyOf(sent?.raw ?? '')).toBe(bodyOf(written));
    expect(made.out.drafts.size).toBe(0);
    expect(marksOn(made.mail, sent?.gmailMessage ?? '')).toEqual(['sent']);
    expect(made.sendings()).toEqual([]);
  });

  it('is recorded where it lies in the end', async () => {
    const made = await worldOf();
    made.send();
    const [sent] = made.sentFolder();
    const records = made.records();
    expect(records[0]).toMatchObject({ kind: 'tracked', sender: 'sam@example.com' });
    expect(records[records.length - 1]).toMatchObject({ kind: 'sent', gmailMessage: sent?.gmailMessage });
  });
});

describe('a copy for each recipient', () => {
  it('goes to each alone, and lies in Sent once as it was written', async () => {
    const made = await worldOf({ to: THREE });
    const written = made.draftOf() ?? '';
    expect(made.send()).toEqual({ kind: 'sent', sent: 3, refused: [], notCleaned: null });
    expect(made.out.delivered.map(({ to }) => to)).toEqual(made.recipients.map((each) => [each]));
    const sent = made.sentFolder();
    expect(sent).toHaveLength(1);
    expect(bodyOf(sent[0]?.raw ?? '')).toBe(bodyOf(written));
    expect(made.out.delivered.some(({ raw }) => raw.includes('X-Doublecheck'))).toBe(false);
    expect(made.out.drafts.size).toBe(0);
  });

  it('is one mail when there is one recipient', async () => {
    const made = await worldOf();
    expect(made.send({ separately: true })).toMatchObject({ kind: 'sent', sent: 1 });
    expect(made.notes.read().copies).toEqual({});
  });
});

describe.each([
  ['one mail', {}],
  ['three copies', { to: THREE }],
])('%s pressed twice', (_, written) => {
  it('is sent once', async () => {
    const made = await worldOf(written);
    const at = made.now();
    made.send();
    made.pass(MINUTE);
    const [answer] = [made.send()];
    expect(answer.kind === 'already-sent' && answer.at - at < MINUTE).toBe(true);
    expect(new Set(Object.values(made.got()))).toEqual(new Set([1]));
  });

  it('is known again when autosave brought the draft back under another id', async () => {
    const made = await worldOf(written);
    const raw = made.draftOf() ?? '';
    made.send();
    made.edit(raw.replace('<draft-1@', '<draft-2@'), 'r2');
    expect(made.send({ draft: 'r2' })).toMatchObject({ kind: 'already-sent' });
    expect(new Set(Object.values(made.got()))).toEqual(new Set([1]));
    expect(made.draftOf('r2')).not.toBeNull();
  });

  it('goes on with the first when it is not finished, also from a draft that autosave made', async () => {
    const made = await worldOf(written);
    const raw = made.draftOf() ?? '';
    made.out.allowance = 0;
    expect(made.send()).toMatchObject({ kind: 'paused', why: 'later', sent: 0 });
    made.edit(raw, 'r2');
    made.out.allowance = Infinity;
    expect(made.send({ draft: 'r2' })).toMatchObject({ kind: 'sent' });
    expect(made.send()).toMatchObject({ kind: 'already-sent' });
    expect(new Set(Object.values(made.got()))).toEqual(new Set([1]));
  });

  it('is sent again when the sender says so', async () => {
    const made = await worldOf(written);
    const raw = made.draftOf() ?? '';
    made.send();
    made.edit(raw);
    expect(made.send({ again: true })).toMatchObject({ kind: 'sent' });
    expect(new Set(Object.values(made.got()))).toEqual(new Set([2]));
  });

  it('is sent again without a question after a day', async () => {
    const made = await worldOf(written);
    const raw = made.draftOf() ?? '';
    made.send();
    made.pass(REMEMBERED_MS);
    expect(made.send()).toEqual({ kind: 'gone', sent: 0 });
    made.edit(raw);
    expect(made.send()).toMatchObject({ kind: 'sent' });
  });

  it('is still known to have been sent when Gmail refuses it the second time', async () => {
    const made = await worldOf(written);
    const raw = made.draftOf() ?? '';
    made.send();
    made.edit(raw);
    made.out.refused = new Set(made.recipients);
    expect(made.send({ again: true })).toMatchObject({ kind: 'refused' });
    made.out.refused.clear();
    expect(made.send()).toMatchObject({ kind: 'already-sent' });
  });
});

describe('a draft', () => {
  it('that was edited since it was shown is not sent', async () => {
    const made = await worldOf();
    made.edit(await rawMail({ html: `${HTML} One more thing.` }));
    expect(made.send()).toEqual({ kind: 'changed' });
    expect(made.out.delivered).toEqual([]);
    expect(made.sendings()).toEqual([]);
    expect(made.draftOf()).not.toBeNull();
  });

  it('that was deleted since it was shown is gone', async () => {
    const made = await worldOf();
    made.edit(null);
    expect(made.send()).toEqual({ kind: 'gone', sent: 0 });
  });

  it('in which nothing is to be followed is not sent', async () => {
    const made = await worldOf();
    expect(() => made.send({ opens: false, links: [] })).toThrow('nothing to follow');
    expect(() => made.send({ opens: false, links: [7] })).toThrow('nothing to follow');
    expect(made.out.delivered).toEqual([]);
  });

  it('of plain text has no picture, and its links are followed', async () => {
    const made = await worldOf({ html: '' });
    expect(() => made.send({ links: [] })).toThrow('nothing to follow');
    expect(made.send()).toMatchObject({ kind: 'sent', notCleaned: null });
    const raw = made.out.delivered[0]?.raw ?? '';
    expect(raw).not.toContain('<img');
    expect(made.isClean(raw)).toBe(false);
  });

  it('whose copies are more than 100 MB together is not sent', async () => {
    const raw = `${await rawMail({ to: Array.from({ length: 11 }, (_, index) => `p${index}@example.org`).join(', ') })}\r\n${'x'.repeat(9_900_000)}`;
    const made = sendingWorld(raw);
    expect(() => made.send()).toThrow('more than 100 MB');
    expect(made.out.delivered).toEqual([]);
    expect(made.send({ separately: false })).toMatchObject({ kind: 'sent' });
  });

  it('with more recipients than can get a copy each is not sent', async () => {
    const to = Array.from({ length: 2_001 }, (_, index) => `p${index}@example.org`).join(', ');
    const made = await worldOf({ to });
    expect(() => made.send()).toThrow('recipients can get a copy each');
    expect(made.out.delivered).toEqual([]);
  });
});

describe('Stop', () => {
  const unsure = (made: SendingWorld, isGiven: boolean) =>
    made.instead(({ send, sendDraft }) => {
      const fail = (give: () => unknown): never => {
        if (isGiven) give();
        throw new Error('no answer');
      };
      return {
        send: (...given) => fail(() => send(...given)),
        sendDraft: (...given) => fail(() => sendDraft(...given)),
      };
    });

  it.each([
    ['one mail', {}],
    ['three copies', { to: THREE }],
  ])('of %s before anything went leaves the draft as it was', async (_, written) => {
    const made = await worldOf(written);
    const raw = made.draftOf();
    made.out.allowance = 0;
    made.send();
    expect(made.stop()).toEqual({ kind: 'refused', why: 'It was stopped before it went.' });
    made.out.allowance = Infinity;
    made.untilDone();
    expect(made.out.delivered).toEqual([]);
    expect(made.sentFolder()).toEqual([]);
    expect(made.draftOf()).toBe(raw);
    expect(made.sendings()).toEqual([]);
    expect(made.send()).toMatchObject({ kind: 'sent' });
  });

  it('in between leaves the others in the draft', async () => {
    const made = await worldOf({ to: THREE });
    made.out.allowance = 1;
    expect(made.send()).toMatchObject({ kind: 'paused', why: 'later', sent: 1, of: 3 });
    made.out.allowance = Infinity;
    expect(made.stop()).toMatchObject({ kind: 'sent', sent: 1, refused: [{}, {}] });
    expect(made.got()).toEqual({ 'rita@example.org': 1, 'rob@example.org': 0, 'rosa@example.org': 0 });
    expect(made.draftOf()).toMatch(/^To: rob@example\.org,\r\n "Rosa, R\." <rosa@example\.org>\r\n/m);
  });

  it.each([
    ['one mail', {}],
    ['three copies', { to: THREE }],
  ])('of %s while it is not known whether it went never sends it later', async (_, written) => {
    const made = await worldOf(written);
    expect(sendTracked(made.chosen, CARD_STEP, unsure(made, false))).toMatchObject({ why: 'unsure' });
    expect(made.stop()).toMatchObject({ kind: 'paused', why: 'unsure' });
    made.untilDone();
    expect(made.out.delivered).toEqual([]);
    expect(made.sentFolder()).toEqual([]);
    expect(made.draftOf()).not.toBeNull();
  });

  it.each([
    ['one mail', {}],
    ['three copies', { to: THREE }],
  ])('of %s while it is not known whether it went finds what went', async (_, written) => {
    const made = await worldOf(written);
    sendTracked(made.chosen, CARD_STEP, unsure(made, true));
    made.stop();
    made.pass(MINUTE);
    expect(made.goOn()).toMatchObject({ kind: 'sent', sent: 1 });
    expect(made.out.delivered).toHaveLength(1);
    expect(made.sentFolder()).toHaveLength(1);
  });
});

describe.each([
  ['one mail', {}],
  ['three copies', { to: THREE }],
  ['an answer in copies', { to: THREE, headers: { References: '<a@x.org>', 'In-Reply-To': '<a@x.org>' } }],
])('%s, cut off anywhere', (_, written) => {
  const orFault = (work: () => unknown): void => {
    try {
      work();
    } catch (error) {
      if (!String(error).includes('was told to fail')) throw error;
      if (!(error instanceof OrderedFailure) && !/steps failed/.test(String(error))) throw error;
    }
  };
  const reachedAll = (made: SendingWorld, where: string): void => {
    made.untilDone();
    // Cut off before anything was noted, the sender has been told, and presses again.
    if (made.out.delivered.length === 0) made.send();
    made.untilDone();
    expect([where, made.got()]).toEqual([
      where,
      Object.fromEntries(made.recipients.map((each) => [each, 1])),
    ]);
    expect([where, made.out.drafts.size]).toEqual([where, 0]);
    expect([where, made.sentFolder().map(({ raw }) => made.isClean(raw))]).toEqual([where, [true]]);
    expect([where, made.sentFolder().map(({ raw }) => bodyOf(raw))]).toEqual([where, [bodyOf(raw)]]);
    const [sent] = made.sentFolder();
    expect([where, marksOn(made.mail, sent?.gmailMessage ?? '')]).toEqual([where, ['sent']]);
    expect([where, made.sendings()]).toEqual([where, []]);
  };
  let raw = '';
  let calls: string[] = [];
  beforeAll(async () => {
    raw = await rawMail(written);
    const made = sendingWorld(raw);
    const counted = made.ports();
    sendTracked(made.chosen, CARD_STEP, counted);
    ({ calls } = counted);
  });

  it.each([
    ['fails', 'before', false],
    ['answers but is not heard', 'after', false],
    ['is the last before a kill', 'after', true],
  ] as const)('reaches everybody once when a call %s', (_name, when, forGood) => {
    expect(calls.length).toBeGreaterThan(15);
    for (const [index, name] of calls.entries()) {
      const made = sendingWorld(raw);
      orFault(() => made.send({}, { call: index + 1, when, forGood }));
      reachedAll(made, `${index + 1} ${name}`);
    }
  });

  it('reaches everybody once when going on from there fails, too', () => {
    const aFault = (most: number): fc.Arbitrary<Fault> =>
      fc.record({
        call: fc.integer({ min: 1, max: most }),
        when: fc.constantFrom('before', 'after'),
        forGood: fc.boolean(),
      });
    fc.assert(
      fc.property(aFault(calls.length), aFault(30), fc.boolean(), (first, second, byTimer) => {
        const made = sendingWorld(raw);
        orFault(() => made.send({}, first));
        made.pass(MINUTE);
        orFault(() => {
          if (byTimer) made.tick(second);
          else if (made.sendings().length > 0) made.goOn(made.ports(second));
        });
        reachedAll(made, JSON.stringify([first, second, byTimer]));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a step', () => {
  it('is begun no sooner than a minute after one whose answer is missing', async () => {
    const made = await worldOf();
    const ports = made.instead(() => ({
      sendDraft: () => {
        throw new Error('no answer');
      },
    }));
    const answer = sendTracked(made.chosen, CARD_STEP, ports);
    expect(answer).toMatchObject({ kind: 'paused', why: 'unsure', sent: 0, of: 1 });
    expect(answer.kind === 'paused' && String(answer.failure)).toBe('Error: no answer');
    made.pass(MINUTE - 1);
    const calls = made.ports();
    const [sending] = made.sendings();
    expect(sending && continueSending(sending, CARD_STEP, calls)).toMatchObject({
      why: 'unsure',
      failure: null,
    });
    expect(calls.calls).toEqual(['notes.read']);
    made.pass(1);
    expect(made.goOn()).toMatchObject({ kind: 'sent' });
    expect(made.got()).toEqual({ 'rita@example.org': 1 });
  });
});
