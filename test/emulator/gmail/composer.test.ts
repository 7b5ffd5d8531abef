import { composerHtml } from '../../../emulator/gmail/composer';

// https://github.com/dipseth/google_workspace_fastmcp2/issues/71
describe('composerHtml', () => {
  it('wraps what was written', () => {
    expect(composerHtml('Hi <b>you</b>')).toBe('<div dir="ltr">Hi <b>you</b></div>');
  });

  it('takes out comments, doctype, style sheets and scripts', () => {
    const html = '<!doctype html><style>p{}</style><!-- mark --><p onclick="x()">Hi</p><script>x()</script>';
    expect(composerHtml(html)).toBe('<div dir="ltr"><p>Hi</p></div>');
  });

  it('keeps a picture with its attributes', () => {
    const picture =
      '<img src="https://example.com/?a=1&amp;b=2" width="1" height="1" alt="" style="display:block">';
    expect(composerHtml(picture)).toBe(`<div dir="ltr">${picture}</div>`);
  });

  it('keeps no more of a picture than address, text and size, where Gmail does', () => {
    const picture = '<img src="https://example.com/?a=1" width="1" height="1" alt="" style="x" data-x="1">';
    expect(composerHtml(`<p class="x">${picture}</p>`, { composerKeepsAttributes: false })).toBe(
      '<div dir="ltr"><p class="x"><img src="https://example.com/?a=1" width="1" height="1" alt=""></p></div>',
    );
  });

  it.each([
    '',
    'x',
    '<div dir="ltr">x</div>',
    '<div dir="ltr">a</div><div>b</div>',
    '<p>a<p>b',
    '<table><tr><td>x',
    '&lt;b&gt;',
  ])('changes nothing the second time: %s', (html) => {
    expect(composerHtml(composerHtml(html))).toBe(composerHtml(html));
  });
});
