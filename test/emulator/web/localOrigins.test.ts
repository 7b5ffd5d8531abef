import fc from 'fast-check';
import { localOrigins } from '../../../emulator/web/localOrigins';

const { toLocal, toGoogle, origins } = localOrigins({
  script: 'http://localhost:8041',
  userContent: 'http://127.0.0.1:8042',
});

describe('addresses on their way to a browser', () => {
  it.each([
    [
      '<a href="https://script.google.com/macros/s/X/exec?t=1">',
      '<a href="http://localhost:8041/macros/s/X/exec?t=1">',
    ],
    ["'https://script.google.com'", "'http://localhost:8041'"],
    ['https://script.googleusercontent.com/macros/echo', 'http://127.0.0.1:8042/macros/echo'],
    ['https://n-a1b2-0lu-script.googleusercontent.com/x', 'http://127.0.0.1:8042/x'],
  ])('%s leads here', (text, expected) => {
    expect(toLocal(text)).toBe(expected);
  });

  it.each([
    'https://script.google.com.evil.example/',
    'https://lh3.googleusercontent.com/proxy/x',
    'https://example.com/?u=https%3A%2F%2Fscript.google.com%2F',
    'https://docs.google.com/spreadsheets/d/1/edit',
  ])('%s stays', (text) => {
    expect(toLocal(text)).toBe(text);
  });

  it('are listed for the desk', () => {
    expect(origins).toEqual({
      'https://script.google.com': 'http://localhost:8041',
      'https://script.googleusercontent.com': 'http://127.0.0.1:8042',
    });
  });
});

describe('addresses on their way back', () => {
  it('are Google’s again', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        for (const origin of Object.keys(origins)) {
          const url = `${origin}${path}?${query}`;
          expect(toGoogle(toLocal(url))).toBe(url);
        }
      }),
    );
  });

  it.each(['http://localhost:80410/', 'http://localhost:8040/', 'https://example.com/'])(
    '%s stays',
    (url) => {
      expect(toGoogle(url)).toBe(url);
    },
  );
});
