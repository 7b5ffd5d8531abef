import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { textPartsOf } from '../../src/core/mime';
import { restoreRaw, trackRaw, type Tracking } from '../../src/core/trackedMail';
import { anyMime, garbage } from '../support/anyMime';
import { GMAIL, quotedBy } from '../support/quotedBy';
import { BASE, earlierPixel, known, ours, pixel } from '../support/trackedDrafts';

const binary = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const mail = (...lines: readonly string[]): string => binary(lines.join('\r\n'));
const track = (raw: string, more: Partial<Tracking> = {}): string =>
  trackRaw(raw, { pixelUrl: pixel, urlFor: ours, originals: known, wrapText: 'alone', ...more });
const texts = (raw: string) => textPartsOf(raw).map(({ text }) => text);
const HEAD = ['From: ada@example.com', 'To: bob@example.com', 'MIME-Version: 1.0'];
const html = (...lines: readonly string[]): string[] => [
  'Content-Type: text/html; charset=utf-8',
  '',
  ...lines,
];
const plain = (...lines: readonly string[]): string[] => [
  'Content-Type: text/plain; charset=utf-8',
  '',
  ...lines,
];
const parts = (kind: string, ...all: readonly (readonly string[])[]): string =>
  mail(
    ...HEAD,
    `Content-Type: multipart/${kind}; boundary=b`,
    '',
    ...all.flatMap((part) => ['--b', ...part]),
    '--b--',
    '',
  );
const link = (words = 'wood') => `<a href="https://shop.example/?a=1&amp;b=2">${words}</a>`;

describe('a tracked mail', () => {
  it('has the pixel at the start of the first HTML text, once, and our links in all of them', () => {
    const raw = parts(
      'mixed',
      html(`<p>${link()}</p>`),
      ['Content-Type: image/png', '', 'x'],
      html(`<p>${link()}</p>`),
    );
    const [first = '', second = ''] = texts(track(raw));
    expect(first.startsWith('<img src=')).toBe(true);
    expect(second).not.toContain('<img');
    for (const text of [first, second]) expect(text).toContain(`href="${BASE}?t=`);
  });

  it('has no link in the plain text beside HTML, unless told to', () => {
    const raw = parts('alternative', plain('See https://shop.example/'), html(link()));
    expect(texts(track(raw))[0]).toBe('See https://shop.example/');
    expect(texts(track(raw, { wrapText: 'always' }))[0]).toMatch(/^See https:\/\/script\.google\.com/);
  });

  it('has links in plain text alone, but no pixel, unless told not to', () => {
    const raw = mail(...HEAD, ...plain('See https://shop.example/'));
    expect(texts(track(raw))[0]).toMatch(/^See https:\/\/script\.google\.com\/\S+$/);
    expect(track(raw, { wrapText: 'never' })).toBe(raw);
  });

  it('has only what was asked for', () => {
    const raw = mail(...HEAD, ...html(`<p>${link()}</p>`));
    expect(texts(track(raw, { urlFor: () => null }))[0]).toMatch(/^<img [^>]*><p><a href="https:\/\/shop/);
    expect(texts(track(raw, { pixelUrl: null }))[0]).toMatch(/^<p><a href="https:\/\/script/);
    expect(track(raw, { pixelUrl: null, urlFor: () => null })).toBe(raw);
  });

  it('has nothing of an earlier one', () => {
    const raw = parts('alternative', plain('See https://shop.example/'), html(`<p>${link()}</p>`));
    const earlier = track(raw, { wrapText: 'always', pixelUrl: earlierPixel });
    expect(track(earlier, { pixelUrl: null, urlFor: () => null })).toBe(raw);
    expect(track(earlier)).toBe(track(raw));
    expect(track(track(raw))).toBe(track(raw));
  });

  it('keeps its signature or cipher', () => {
    for (const raw of [
      parts('signed', html(link())),
      parts('encrypted', html(link())),
      mail(...HEAD, ...plain('-----BEGIN PGP SIGNED MESSAGE-----', '', 'https://x.example')),
    ]) {
      expect(track(raw)).toBe(raw);
      expect(restoreRaw(raw, known)).toEqual({ raw, changed: false, doubt: 'sealed' });
    }
  });

  it('says the same to another program, but for pixel and links', async () => {
    await fc.assert(
      fc.asyncProperty(anyMime, async ({ raw }) => {
        const [before, after] = await Promise.all(
          [raw, track(raw)].map((each) => PostalMime.parse(Buffer.from(each, 'latin1'))),
        );
        expect(after?.attachments).toEqual(before?.attachments);
        expect(after?.subject).toBe(before?.subject);
      }),
      { numRuns: 100 },
    );
  });
});

describe('restoreRaw', () => {
  const line = fc
    .array(
      fc.constantFrom(
        'wood ',
        '<p>',
        link(),
        link('ä'),
        'https://x.example/ä ',
        'é',
        '=',
        '.',
        'x'.repeat(70),
      ),
      { maxLength: 8 },
    )
    .map((words) => `${words.join('')}x`);
  const encoded: Readonly<Record<string, (text: string) => string>> = {
    // Lines must stay short enough for servers.
    '8bit': (text) => binary(text.replace(/<a/g, '\r\n<a')),
    'quoted-printable': (text) => quotedBy(text, GMAIL),
    base64: (text) =>
      (
        Buffer.from(text)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n'),
  };
  const part = fc
    .record({
      type: fc.constantFrom('plain', 'html'),
      encoding: fc.constantFrom(...Object.keys(encoded)),
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    })
    .map(({ type, encoding, lines }) => [
      `Content-Type: text/${type}; charset=utf-8`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      encoded[encoding]?.(lines.join('\r\n')) ?? '',
    ]);

  it('gives back what was tracked, byte for byte, in each encoding that programs write', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('mixed', 'alternative'),
        (all, kind) => {
          const raw = [
            ...HEAD,
            `Content-Type: multipart/${kind}; boundary=b`,
            '',
            ...all.flatMap((each) => ['--b', ...each]),
            '--b--',
            '',
          ].join('\r\n');
          const tracked = track(raw, { wrapText: 'always' });
          expect(restoreRaw(tracked, known)).toEqual({ raw, changed: tracked !== raw, doubt: null });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('gives back the texts of any mail, and the same mail where nothing of ours is in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyMime.map(({ raw }) => raw),
          garbage,
        ),
        (raw) => {
          expect(restoreRaw(raw, known)).toMatchObject({ raw, changed: false });
          expect(texts(restoreRaw(track(raw, { wrapText: 'always' }), known).raw)).toEqual(texts(raw));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells when a text had to get another transfer encoding', () => {
    const raw = mail(
      ...HEAD,
      'Content-Type: text/html; charset=us-ascii',
      '',
      `<a href="${String(ours({ url: 'https://shop.example/ü' }))}">x</a>`,
    );
    expect(restoreRaw(raw, known)).toMatchObject({ changed: true, doubt: null });
    const plainAscii = mail(
      ...HEAD,
      'Content-Type: text/plain; charset=utf-8',
      '',
      String(ours({ url: 'https://shop.example/ü' })),
    );
    const { raw: restored, doubt } = restoreRaw(plainAscii, known);
    expect(doubt).toBe('re-encoded');
    expect(texts(restored)).toEqual(['https://shop.example/ü']);
  });

  it('spells an address so that the charset of a plain text has it', () => {
    const raw = mail(
      ...HEAD,
      'Content-Type: text/plain; charset=us-ascii',
      '',
      `> ${String(ours({ url: 'https://shop.example/ü' }))}`,
    );
    expect(texts(restoreRaw(raw, known).raw)).toEqual(['> https://shop.example/%C3%BC']);
  });
});

it('tracks and restores four hundred thousand characters of nonsense', () => {
  for (const piece of [
    '<a href="https://x.example/">',
    '<div>',
    '=C3',
    'https://x.example/ ',
    '> ',
    '&amp;',
  ]) {
    const raw = mail(
      ...HEAD,
      'Content-Transfer-Encoding: 8bit',
      ...html(`${piece.repeat(200_000 / piece.length)}\r\n`.repeat(2)),
    );
    expect(texts(restoreRaw(track(raw), known).raw)[0] === texts(raw)[0]).toBe(true);
  }
});
