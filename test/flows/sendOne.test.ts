import * as fc from 'fast-check';
import { fieldsOf } from '../../src/core/mailHeaders';
import { textPartsOf } from '../../src/core/mime';
import { Problem } from '../../src/core/problem';
import { settle } from '../../src/flows/settle';
import { CARD_STEP, sendTracked } from '../../src/flows/sendTracked';
import { anyMime } from '../support/anyMime';
import { marksOn } from '../support/memoryMailbox';
import { pixelOf } from '../support/reviewing';
import { bodyOf, HTML, rawMail, sendingWorld, THREE, worldOf } from '../support/sending';
import { HOUR, messageId, MINUTE } from '../support/tracked';

const ANSWER = { References: '<asked@example.org>', 'In-Reply-To': '<asked@example.org>' };

describe('one mail', () => {
  it('goes to all of To, Cc and Bcc at once', async () => {
    const made = await worldOf({ to: THREE, cc: 'carl@example.org', bcc: 'bea@example.org' });
    expect(made.send({ separately: false })).toMatchObject({ kind: 'sent', sent: 1 });
    expect(made.out.delivered).toHaveLength(1);
    expect(new Set(Object.values(made.got()))).toEqual(new Set([1]));
    expect(made.sentFolder()).toHaveLength(1);
  });

  it('that answers goes and stays in its conversation', async () => {
    const made = await worldOf({ headers: ANSWER });
    made.send();
    expect(made.sentFolder().map(({ gmailThread }) => gmailThread)).toEqual(['draft-thread']);
    const references = fieldsOf(made.sentFolder()[0]?.raw ?? '').filter(({ name }) => name === 'references');
    expect(references.map(({ value }) => value.trim())).toEqual(['<asked@example.org>']);
  });

  it('that answers nothing begins a conversation, whatever Gmail saved the draft in', async () => {
    const made = await worldOf();
    made.send();
    expect(made.sentFolder()[0]?.gmailThread).not.toBe('draft-thread');
  });

  it('goes from the alias that the draft is written as', async () => {
    const made = await worldOf({ from: 'Sales <sales@example.com>' });
    expect(made.send()).toMatchObject({ kind: 'sent', notCleaned: null });
    expect(made.out.delivered[0]?.raw).toContain('From: Sales <sales@example.com>');
  });

  it('has nothing of a mail of ours that it quotes', async () => {
    const old = pixelOf(messageId('old'));
    const made = await worldOf({ html: `${HTML}<blockquote class="gmail_quote">Old ${old}</blockquote>` });
    expect(made.send()).toMatchObject({ kind: 'sent', notCleaned: null });
    expect(made.out.delivered[0]?.raw).not.toContain(old);
    expect(made.sentFolder().every(({ raw }) => made.isClean(raw))).toBe(true);
  });

  it('that Gmail refuses leaves the draft as it was', async () => {
    const made = await worldOf();
    const raw = made.draftOf();
    made.out.refused.add('rita@example.org');
    expect(made.send()).toEqual({ kind: 'refused', why: 'Invalid To header' });
    expect(made.draftOf()).toBe(raw);
    expect(made.sendings()).toEqual([]);
    expect(made.records().map(({ kind }) => kind)).toEqual(['tracked', 'unsent']);
  });

  it('waits when Gmail asks for a pause, and goes with the timer', async () => {
    const made = await worldOf();
    made.out.allowance = 0;
    expect(made.send()).toMatchObject({ kind: 'paused', why: 'later', sent: 0, of: 1, failure: null });
    made.out.allowance = Infinity;
    made.tick();
    expect(made.got()).toEqual({ 'rita@example.org': 1 });
    expect(made.out.drafts.size).toBe(0);
  });

  it.each([
    ['edited', 'changed'],
    ['deleted', 'gone'],
  ])('is not sent when the draft was %s while it waited', async (what, kind) => {
    const made = await worldOf();
    made.out.allowance = 0;
    made.send();
    made.out.allowance = Infinity;
    made.edit(what === 'edited' ? await rawMail({ html: 'Something else' }) : null);
    expect(made.goOn()).toMatchObject({ kind });
    expect(made.out.delivered).toEqual([]);
    expect(made.sendings()).toEqual([]);
  });

  it.each([
    ['went', true],
    ['did not go', false],
  ])('of which no answer came goes once: it %s', async (_, isDone) => {
    const made = await worldOf();
    const ports = made.instead(({ sendDraft }) => ({
      sendDraft: (...given) => {
        if (isDone) sendDraft(...given);
        throw new Error('no answer');
      },
    }));
    expect(sendTracked(made.chosen, CARD_STEP, ports)).toMatchObject({ kind: 'paused', why: 'unsure' });
    expect(made.send()).toMatchObject({ kind: 'paused', why: 'unsure' });
    made.pass(MINUTE);
    expect(made.send()).toEqual({ kind: 'sent', sent: 1, refused: [], notCleaned: null });
    expect(made.got()).toEqual({ 'rita@example.org': 1 });
    expect(made.sentFolder()).toHaveLength(1);
  });

  it('is looked for when it had gone but there was no room to record it', async () => {
    const made = await worldOf();
    made.owner.room = 1;
    expect(made.send()).toMatchObject({ kind: 'paused', why: 'unsure' });
    made.owner.room = Infinity;
    made.untilDone();
    expect(made.got()).toEqual({ 'rita@example.org': 1 });
    expect(made.sentFolder()).toHaveLength(1);
  });

  it('does not go while there is no room to record it', async () => {
    const made = await worldOf();
    made.owner.room = 0;
    expect(() => made.send()).toThrow(Problem);
    expect(made.out.delivered).toEqual([]);
    made.owner.room = Infinity;
    expect(made.send()).toMatchObject({ kind: 'sent' });
  });
});

describe('the mail in Sent', () => {
  it.each([
    ['not-among-sent', 'no-sent-label'],
    ['thread-not-kept', 'another-thread'],
  ] as const)(
    'stays as it was sent when what was written would be %s, and the sender is told',
    async (why, filing) => {
      const made = await worldOf();
      made.out.filing = filing;
      expect(made.send()).toEqual({ kind: 'sent', sent: 1, refused: [], notCleaned: why });
      const [sent, ...others] = made.sentFolder();
      expect(others).toEqual([]);
      expect(made.isClean(sent?.raw ?? '')).toBe(false);
      expect(made.notes.read().notCleaned).toEqual({ [sent?.gmailMessage ?? '']: why });
      expect(marksOn(made.mail, sent?.gmailMessage ?? '')).toEqual(['sent']);
    },
  );

  it('stays as it was sent when Gmail changed what was written', async () => {
    const made = await worldOf();
    const ports = made.instead(({ sendDraft }) => ({
      sendDraft: (draft, raw, thread) => sendDraft(draft, raw.replace(/offer\.pdf/g, 'other.pdf'), thread),
    }));
    expect(sendTracked(made.chosen, CARD_STEP, ports)).toMatchObject({
      kind: 'sent',
      notCleaned: 'not-exact',
    });
    expect(made.sentFolder()).toHaveLength(1);
  });

  it('that was deleted meanwhile is not put back', async () => {
    const made = await worldOf();
    const ports = made.instead(() => ({ read: () => null }));
    expect(sendTracked(made.chosen, CARD_STEP, ports)).toMatchObject({
      kind: 'sent',
      notCleaned: 'not-exact',
    });
  });

  it('is tidied later when that fails, for an hour after it went', async () => {
    const made = await worldOf();
    const refusing = () =>
      made.instead(() => ({
        file: () => {
          throw new Error('not now');
        },
      }));
    expect(sendTracked(made.chosen, CARD_STEP, refusing())).toMatchObject({
      kind: 'paused',
      why: 'more',
      sent: 1,
    });
    made.pass(HOUR);
    expect(made.goOn(refusing())).toMatchObject({ kind: 'paused', why: 'more', sent: 1 });
    made.pass(1);
    expect(made.goOn(refusing())).toEqual({ kind: 'sent', sent: 1, refused: [], notCleaned: 'failed' });
    const [sent] = made.sentFolder();
    expect(made.notes.read().notCleaned).toEqual({ [sent?.gmailMessage ?? '']: 'failed' });
    expect(made.sendings()).toEqual([]);
    expect(made.send()).toMatchObject({ kind: 'already-sent' });
  });

  it('has an hour to be tidied also when it waited for long before', async () => {
    const made = await worldOf();
    made.out.allowance = 0;
    made.send();
    made.pass(2 * HOUR);
    made.out.allowance = Infinity;
    const refusing = made.instead(() => ({
      file: () => {
        throw new Error('not now');
      },
    }));
    expect(made.goOn(refusing)).toMatchObject({ kind: 'paused', why: 'more', sent: 1 });
    made.untilDone();
    expect(made.sentFolder().every(({ raw }) => made.isClean(raw))).toBe(true);
  });

  it('shows that it was opened also when that happened before it was tidied', async () => {
    const made = await worldOf();
    const refusing = made.instead(() => ({
      file: () => {
        throw new Error('not now');
      },
    }));
    sendTracked(made.chosen, CARD_STEP, refusing);
    made.pass(30 * MINUTE);
    made.open();
    made.pass(MINUTE);
    settle(made.ports());
    expect(made.goOn()).toMatchObject({ kind: 'sent', notCleaned: null });
    made.pass(MINUTE);
    made.tick();
    const [sent] = made.sentFolder();
    expect(marksOn(made.mail, sent?.gmailMessage ?? '')).toEqual(['opened']);
  });

  it.each([
    ['one mail', 'rita@example.org'],
    ['copies', 'rita@example.org, rob@example.org'],
  ])('is what was written, byte for byte, whatever that is: %s', (_, to) => {
    let compared = 0;
    fc.assert(
      fc.property(anyMime, ({ raw: made }) => {
        const eol = /\r?\n/.exec(made)?.[0] ?? '\r\n';
        const raw = `From: sam@example.com${eol}To: ${to}${eol}${made}`;
        const world = sendingWorld(raw);
        try {
          const outcome = world.send();
          if (outcome.kind !== 'sent') throw new Error(outcome.kind);
          const [sent, ...others] = world.sentFolder();
          expect(others).toEqual([]);
          if (outcome.notCleaned === null) {
            compared += 1;
            expect(textPartsOf(sent?.raw ?? '')).toMatchObject(
              textPartsOf(raw).map(({ type, text }) => ({ type, text })),
            );
            // That of another hand than any program's comes back as it reads.
            if (to.includes(',') || !raw.includes('quoted-printable'))
              expect(bodyOf(sent?.raw ?? '')).toBe(bodyOf(raw));
          }
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'CANNOT_SEND') throw error;
          expect(world.out.delivered).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(0);
  });
});
