import { decodeState } from '../../src/core/codec';
import { askQuery } from '../../src/flows/answerQuery';
import { peekToken } from '../../src/core/token';
import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  HOUR,
  inboxOf,
  labelsOf,
  lastExecution,
  MINUTE,
  openOffice,
  readBy,
  sendTracked,
  sheetTab,
  STUBS,
  type Sent,
} from '../support/office';
import { messageCardOf, textOf } from '../support/officeCards';
import { configOf, userProperties } from '../support/officeBooks';
import { hmac } from '../support/hmac';
import { post } from '../support/stranger';

const fromGrace = { from: GRACE.email, subject: 'The invoice' };
const marks = (world: EmulatedWorld, { messageId }: Sent): string[] =>
  labelsOf(world, GRACE.email, messageId);

const WORLDS = [
  ['as shipped', { dist: 'dist' }],
  ['with dotted names refused, and the fallback build', { dist: STUBS }],
] as const;

describe.each(WORLDS)('Grace, who is not the owner, %s', (_name, options) => {
  it('gets ✓ and ✓✓ by her own timer', () => {
    const world = openOffice(options);
    const sent = sendTracked(world, fromGrace);
    world.advance(11 * MINUTE);
    expect(marks(world, sent)).toEqual(['✓ sent']);
    readBy(world, BEN.email, 'The invoice');
    world.advance(11 * MINUTE);
    expect(marks(world, sent)).toEqual(['✓✓ opened']);
    expect(lastExecution(world, 'doPost')).toMatchObject({ activeUser: '', effectiveUser: ADA.email });
  });

  it('gets the alert, from the owner’s account', () => {
    const world = openOffice(options);
    sendTracked(world, fromGrace);
    world.advance(11 * MINUTE);
    readBy(world, BEN.email, 'The invoice');
    world.advance(2 * MINUTE);
    expect(inboxOf(world, GRACE.email).map(({ from, subject }) => [from.email, subject])).toEqual([
      [ADA.email, 'Opened: The invoice'],
    ]);
    expect(inboxOf(world, ADA.email)).toEqual([]);
  });

  it('finds her mail in Ada’s Sheet, under her own name', () => {
    const world = openOffice(options);
    sendTracked(world, fromGrace);
    world.advance(12 * MINUTE);
    readBy(world, BEN.email, 'The invoice');
    world.advance(2 * MINUTE);
    expect(sheetTab(world, 'Messages')).toHaveLength(2);
    expect(sheetTab(world, 'Messages')[1]).toEqual(
      expect.arrayContaining(['The invoice', BEN.email, '✓✓ opened', GRACE.email]),
    );
    expect(world.sheets.list().map(({ owner }) => owner)).toEqual([ADA.email]);
  });

  it('reads on the message card what Ada’s Sheet knows of it, where Google tells the id as the API has it', () => {
    const world = openOffice({ ...options, switches: { messageIdsAreTheApis: true } });
    const sent = sendTracked(world, fromGrace);
    world.advance(11 * MINUTE);
    readBy(world, BEN.email, 'The invoice');
    const words = textOf(messageCardOf(world, GRACE.email, sent.messageId));
    expect(words).toContain('✓✓ opened');
    expect(words).toContain(`The record is kept by | ${ADA.email}`);
  });
});

describe('an alert to a colleague', () => {
  it('has no link to the Sheet, which she may not open', () => {
    const world = openOffice();
    sendTracked(world, fromGrace);
    world.advance(11 * MINUTE);
    readBy(world, BEN.email, 'The invoice');
    world.advance(2 * MINUTE);
    const [alert] = inboxOf(world, GRACE.email);
    expect(alert?.html).not.toContain('docs.google.com');
    expect(alert?.html).toContain(encodeURIComponent(GRACE.email));
  });
});

describe('what a colleague can learn', () => {
  const world = openOffice();
  const adas = sendTracked(world, {
    subject: 'The secret offer',
    to: CLEO.email,
    destination: 'https://example.com/secret',
  });
  const graces = sendTracked(world, fromGrace);
  world.advance(11 * MINUTE);
  readBy(world, CLEO.email, 'The secret offer');
  readBy(world, BEN.email, 'The invoice');
  world.advance(11 * MINUTE);

  const messageOf = ({ pixelUrl }: Sent) => {
    const about = peekToken(new URL(pixelUrl).searchParams.get('t') ?? '');
    if (about === null) throw new Error('No token in that address.');
    return about.message;
  };

  /** A question with a good signature, as Grace's add-on makes them. */
  const ask = (
    op: 'whoami' | 'changes' | 'message',
    args: Record<string, unknown>,
    from = GRACE.email,
  ): string => post(world, askQuery(op, from, args, configOf(world), world.clock.now(), hmac)).body;

  const expectNothingOfAdas = (answer: string): void => {
    for (const secret of ['secret', CLEO.email, messageOf(adas), adas.messageId, adas.threadId]) {
      expect(answer).not.toContain(secret);
    }
  };

  it('is all of her own: what changed, and each message', () => {
    expect(ask('changes', { since: 0 })).toContain(messageOf(graces));
    const { answer } = JSON.parse(ask('message', { message: messageOf(graces) })) as {
      answer: { state: string };
    };
    expect(decodeState(answer.state)).toMatchObject({ sender: GRACE.email, mark: 'opened' });
  });

  it('is nothing of Ada’s messages, whatever she asks and from whatever time on', () => {
    for (const since of [0, 1, world.clock.now() - HOUR, Number.MAX_SAFE_INTEGER]) {
      expectNothingOfAdas(ask('changes', { since }));
    }
    expect(ask('message', { message: messageOf(adas) })).toBe('{"ok":true,"answer":{"state":null}}');
  });

  it('is nothing of Ada’s from the Sheet either, when the notes do not reach back so far', () => {
    const fresh = openOffice({ saved: world.save() });
    // As after very many changes: the ring of notes begins only now.
    const { script } = fresh.script.memory.properties;
    script['changes.0'] = JSON.stringify({ since: fresh.clock.now(), marks: [] });
    script['changes.1'] = '';
    const answer = post(
      fresh,
      askQuery('changes', GRACE.email, { since: 0 }, configOf(fresh), fresh.clock.now(), hmac),
    ).body;
    expect(answer).toContain(messageOf(graces));
    expectNothingOfAdas(answer);
  });

  it('does not grow by another way of writing her own name', () => {
    for (const from of [
      ADA.email.toUpperCase(),
      `${GRACE.email},${ADA.email}`,
      ` ${ADA.email}`,
      '',
      '*',
      '__proto__',
    ]) {
      expectNothingOfAdas(ask('changes', { since: 0 }, from));
      expect(ask('message', { message: messageOf(adas) }, from)).not.toContain('secret');
    }
  });

  it('is who holds the data', () => {
    expect(ask('whoami', {})).toBe(JSON.stringify({ ok: true, answer: { account: ADA.email } }));
  });

  it('is nothing more from her own notes', () => {
    expectNothingOfAdas(JSON.stringify(userProperties(world, GRACE.email)));
  });
});

describe('two senders', () => {
  it('get each their own marks and alerts, and one Sheet holds both', () => {
    const world = openOffice();
    const adas = sendTracked(world);
    const graces = sendTracked(world, fromGrace);
    world.advance(11 * MINUTE);
    readBy(world, BEN.email, 'The invoice');
    world.advance(11 * MINUTE);
    expect(labelsOf(world, ADA.email, adas.messageId)).toEqual(['✓ sent']);
    expect(marks(world, graces)).toEqual(['✓✓ opened']);
    expect(inboxOf(world, ADA.email)).toEqual([]);
    expect(inboxOf(world, GRACE.email)).toHaveLength(1);
    expect(
      sheetTab(world, 'Messages')
        .slice(1)
        .map((row) => row.slice(-1)[0])
        .sort(),
    ).toEqual([ADA.email, GRACE.email]);
  });

  it('who write to each other: the one who reads is the reader, and sees no marks of the other', () => {
    const world = openOffice();
    const sent = sendTracked(world, { to: GRACE.email, subject: 'For you' });
    world.advance(11 * MINUTE);
    readBy(world, GRACE.email, 'For you');
    world.advance(11 * MINUTE);
    expect(labelsOf(world, ADA.email, sent.messageId)).toEqual(['✓✓ opened']);
    expect(
      world.mail
        .mailbox(GRACE.email)
        .labels()
        .filter(({ type }) => type === 'user'),
    ).toEqual([]);
  });
});

describe('while the web app does not answer a colleague', () => {
  it('her timer tries again, and her marks come when it does', () => {
    const world = openOffice();
    const sent = sendTracked(world, fromGrace);
    world.advance(11 * MINUTE);
    readBy(world, BEN.email, 'The invoice');
    world.trouble.fail({ call: 'UrlFetchApp.fetch', times: 2, message: 'Address unavailable' });
    world.advance(20 * MINUTE);
    expect(world.trouble.pending).toEqual([]);
    expect(marks(world, sent)).toEqual(['✓ sent']);
    world.advance(10 * MINUTE);
    expect(marks(world, sent)).toEqual(['✓✓ opened']);
  });
});
