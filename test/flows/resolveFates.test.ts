import type { Fate, Sending } from '../../src/core/outbox';
import { withWritten } from '../../src/core/written';
import { resolveFates } from '../../src/flows/resolveFates';
import { linkOf, pixelOf } from '../support/reviewing';
import { worldOf } from '../support/sending';
import { messageId, SENT_AT } from '../support/tracked';

const mailOf = (to: string, html: string): string =>
  ['From: sam@example.com', `To: ${to}`, 'MIME-Version: 1.0', 'Content-Type: text/html', '', html].join(
    '\r\n',
  );

const copyOf = (name: string, fate: Fate): Sending['copies'][number] => ({
  message: messageId(name),
  to: [`${name}@example.org`],
  fate,
  at: SENT_AT,
  gmailMessage: null,
  why: null,
});

async function trying(difference: Partial<Sending> = {}) {
  const made = await worldOf();
  const sending: Sending = {
    draft: 'r1',
    fingerprint: 'f',
    begunAt: made.now(),
    history: made.ports().outgoing.history(),
    separately: true,
    opens: true,
    links: [],
    subject: 'Our offer',
    filedAt: SENT_AT,
    written: null,
    copies: [copyOf('a', 'trying'), copyOf('b', 'waiting')],
    ...difference,
  };
  return {
    ...made,
    sending,
    resolve: (now = sending) => resolveFates(now, made.ports()),
    give: (raw: string) => {
      const handed = made.ports().outgoing.send(raw, 'thread-a');
      if (handed.kind !== 'sent') throw new Error(handed.kind);
      return { gmailMessage: handed.gmailMessage, gmailThread: handed.gmailThread };
    },
  };
}

describe('a copy whose fate is not known', () => {
  it.each([
    ['picture', pixelOf(messageId('a'))],
    ['link', linkOf(messageId('a'))],
  ])('has gone when a mail with its %s lies among those sent since, and is recorded', async (_, html) => {
    const made = await trying();
    const { gmailMessage } = made.give(mailOf('a@example.org', html));
    expect(made.resolve().copies).toMatchObject([
      { fate: 'sent', gmailMessage, why: null },
      { fate: 'waiting', gmailMessage: null },
    ]);
    expect(made.records()).toMatchObject([{ kind: 'sent', message: messageId('a'), gmailMessage }]);
  });

  it('waits again when there is none', async () => {
    const made = await trying();
    made.give(mailOf('b@example.org', '<p>Something else</p>'));
    expect(made.resolve()).toMatchObject({ filedAt: 0, written: null, copies: [{ fate: 'waiting' }, {}] });
    expect(made.records()).toEqual([]);
  });

  it('waits again when the mail with its token is older than the send', async () => {
    const made = await trying();
    made.give(mailOf('a@example.org', pixelOf(messageId('a'))));
    const later = { ...made.sending, history: made.ports().outgoing.history() };
    expect(made.resolve(later).copies[0]?.fate).toBe('waiting');
  });

  it('is the first mail with its token, not one that quotes it', async () => {
    const made = await trying();
    const { gmailMessage } = made.give(mailOf('a@example.org', pixelOf(messageId('a'))));
    made.give(mailOf('c@example.org', `Look: ${pixelOf(messageId('a'))}`));
    expect(made.resolve().copies[0]).toMatchObject({ fate: 'sent', gmailMessage });
  });

  it('never goes when it was stopped meanwhile', async () => {
    const made = await trying();
    const stopped = { ...made.sending, copies: [{ ...copyOf('a', 'trying'), why: 'stopped' }] };
    expect(made.resolve(stopped).copies).toMatchObject([{ fate: 'refused', why: 'stopped' }]);
    made.give(mailOf('a@example.org', pixelOf(messageId('a'))));
    expect(made.resolve(stopped).copies).toMatchObject([{ fate: 'sent', why: null }]);
  });

  it('that is the only mail lies where it was sent', async () => {
    const made = await trying({ separately: false, copies: [copyOf('a', 'trying')] });
    const place = made.give(mailOf('a@example.org', pixelOf(messageId('a'))));
    expect(made.resolve()).toMatchObject({ written: place, copies: [{ fate: 'sent' }] });
    expect(made.records()).toMatchObject([place]);
  });
});

describe('the mail as written', () => {
  it('is taken back when Gmail put it outside the conversation that it answers in, and is to be tried again', async () => {
    const made = await trying({ thread: 'thread-wanted' });
    const { gmailMessage } = made.ports().outgoing.file(mailOf('a@example.org', '<p>Hello</p>'), {
      thread: 'thread-elsewhere',
      labels: [],
      written: [messageId('a'), messageId('b')],
    });
    expect(made.resolve()).toMatchObject({ written: null, filedAt: 0 });
    expect(made.out.raws.get(gmailMessage)?.labels).toContain('TRASH');
  });

  it('is found by the messages noted in it, and the copies are recorded there', async () => {
    const made = await trying();
    const file = made.ports().outgoing.file;
    const { gmailMessage, gmailThread } = file(mailOf('a@example.org', 'Hello'), {
      thread: 'thread-a',
      labels: [],
      written: [messageId('a'), messageId('b')],
    });
    made.give(mailOf('a@example.org', pixelOf(messageId('a'))));
    expect(made.resolve()).toMatchObject({
      filedAt: SENT_AT,
      written: { gmailMessage, gmailThread },
      copies: [{ fate: 'sent' }, { fate: 'waiting' }],
    });
    expect(made.records()).toMatchObject([{ gmailMessage, gmailThread }]);
  });

  it('is not the mail of another send', async () => {
    const made = await trying();
    made.give(withWritten(mailOf('a@example.org', 'Hello'), [messageId('z')]));
    expect(made.resolve().written).toBeNull();
  });

  it('stays where it is known to lie', async () => {
    const written = { gmailMessage: 'known', gmailThread: 'thread-a' };
    const made = await trying({ written });
    made.give(withWritten(mailOf('a@example.org', 'Hello'), [messageId('a')]));
    expect(made.resolve()).toMatchObject({ written, filedAt: SENT_AT });
  });
});
