import { Problem } from '../../src/core/problem';
import { draftToSend, MOST_BYTES } from '../../src/flows/draftToSend';
import { bodyOf, rawMail, sendingWorld, THREE, worldOf } from '../support/sending';

const lookAt = async (written: Parameters<typeof rawMail>[0]) => {
  const made = await worldOf(written);
  return draftToSend('r1', made.ports());
};
const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem && error.code === 'CANNOT_SEND') return error.message;
    throw error;
  }
  throw new Error('It may be sent.');
};
const mailOf = (...lines: readonly string[]): string =>
  ['From: sam@example.com', 'To: rita@example.org', 'Subject: x', 'MIME-Version: 1.0', ...lines].join('\r\n');

describe('a draft that is looked at', () => {
  it('tells all that its sender decides about', async () => {
    const made = await worldOf({ to: THREE, cc: 'Rita again <RITA@example.org>', bcc: 'bea@example.org' });
    const looked = draftToSend('r1', made.ports());
    expect(looked).toMatchObject({
      kind: 'ready',
      ready: {
        draft: 'r1',
        subject: 'Our offer',
        recipients: ['rita@example.org', 'rob@example.org', 'rosa@example.org', 'bea@example.org'],
        firstWords: 'Dear all, our offer – “neu” 🙂',
        attachments: 1,
        canTellOpens: true,
        sentAt: null,
        links: [{ index: 0, url: 'https://example.org/offer?a=1&b=2', label: 'our offer', startsOff: null }],
      },
    });
  });

  it('says when the same mail was sent within a day', async () => {
    const made = await worldOf();
    const raw = made.draftOf() ?? '';
    const at = made.now();
    made.send();
    made.edit(raw, 'r2');
    expect(draftToSend('r2', made.ports())).toMatchObject({ kind: 'ready', ready: { sentAt: at } });
    expect(draftToSend('r1', made.ports())).toEqual({ kind: 'gone', sentAt: at });
  });

  it('is gone, and was not sent by us', async () => {
    const made = await worldOf();
    made.edit(null);
    expect(draftToSend('r1', made.ports())).toEqual({ kind: 'gone', sentAt: null });
  });

  it('is being sent, also under another id', async () => {
    const made = await worldOf();
    const raw = made.draftOf() ?? '';
    made.out.allowance = 0;
    made.send();
    const [sending] = made.sendings();
    made.edit(raw, 'r2');
    expect(draftToSend('r1', made.ports())).toEqual({ kind: 'unfinished', sending });
    expect(draftToSend('r2', made.ports())).toEqual({ kind: 'unfinished', sending });
  });

  it('of plain text can tell no opens', async () => {
    expect(await lookAt({ html: '' })).toMatchObject({ kind: 'ready', ready: { canTellOpens: false } });
  });

  it('may be written as any confirmed address of the sender', async () => {
    expect(await lookAt({ from: 'Sales <SALES@example.com>' })).toMatchObject({ kind: 'ready' });
    expect(await lookAt({ from: 'SAM@example.com' })).toMatchObject({ kind: 'ready' });
  });

  it('without a sender is the sender’s own', async () => {
    const raw = (await rawMail()).replace(/^From: .*\r\n/m, '');
    expect(draftToSend('r1', sendingWorld(raw).ports())).toMatchObject({ kind: 'ready' });
  });
});

describe('a draft that cannot be sent from here', () => {
  it.each([
    ['has nobody to go to', { to: '' }, 'no recipient yet'],
    [
      'is written as somebody else',
      { from: 'Boss <boss@example.com>' },
      'boss@example.com, which Gmail has not',
    ],
  ])('%s', async (_, written, words) => {
    const made = await worldOf(written);
    expect(refusalOf(() => draftToSend('r1', made.ports()))).toContain(words);
  });

  it.each(['rita@', 'rita at example.org', 'rita@example', 'Rita <rita@example.org', 'a@x.org b@x.org'])(
    'has no complete address: %s',
    (address) => {
      const raw = mailOf('Content-Type: text/html', '', 'x').replace('rita@example.org', address);
      expect(refusalOf(() => draftToSend('r1', sendingWorld(raw).ports()))).toContain(
        'not a complete address',
      );
    },
  );

  it('is larger than 10 MB, and one just as large can be', async () => {
    const raw = `${await rawMail()}\r\n`;
    const padded = (bytes: number) => sendingWorld(raw + 'x'.repeat(bytes - raw.length)).ports();
    expect(draftToSend('r1', padded(MOST_BYTES))).toMatchObject({ kind: 'ready' });
    expect(refusalOf(() => draftToSend('r1', padded(MOST_BYTES + 1)))).toBe(
      'This mail has 10.0 MB; up to 10 MB can be sent from here. Put large files in Drive and link to them.',
    );
  });

  it.each([
    ['signed', 'multipart/signed; protocol="application/pkcs7-signature"; boundary=b'],
    ['encrypted', 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b'],
  ])('is %s', (what, type) => {
    const raw = mailOf(`Content-Type: ${type}`, '', '--b', 'Content-Type: text/html', '', 'x', '--b--', '');
    const made = sendingWorld(raw);
    expect(refusalOf(() => draftToSend('r1', made.ports()))).toContain(`This mail is ${what}`);
    expect(refusalOf(() => made.send())).toContain(`This mail is ${what}`);
    expect(bodyOf(made.draftOf() ?? '')).toBe(bodyOf(raw));
  });
});
