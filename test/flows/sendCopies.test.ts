import { fieldsOf, messageIdsIn } from '../../src/core/mailHeaders';
import { withoutWritten } from '../../src/core/written';
import { CARD_STEP, sendTracked } from '../../src/flows/sendTracked';
import { marksOn } from '../support/memoryMailbox';
import { pixelOf } from '../support/reviewing';
import { bodyOf, HTML, rawMail, THREE, worldOf, type SendingWorld } from '../support/sending';
import { HOUR, messageId, MINUTE, SECOND } from '../support/tracked';

const ANSWER = { References: '<asked@example.org>', 'In-Reply-To': '<asked@example.org>' };
const headerOf = (raw: string, wanted: string): string =>
  fieldsOf(raw)
    .find(({ name }) => name === wanted)
    ?.value.trim() ?? '';
const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => `person${index}@example.org`).join(', ');
/** All but the one begun are missing. */
const interrupted = async (written = {}, sent = 1): Promise<SendingWorld> => {
  const made = await worldOf({ to: THREE, ...written });
  made.out.allowance = sent;
  expect(made.send()).toMatchObject({ kind: 'paused', why: 'later', sent, of: 3 });
  made.out.allowance = Infinity;
  return made;
};
const ONCE = { 'rita@example.org': 1, 'rob@example.org': 1, 'rosa@example.org': 1 };

describe('each copy', () => {
  it('has its recipient alone in To, no Cc and no Bcc, while the mail in Sent has all', async () => {
    const made = await worldOf({
      to: 'Rita <rita@example.org>',
      cc: 'rob@example.org',
      bcc: 'rosa@example.org',
      headers: { 'Resent-To': 'old@example.org' },
    });
    made.send();
    expect(made.got()).toEqual(ONCE);
    for (const { raw } of made.out.delivered) {
      expect(fieldsOf(raw).filter(({ name }) => /^(?:cc|bcc|resent-.*)$/.test(name))).toEqual([]);
    }
    expect(made.out.delivered.map(({ raw }) => headerOf(raw, 'to'))).toEqual([
      'Rita <rita@example.org>',
      'rob@example.org',
      'rosa@example.org',
    ]);
    const [sent] = made.sentFolder();
    expect(headerOf(sent?.raw ?? '', 'cc')).toBe('rob@example.org');
    expect(headerOf(sent?.raw ?? '', 'bcc')).toBe('rosa@example.org');
  });

  it('has a token of its own', async () => {
    const made = await worldOf({ to: THREE });
    made.send();
    expect(new Set(made.out.delivered.map(({ raw }) => bodyOf(raw))).size).toBe(3);
    expect(new Set(made.records().map(({ message }) => message)).size).toBe(3);
  });

  it('belongs to the conversation of the mail as written', async () => {
    const made = await worldOf({ to: THREE });
    made.send();
    const [sent] = made.sentFolder();
    const name = headerOf(sent?.raw ?? '', 'message-id');
    expect(name).toMatch(/^<[0-9a-f]{32}@example\.com>$/);
    for (const { raw } of made.out.delivered) {
      expect(headerOf(raw, 'references')).toBe(name);
      expect(headerOf(raw, 'in-reply-to')).toBe(name);
    }
    expect(new Set([...made.out.raws.values()].map(({ gmailThread }) => gmailThread)).size).toBe(1);
  });

  it('of an answer belongs to the conversation that is answered', async () => {
    const made = await worldOf({ to: THREE, headers: ANSWER });
    made.send();
    const [sent] = made.sentFolder();
    expect(sent?.gmailThread).toBe('draft-thread');
    for (const { raw } of made.out.delivered) {
      const references = messageIdsIn(headerOf(raw, 'references'));
      expect(references).toEqual(['<asked@example.org>', headerOf(sent?.raw ?? '', 'message-id')]);
      expect(headerOf(raw, 'in-reply-to')).toBe('<asked@example.org>');
    }
  });

  it('goes from the alias that the draft is written as', async () => {
    const made = await worldOf({ to: THREE, from: 'Sales <sales@example.com>' });
    expect(made.send()).toMatchObject({ kind: 'sent', sent: 3 });
    for (const { raw } of [...made.out.delivered, ...made.sentFolder()])
      expect(headerOf(raw, 'from')).toBe('Sales <sales@example.com>');
  });

  it('has nothing of a mail of ours that it quotes', async () => {
    const made = await worldOf({
      to: THREE,
      html: `${HTML}<blockquote class="gmail_quote">${pixelOf(messageId('old'))}</blockquote>`,
    });
    made.send();
    for (const { raw } of made.out.delivered) expect(raw).not.toContain(pixelOf(messageId('old')));
    const tracked = made.records().filter(({ kind }) => kind === 'tracked');
    expect(tracked).toHaveLength(3);
  });
});

describe('a step of a card', () => {
  it('hands over fifteen copies with a second between, and the timer the rest', async () => {
    const made = await worldOf({ to: many(20) });
    const begun = made.now();
    expect(made.send()).toMatchObject({ kind: 'paused', why: 'more', sent: 15, of: 20, failure: null });
    expect(made.now() - begun).toBe(14 * SECOND);
    expect(made.sentFolder()).toHaveLength(16);
    expect(made.out.drafts.size).toBe(1);
    made.tick();
    expect(new Set(Object.values(made.got()))).toEqual(new Set([1]));
    expect(made.sentFolder()).toHaveLength(1);
    expect(made.out.drafts.size).toBe(0);
    expect(made.sendings()).toEqual([]);
  });

  it('begins nothing more after twenty seconds', async () => {
    const made = await worldOf({ to: many(20) });
    const slow = made.instead(({ send }) => ({
      send: (...given) => {
        made.pass(10 * SECOND);
        return send(...given);
      },
    }));
    expect(sendTracked(made.chosen, CARD_STEP, slow)).toMatchObject({ kind: 'paused', why: 'more', sent: 2 });
    made.untilDone();
    expect(new Set(Object.values(made.got()))).toEqual(new Set([1]));
  });
});

describe('the mail as written', () => {
  it('lies among those sent before the first copy goes', async () => {
    const made = await worldOf({ to: THREE });
    made.out.allowance = 0;
    const raw = made.draftOf() ?? '';
    expect(made.send()).toMatchObject({ kind: 'paused', why: 'later', sent: 0, of: 3 });
    const [sent, ...others] = made.sentFolder();
    expect(others).toEqual([]);
    expect(bodyOf(withoutWritten(sent?.raw ?? ''))).toBe(bodyOf(raw));
  });

  it.each([
    ['not-among-sent', 'no-sent-label'],
    ['thread-not-kept', 'another-thread'],
  ] as const)('that ends %s keeps everything from being sent', async (why, filing) => {
    const made = await worldOf({ to: THREE, headers: ANSWER });
    made.out.filing = filing;
    expect(made.send()).toEqual({ kind: 'not-filed', why });
    expect(made.out.delivered).toEqual([]);
    expect([...made.out.raws.values()].map(({ labels }) => labels.includes('TRASH'))).toEqual([true]);
    expect(made.draftOf()).not.toBeNull();
    expect(made.sendings()).toEqual([]);
  });

  it('may begin a conversation of its own when it answers nothing', async () => {
    const made = await worldOf({ to: THREE });
    made.out.filing = 'another-thread';
    expect(made.send()).toMatchObject({ kind: 'sent', sent: 3 });
  });

  it.each([
    ['was put there', true],
    ['was not put there', false],
  ])('of which no answer came is looked for after a minute: it %s', async (_, isDone) => {
    const made = await worldOf({ to: THREE });
    const ports = made.instead(({ file }) => ({
      file: (...given) => {
        if (isDone) file(...given);
        throw new Error('no answer');
      },
    }));
    expect(sendTracked(made.chosen, CARD_STEP, ports)).toMatchObject({
      kind: 'paused',
      why: 'unsure',
      sent: 0,
    });
    expect(made.goOn()).toMatchObject({ kind: 'paused', why: 'unsure' });
    made.pass(MINUTE);
    expect(made.goOn()).toMatchObject({ kind: 'sent', sent: 3 });
    expect(made.got()).toEqual(ONCE);
    expect(made.sentFolder()).toHaveLength(1);
  });

  it.each([
    ['edited', 'changed'],
    ['deleted', 'gone'],
  ])('is not made of a draft that was %s meanwhile', async (what, kind) => {
    const made = await worldOf({ to: THREE });
    const edited = what === 'edited' ? await rawMail({ to: THREE, html: 'Something else' }) : null;
    const ports = made.instead(() => ({
      file: () => {
        made.edit(edited);
        throw new Error('no answer');
      },
    }));
    sendTracked(made.chosen, CARD_STEP, ports);
    made.pass(MINUTE);
    expect(made.goOn()).toMatchObject({ kind });
    expect(made.out.delivered).toEqual([]);
    expect(made.draftOf()).toBe(edited);
    expect(made.sendings()).toEqual([]);
  });
});

describe('a recipient whom Gmail refuses', () => {
  it('stays in the draft alone; all others get it, and the sender is told', async () => {
    const made = await worldOf({ to: THREE, cc: 'carl@example.org' });
    made.out.refused.add('rob@example.org').add('carl@example.org');
    const raw = made.draftOf() ?? '';
    expect(made.send()).toMatchObject({
      kind: 'sent',
      sent: 2,
      refused: [
        { to: ['rob@example.org'], why: 'Invalid To header' },
        { to: ['carl@example.org'], why: 'Invalid To header' },
      ],
    });
    expect(made.got()).toEqual({ ...ONCE, 'rob@example.org': 0, 'carl@example.org': 0 });
    const draft = made.draftOf() ?? '';
    expect(draft).toContain('\r\nTo: rob@example.org,\r\n carl@example.org\r\n');
    expect(headerOf(draft, 'cc')).toBe('');
    expect(bodyOf(draft)).toBe(bodyOf(raw));
    expect(made.records().filter(({ kind }) => kind === 'unsent')).toHaveLength(2);
    expect(made.sentFolder()).toHaveLength(1);
  });

  it('stays in a draft that the sender changed meanwhile as they wrote it', async () => {
    const made = await interrupted();
    made.out.refused.add('rob@example.org');
    const edited = await rawMail({ to: THREE, html: 'Something else' });
    made.edit(edited);
    expect(made.goOn()).toMatchObject({ kind: 'sent', sent: 2 });
    expect(made.draftOf()).toBe(edited);
  });

  it('is one of all: then nothing lies in Sent, and the draft is as it was', async () => {
    const made = await worldOf({ to: THREE });
    const raw = made.draftOf();
    made.out.refused = new Set(made.recipients);
    expect(made.send()).toEqual({ kind: 'refused', why: 'Invalid To header' });
    expect(made.sentFolder()).toEqual([]);
    expect(made.draftOf()).toBe(raw);
    expect(made.sendings()).toEqual([]);
  });
});

describe('while copies are still to go', () => {
  it('an edited draft changes nothing for those who wait, and stays', async () => {
    const made = await interrupted();
    const edited = await rawMail({ to: 'rita@example.org', html: 'Something else' });
    made.edit(edited);
    expect(made.goOn()).toMatchObject({ kind: 'sent', sent: 3 });
    expect(made.got()).toEqual(ONCE);
    for (const { raw } of made.out.delivered) expect(raw).toContain('script.google.com');
    expect(made.draftOf()).toBe(edited);
  });

  it('a deleted draft is not missed', async () => {
    const made = await interrupted();
    made.edit(null);
    expect(made.goOn()).toMatchObject({ kind: 'sent', sent: 3 });
    expect(made.got()).toEqual(ONCE);
  });

  it('a mail deleted from Sent is made anew of the draft', async () => {
    const made = await interrupted();
    made.out.raws.delete(made.sendings()[0]?.written?.gmailMessage ?? '');
    expect(made.goOn()).toMatchObject({ kind: 'sent', sent: 3 });
    expect(made.got()).toEqual(ONCE);
  });

  it.each([
    ['deleted', null],
    ['edited', 'Something else'],
  ])(
    'a mail deleted from Sent whose draft was %s goes to nobody else, and the sender is told',
    async (_, html) => {
      const made = await interrupted();
      made.edit(html === null ? null : await rawMail({ to: 'rita@example.org', html }));
      made.out.raws.delete(made.sendings()[0]?.written?.gmailMessage ?? '');
      expect(made.goOn()).toEqual({ kind: 'gone', sent: 1 });
      expect(made.sendings()).toEqual([]);
      expect(Object.values(made.got())).toEqual([1, 0, 0]);
    },
  );

  it('what Gmail asks a pause for waits, and is not lost', async () => {
    const made = await interrupted({}, 2);
    made.out.allowance = 0;
    expect(made.goOn()).toMatchObject({ kind: 'paused', why: 'later', sent: 2 });
    made.out.allowance = Infinity;
    made.untilDone();
    expect(made.got()).toEqual(ONCE);
  });

  it('a mark that was shown is not lost when the last has gone', async () => {
    const made = await interrupted();
    const { gmailMessage = '' } = made.sendings()[0]?.written ?? {};
    expect(made.notes.read().copies).toEqual({ [gmailMessage]: {} });
    made.out.allowance = 0;
    made.pass(HOUR);
    made.open();
    made.pass(MINUTE);
    made.tick();
    expect(marksOn(made.mail, gmailMessage)).toEqual(['opened']);
    made.out.allowance = Infinity;
    expect(made.goOn()).toMatchObject({ kind: 'sent' });
    expect(marksOn(made.mail, gmailMessage)).toEqual(['opened']);
  });
});

describe('the marks of copies', () => {
  it('are known apart for the newest twenty sends', async () => {
    const made = await worldOf({ to: THREE });
    const old = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`mail-${index}`, {}]));
    made.notes.write({ copies: old });
    made.send();
    const [sent] = made.sentFolder();
    expect(Object.keys(made.notes.read().copies)).toEqual([...Object.keys(old).slice(1), sent?.gmailMessage]);
  });
});
