import * as fc from 'fast-check';
import { isMessageId } from '../../src/core/event';
import { readWritten, withoutWritten, withWritten, writtenIn } from '../../src/core/written';
import { anyMime, garbage } from '../support/anyMime';
import { messageId } from '../support/tracked';

const ids = fc
  .array(fc.stringMatching(/^[A-Za-z0-9_-]{12}$/), { minLength: 1, maxLength: 20 })
  .map((all) => all.filter(isMessageId));
const some = (count: number) => Array.from({ length: count }, (_, index) => messageId(String(index)));

describe('the line of a mail as written', () => {
  it('names its messages, a few a line', () => {
    const raw = withWritten('Subject: x\r\n\r\nbody', some(12));
    expect(raw.split('\r\n').slice(0, 4)).toEqual([
      `X-Doublecheck: ${some(5).join(' ')}`,
      ` ${some(10).slice(5).join(' ')}`,
      ` ${some(12).slice(10).join(' ')}`,
      'Subject: x',
    ]);
    expect(writtenIn(raw)).toEqual(some(12));
  });

  it('has the line ends of the mail', () => {
    expect(withWritten('Subject: x\n\nbody', some(6))).not.toContain('\r');
  });

  it('comes off again without a trace, from anything that does not begin in the midst of a header', () => {
    const anything = fc.oneof(
      anyMime.map(({ raw }) => raw),
      garbage,
      fc.string(),
    );
    fc.assert(
      fc.property(
        anything.filter((raw) => !/^[ \t]/.test(raw)),
        ids,
        (raw, messages) => {
          const written = withWritten(raw, messages);
          expect(writtenIn(written)).toEqual(messages);
          expect(withoutWritten(written)).toBe(raw);
        },
      ),
    );
  });

  it('is found wherever Gmail puts it among the headers', () => {
    for (const eol of ['\r\n', '\n']) {
      const raw = [
        'Received: by x',
        `x-doublecheck: ${messageId('a')}`,
        ` ${messageId('b')}`,
        'To: y',
        '',
        'b',
      ];
      expect(writtenIn(raw.join(eol))).toEqual([messageId('a'), messageId('b')]);
      expect(withoutWritten(raw.join(eol))).toBe(['Received: by x', 'To: y', '', 'b'].join(eol));
    }
  });

  it('may be the last of a mail without a body', () => {
    expect(withoutWritten(`To: y\r\nX-Doublecheck: ${messageId()}\r\n`)).toBe('To: y\r\n');
  });

  it('is none in the text of a mail, nor in another header’s value', () => {
    for (const raw of [
      `To: y\r\n\r\nX-Doublecheck: ${messageId()}\r\n`,
      `To: y\n\nX-Doublecheck: ${messageId()}\n`,
      `Subject: X-Doublecheck: ${messageId()}\r\n\r\nx`,
      '',
    ]) {
      expect(writtenIn(raw)).toEqual([]);
      expect(withoutWritten(raw)).toBe(raw);
    }
  });

  it('says nothing by what is no message', () => {
    expect(readWritten(` ${messageId('a')}\r\n nonsense <script> ${messageId('b')}`)).toEqual([
      messageId('a'),
      messageId('b'),
    ]);
  });

  it('is looked for in linear time', () => {
    const raw = `${'X-Doublechec: x\n'.repeat(100_000)}\n${' \n'.repeat(100_000)}`;
    expect(writtenIn(raw)).toEqual([]);
    expect(withoutWritten(raw)).toBe(raw);
  });
});
