import { fieldsOf } from '../../src/core/mailHeaders';
import { withoutWritten, writtenIn } from '../../src/core/written';
import { keepAsWritten, type KeepPorts } from '../../src/flows/keepAsWritten';
import { samsConfig } from '../support/memoryWorld';
import { outgoingMemory, memoryOutgoing } from '../support/memoryOutgoing';
import { mailboxMemory } from '../support/memoryMailbox';
import { pixelOf } from '../support/reviewing';
import { bodyOf } from '../support/sending';
import { messageId, SENT_AT } from '../support/tracked';

const OURS = messageId('a');
const mailOf = (html: string, ...headers: readonly string[]): string =>
  [
    'From: sam@example.com',
    'To: rita@example.org',
    'Subject: Our offer',
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ].join('\r\n');

/** A mail that Gmail has sent, with our picture in it. */
function sentWorld(raw = mailOf(`${pixelOf(OURS)}<p>Hello</p>`), labels: readonly string[] = []) {
  const memory = outgoingMemory();
  const outgoing = memoryOutgoing(memory, mailboxMemory(), () => SENT_AT);
  const sent = outgoing.send(raw, 'thread-a');
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  const { gmailMessage, gmailThread } = sent;
  const lying = memory.raws.get(gmailMessage);
  if (lying !== undefined) memory.raws.set(gmailMessage, { ...lying, labels: [...lying.labels, ...labels] });
  const place = { gmailMessage, gmailThread };
  return {
    memory,
    outgoing,
    place,
    keep: (isAsWritten = true, ways: Partial<KeepPorts['outgoing']> = {}) =>
      keepAsWritten(place, [OURS, messageId('b')], (restored) => (isAsWritten ? restored : null), {
        config: samsConfig(),
        outgoing: { ...outgoing, ...ways },
      }),
    inBin: () =>
      [...memory.raws.values()]
        .filter((each) => each.labels.includes('TRASH'))
        .map((each) => each.gmailMessage),
  };
}

describe('a sent mail put back as it was written', () => {
  it('says the same under the same name, in the same conversation, and the sent one is left to the caller', () => {
    const made = sentWorld();
    const kept = made.keep();
    expect(kept).toMatchObject({ gmailThread: 'thread-a', why: null });
    const [before, after] = [made.place.gmailMessage, kept.gmailMessage].map(
      (id) => made.outgoing.read(id)?.raw ?? '',
    );
    expect(bodyOf(after ?? '')).toBe('\r\n\r\n<p>Hello</p>');
    const named = (raw = '') => fieldsOf(raw).filter(({ name }) => /^(?:message-id|date)$/.test(name));
    expect(named(after).map(({ value }) => value)).toEqual(named(before).map(({ value }) => value));
    expect(writtenIn(after ?? '')).toEqual([OURS, messageId('b')]);
    expect(made.inBin()).toEqual([]);
  });

  it('changes nothing in the headers of an answer', () => {
    const headers = ['In-Reply-To: <asked@example.org>', 'References: <asked@example.org>'];
    const made = sentWorld(mailOf(`${pixelOf(OURS)}<p>Hello</p>`, ...headers));
    const raw = made.outgoing.read(made.place.gmailMessage)?.raw ?? '';
    const kept = made.outgoing.read(made.keep().gmailMessage)?.raw ?? '';
    expect(withoutWritten(kept)).toBe(raw.replace(pixelOf(OURS), ''));
  });

  it('keeps its labels and its star, and no label that says where it lies', () => {
    const made = sentWorld(undefined, ['STARRED', 'Label_7', 'INBOX', 'CHAT']);
    const kept = made.outgoing.read(made.keep().gmailMessage);
    expect([...(kept?.labels ?? [])].sort()).toEqual(['INBOX', 'Label_7', 'SENT', 'STARRED']);
  });

  it('is found the second time, not made again', () => {
    const made = sentWorld();
    const first = made.keep();
    expect(made.keep()).toEqual(first);
    expect(made.memory.raws.size).toBe(2);
  });

  it('gets a name of its own where Gmail would take the two for one', () => {
    const made = sentWorld();
    let asked = 0;
    const kept = made.keep(true, {
      file: (raw, as) => {
        asked += 1;
        return asked === 1 ? { ...made.place, labels: ['SENT'] } : made.outgoing.file(raw, as);
      },
    });
    expect(kept.why).toBeNull();
    const headers = made.outgoing.read(kept.gmailMessage)?.raw ?? '';
    expect(headers).toMatch(/^Message-ID: <written\.gmail-/m);
    expect(headers).toMatch(/^In-Reply-To: <gmail-/m);
  });
});

describe('a sent mail left as it is', () => {
  const SEALED = [
    'From: sam@example.com',
    'To: rita@example.org',
    'Content-Type: multipart/signed; boundary=b; protocol="application/pkcs7-signature"',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    pixelOf(OURS),
    '--b--',
    '',
  ].join('\r\n');

  it('is sealed', () => {
    const made = sentWorld(SEALED);
    expect(made.keep()).toEqual({ ...made.place, why: 'sealed' });
    expect(made.memory.raws.size).toBe(1);
  });

  it('is not what was written', () => {
    const made = sentWorld();
    expect(made.keep(false)).toEqual({ ...made.place, why: 'not-exact' });
    expect(made.memory.raws.size).toBe(1);
  });

  it('was deleted, or has no name', () => {
    const made = sentWorld();
    expect(made.keep(true, { read: () => null }).why).toBe('not-exact');
    const nameless = { gmailMessage: 'x', gmailThread: 'y', raw: mailOf(pixelOf(OURS)), labels: ['SENT'] };
    expect(made.keep(true, { read: () => nameless }).why).toBe('not-exact');
    expect(made.memory.raws.size).toBe(1);
  });

  it.each([
    ['not-among-sent', 'no-sent-label'],
    ['thread-not-kept', 'another-thread'],
  ] as const)('would be %s; what was put there goes to the bin', (why, filing) => {
    const made = sentWorld();
    made.memory.filing = filing;
    expect(made.keep()).toEqual({ ...made.place, why });
    expect(made.memory.raws.size).toBe(2);
    expect(made.inBin()).not.toContain(made.place.gmailMessage);
    expect(made.inBin()).toHaveLength(1);
  });

  it('would be one with itself under any name, and does not go to the bin', () => {
    const made = sentWorld();
    const same = { ...made.place, labels: ['SENT'] };
    expect(made.keep(true, { file: () => same })).toEqual({ ...made.place, why: 'thread-not-kept' });
    expect(made.inBin()).toEqual([]);
  });
});
