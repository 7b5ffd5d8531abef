import fc from 'fast-check';
import { withHeader, withoutHeader } from '../../../emulator/gmail/headers';

const RAW =
  'From: a@example.com\r\nBcc: one@example.com,\r\n two@example.com\r\nSubject: x\r\n\r\nBcc: not a header\r\n';

describe('withHeader', () => {
  it('replaces a line in its place, folds and all', () => {
    expect(withHeader(RAW, 'bcc', 'three@example.com')).toBe(
      'From: a@example.com\r\nbcc: three@example.com\r\nSubject: x\r\n\r\nBcc: not a header\r\n',
    );
  });

  it('puts a new line on top', () => {
    expect(withHeader(RAW, 'Date', 'now')).toBe(`Date: now\r\n${RAW}`);
  });

  it('leaves one line where there were two', () => {
    expect(withHeader('A: 1\r\nB: 2\r\nA: 3\r\n\r\n', 'A', '4')).toBe('A: 4\r\nB: 2\r\n\r\n');
  });

  it('works on a mail without headers, and on one without a body', () => {
    expect(withHeader('\r\nbody', 'A', '1')).toBe('A: 1\r\n\r\nbody');
    expect(withHeader('B: 2', 'B', '3')).toBe('B: 3\r\n');
  });

  it('accepts bare line feeds', () => {
    expect(withHeader('A: 1\nB: 2\n\nbody\n', 'B', '3')).toBe('A: 1\nB: 3\r\n\nbody\n');
  });
});

describe('withoutHeader', () => {
  it('takes the line and its folds, and nothing of the body', () => {
    expect(withoutHeader(RAW, 'Bcc')).toBe('From: a@example.com\r\nSubject: x\r\n\r\nBcc: not a header\r\n');
  });

  it('leaves a mail without it as it is', () => {
    expect(withoutHeader(RAW, 'Cc')).toBe(RAW);
  });
});

describe('An edit of the head', () => {
  const line = fc
    .tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('1', 'two, \r\n three', ''))
    .map(([name, value]) => `${name}: ${value}\r\n`);
  const body = fc.string({ unit: fc.constantFrom('A', ':', ' ', '\r\n', 'x') });
  const linesNamed = (raw: string, name: string) =>
    raw.split('\r\n\r\n')[0]?.match(new RegExp(`^${name}:`, 'gm'))?.length ?? 0;

  it('never touches the body or other lines, and leaves one line or none', () => {
    fc.assert(
      fc.property(fc.array(line), body, (lines, text) => {
        const raw = `${lines.join('')}\r\n${text}`;
        const others = lines.filter((each) => !each.startsWith('A:')).join('');
        expect(withoutHeader(raw, 'A')).toBe(`${others}\r\n${text}`);
        const edited = withHeader(raw, 'A', 'new');
        expect(withoutHeader(edited, 'A')).toBe(`${others}\r\n${text}`);
        expect(linesNamed(edited, 'A')).toBe(1);
      }),
    );
  });
});
