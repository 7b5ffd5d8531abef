import { plainTextOf, visibleTextOf } from '../../../emulator/gmail/plainText';

describe('plainTextOf', () => {
  // As Gmail's own composer was seen to write it.
  it('puts bold in asterisks and a link’s address behind its text', () => {
    expect(plainTextOf('<b>bold words</b> and <a href="https://example.com/">a link</a>')).toBe(
      '*bold words* and a link <https://example.com/>',
    );
  });

  it('does not repeat an address that is its own text', () => {
    expect(plainTextOf('<a href="https://example.com">https://example.com</a>')).toBe('https://example.com');
  });

  it('breaks lines where blocks and breaks are', () => {
    expect(
      plainTextOf('<div dir="ltr"><div>one</div><div>two<br>three</div><div><br></div><p>four</p></div>'),
    ).toBe('one\n\ntwo\nthree\n\nfour\n');
  });

  it('leaves an empty link empty', () => {
    expect(plainTextOf('<a href="https://example.com"><img src="x"></a>')).toBe('');
  });
});

describe('visibleTextOf', () => {
  it('has the words alone', () => {
    expect(
      visibleTextOf('<style>x</style><b>Hi</b> <a href="https://secret.example">you</a><img alt="no">'),
    ).toBe('Hi you');
  });
});
