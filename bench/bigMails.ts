/** Large mails of one HTML text in Greek: every letter of it is written as codes. `bytes` is the size of the mail. */
export const quotedMail = (bytes: number): string =>
  mail('quoted-printable', (size) => quotedPrintable(articles(size / 2.4)), bytes);

export const base64Mail = (bytes: number): string =>
  mail(
    'base64',
    (size) =>
      articles(size * 0.74)
        .toString('base64')
        .replace(/.{76}/g, '$&\r\n'),
    bytes,
  );

const mail = (encoding: string, body: (bytes: number) => string, bytes: number): string =>
  [
    'From: Μαρία <maria@lindenhof.example>',
    'To: ada@example.com',
    'Subject: Ξύλα',
    'Content-Type: text/html; charset=utf-8',
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    body(bytes),
  ].join('\r\n');

function articles(bytes: number): Buffer {
  const made: Buffer[] = [];
  for (let size = 0, index = 0; size < bytes; index += 1) {
    const article = Buffer.from(
      `<tr><td style="padding:8px"><h2>Προσφορά &amp; παραγγελία ${index}</h2><p>${'Δρυς, μελία και καρυδιά από την κοιλάδα. '.repeat(6)}` +
        `<a href="https://lindenhof.example/wood?id=${index}&amp;from=mail" target="_blank">Δείτε</a></p></td></tr>\r\n`,
    );
    made.push(article);
    size += article.length;
  }
  return Buffer.concat(made);
}

function quotedPrintable(bytes: Buffer): string {
  const lines: string[] = [];
  let line = '';
  for (const byte of bytes) {
    if (byte === 13) continue;
    const character = String.fromCharCode(byte);
    const unit = /[ -<>-~\n]/.test(character)
      ? character
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (unit === '\n' || line.length + unit.length > 75) {
      lines.push(unit === '\n' ? line : `${line}=`);
      line = '';
    }
    if (unit !== '\n') line += unit;
  }
  return [...lines, line].join('\r\n');
}
