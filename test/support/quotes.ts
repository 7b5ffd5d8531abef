/** How mail programs quote what they answer: the writer's own words are `own`, the quoted mail is `quoted`. */
export interface QuoteShape {
  readonly name: string;
  readonly html: (own: string, quoted: string) => string;
}

export const quoteShapes: readonly QuoteShape[] = [
  {
    name: 'Gmail, a reply',
    html: (own, quoted) =>
      `<div dir="ltr">${own}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 2 Nov 2026 at 10:00, Ada &lt;<a href="mailto:ada@example.com">ada@example.com</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${quoted}</blockquote></div>`,
  },
  {
    name: 'Gmail, passed on',
    html: (own, quoted) =>
      `<div dir="ltr">${own}<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: Ada</div><br>${quoted}</div></div>`,
  },
  {
    name: 'Outlook on the web',
    html: (own, quoted) =>
      `<html><head><style type="text/css">p {margin-top:0}</style></head><body dir="ltr"><div class="elementToProof">${own}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>From:</b> Ada</font><div>&nbsp;</div></div><div>${quoted}</div></body></html>`,
  },
  {
    name: 'Outlook for Windows',
    html: (own, quoted) =>
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if mso]><xml></xml><![endif]--></head><body lang="EN-US"><div class="WordSection1"><p class="MsoNormal">${own}<o:p></o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Ada</p></div></div><p class="MsoNormal">${quoted}</p></div></body></html>`,
  },
  {
    name: 'Outlook for Android and iOS',
    html: (own, quoted) =>
      `<div dir="auto">${own}</div><div id="ms-outlook-mobile-signature"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>From:</b> Ada</div><div>${quoted}</div>`,
  },
  {
    name: 'Apple Mail',
    html: (own, quoted) =>
      `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word;">${own}<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>On 2 Nov 2026, at 10:00, Ada wrote:</div><br class="Apple-interchange-newline"><div>${quoted}</div></blockquote></div></body></html>`,
  },
  {
    name: 'Thunderbird',
    html: (own, quoted) =>
      `<!DOCTYPE html><html><head></head><body><p>${own}</p><div class="moz-cite-prefix">On 02/11/2026, Ada wrote:<br></div><blockquote type="cite" cite="mid:1@example.com">${quoted}</blockquote></body></html>`,
  },
  {
    name: 'Yahoo',
    html: (own, quoted) =>
      `<html><head></head><body><div class="yahoo-style-wrap"><div>${own}</div></div><div id="ydp1yahoo_quoted_1" class="ydp1yahoo_quoted yahoo_quoted"><div>On Monday, Ada wrote:</div><div>${quoted}</div></div></body></html>`,
  },
  {
    name: 'Proton',
    html: (own, quoted) =>
      `<div>${own}</div><div class="protonmail_quote">On Monday, Ada wrote:<br><blockquote class="protonmail_quote" type="cite">${quoted}</blockquote></div>`,
  },
  {
    name: 'GMX and web.de',
    html: (own, quoted) =>
      `<html><head></head><body><div>${own}</div><div name="quote" style="margin:10px 5px"><div>Gesendet: Montag</div><div name="quoted-content">${quoted}</div></div></body></html>`,
  },
];
