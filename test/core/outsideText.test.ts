import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import { escapeHtml, oneLine } from '../../src/core/outsideText';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('escaped text', () => {
  it('reads as itself between tags and in attributes, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const html = `<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`;
        const [p, ...others] = parseFragment(html).childNodes;
        expect(others).toEqual([]);
        expect(p).toMatchObject({
          attrs: [{ name: 'title', value: text }],
          childNodes: text === '' ? [] : [{ nodeName: '#text', value: text }],
        });
      }),
    );
  });

  it('leaves no character that begins markup', () => {
    expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
    );
  });
});

describe('one line', () => {
  it('cannot begin a second header', () => {
    expect(oneLine('Hi\r\nBcc: eve@example.org', 80)).toBe('Hi Bcc: eve@example.org');
  });

  it('cannot turn the direction of writing', () => {
    expect(oneLine('invoice\u202Efdp.exe\u2066x', 80)).toBe('invoice fdp.exe x');
  });

  it('has no control or line-breaking character, and is short, whatever comes', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const line = oneLine(text, limit);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(Array.from(line).length).toBeLessThanOrEqual(limit);
        expect(JSON.stringify(line)).not.toContain('\\ud');
      }),
    );
  });

  it('cuts between characters, not within them', () => {
    expect(oneLine('😀😀😀😀', 3)).toBe('😀😀…');
    expect(oneLine('😀\ud83d', 3)).toBe('😀');
  });
});
