import * as fc from 'fast-check';
import { hostOf, safeDestination, withoutQuery } from '../../src/core/destination';
import { webAddress } from '../support/anyMail';

describe('safeDestination', () => {
  it.each([
    'https://example.com',
    'http://example.com/',
    'HTTPS://Example.COM/Path?Query#Fragment',
    'https://example.com:8443/a',
    'https://example.com./',
    'https://xn--mnchen-3ya.example/',
    'https://münchen.example/straße?wörter=ja',
    'https://例え.テスト/日本語',
    'https://192.0.2.1/',
    'https://[2001:db8::1]:80/',
    'http://intranet/wiki',
    'https://under_score.example/',
    'https://example.com?query#fragment',
    'https://example.com/a b',
    'https://example.com/100%',
    'https://example.com/a\\b',
    'https://example.com/@ada',
    'https://example.com/🦊',
    'https://example.com/?next=https://a:b@other.example/',
  ])('leads to %s', (url) => {
    expect(safeDestination(url)).toBe(url);
  });

  it.each([
    ['another scheme', 'javascript:alert(1)'],
    ['another scheme', 'data:text/html,x'],
    ['another scheme', 'mailto:ada@example.com'],
    ['another scheme', 'ftp://example.com/'],
    ['no scheme', 'example.com'],
    ['no scheme', '//example.com/'],
    ['no host', 'https://'],
    ['no host', 'https:///example.com/'],
    ['one slash', 'https:/example.com/'],
    ['no slash', 'https:example.com'],
    ['backslashes, which browsers read as slashes', 'https:\\\\example.com/'],
    ['a backslash behind the host', 'https://example.com\\@other.example/'],
    ['a name', 'https://ada@example.com/'],
    ['a name and password', 'https://ada:secret@example.com/'],
    ['an escaped @', 'https://ada%40example.com/'],
    ['a space in the host', 'https://example.com .other.example/'],
    ['a placeholder for a host', 'https://{{host}}/'],
    ['a port that is none', 'https://example.com:http/'],
    ['an empty label', 'https://example..com/'],
    ['letters that browsers fold', 'https://ｅxample.com/'],
    ['a dot that browsers fold', 'https://example。com/'],
    ['a slash that browsers fold', 'https://example.com／.other.example/'],
    ['a line break', 'https://example.com/\nx'],
    ['a tab', 'https://example.com/\tx'],
    ['NUL', 'https://example.com/\0'],
    ['a C1 control', 'https://example.com/\x85'],
    ['an override of direction', 'https://example.com/\u202egnp.exe'],
    ['an isolate', 'https://example.com/\u2066'],
    ['a mark of direction', 'https://example.com/\u200f'],
    ['a joiner', 'https://exam\u200dple.com/'],
    ['a space without width', 'https://example.com/\u200b'],
    ['a soft hyphen', 'https://example.com/\u00ad'],
    ['a byte order mark', 'https://example.com/\ufeffx'],
    ['a filler', 'https://example.com/\u3164'],
    ['a variation selector', 'https://example.com/\ufe0f'],
    ['a tag character', 'https://example.com/\u{e0041}'],
    ['a line separator', 'https://example.com/\u2028x'],
    ['a space of another width', 'https://example.com/\u2003.other.example/'],
    ['an empty Braille pattern', 'https://example.com/\u2800'],
    ['a private character', 'https://example.com/\ue000'],
    ['half a surrogate pair', 'https://example.com/\ud83e'],
    ['nothing', ''],
  ])('never leads to an address with %s: %j', (_, url) => {
    expect(safeDestination(url)).toBeNull();
  });

  it('takes white space off around the address', () => {
    expect(safeDestination(' https://example.com/\r\n')).toBe('https://example.com/');
  });

  it('takes 1,800 characters, counted as they will be written, and not one more', () => {
    const short = `https://example.com/${'a'.repeat(1_800 - encodeURIComponent('https://example.com/').length)}`;
    expect(safeDestination(short)).toBe(short);
    expect(safeDestination(`${short}a`)).toBeNull();
    expect(safeDestination(`https://example.com/${'é'.repeat(400)}`)).toBeNull();
  });

  it('says the same of its own answer', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), webAddress), (text) => {
        const destination = safeDestination(text);
        expect(destination === null || safeDestination(destination) === destination).toBe(true);
      }),
    );
  });

  it('leads nowhere but where a browser goes, too', () => {
    const near = fc.stringMatching(/^https?:\/{1,3}[a-z.\\@:/?#%[\]\-0-9é ]{0,20}$/);
    fc.assert(
      fc.property(fc.oneof(near, webAddress), (text) => {
        const destination = safeDestination(text);
        fc.pre(destination !== null && URL.canParse(destination));
        const url = new URL(destination);
        expect(['http:', 'https:']).toContain(url.protocol);
        expect(url.username + url.password).toBe('');
        expect(hostOf(url.href)).toBe(url.host);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('hostOf', () => {
  it.each([
    ['https://Example.COM/Path', 'example.com'],
    ['http://example.com:8080?x', 'example.com:8080'],
    ['https://ada:secret@example.com/', 'example.com'],
    ['https://[2001:db8::1]/', '[2001:db8::1]'],
    ['mailto:ada@example.com', null],
    ['', null],
  ])('of %s is %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});

describe('withoutQuery', () => {
  it.each([
    ['https://example.com/a?name=x#y', 'https://example.com/a'],
    ['https://example.com/a#y?z', 'https://example.com/a'],
    ['https://example.com?x\ny', 'https://example.com'],
    ['https://example.com/a', 'https://example.com/a'],
  ])('of %j is %s', (url, kept) => {
    expect(withoutQuery(url)).toBe(kept);
  });
});
