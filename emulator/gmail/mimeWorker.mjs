/**
 * Builds and parses mail in a thread of its own, because both libraries are asynchronous and scripts are not.
 * Called through mime.ts only; the shapes are described there.
 */
import MailComposer from 'nodemailer/lib/mail-composer';
import MimeNode from 'nodemailer/lib/mime-node';
import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import { runAsWorker } from 'synckit';

const ADDRESS_HEADERS = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc']);

const tasks = { build, parse };

runAsWorker((task, argument) => tasks[task](argument));

async function build(mail) {
  const { attachments = [], pictures = [] } = mail;
  const message = attachments.length + pictures.length === 0 ? textOnly(mail) : withFiles(mail);
  message.keepBcc = true;
  return (await message.build()).toString('latin1');
}

function textOnly({ id, date, headers, ...mail }) {
  return new MailComposer({
    ...mail,
    date: new Date(date),
    headers,
    baseBoundary: id,
    encoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
}

/**
 * As Gmail nests them: attachments around pictures around the two texts, each file under its id.
 * @see https://github.com/linagora/tmail-flutter/issues/725
 */
function withFiles({ id, date, headers = {}, text, html, attachments = [], pictures = [], ...mail }) {
  const levels = [
    ['multipart/mixed', attachments],
    ['multipart/related', pictures],
  ].filter(([, files]) => files.length > 0);
  const [root, ...inner] = [...levels.map(([type]) => type), 'multipart/alternative'].reduce(
    (nodes, type) => [
      ...nodes,
      nodes.length === 0
        ? new MimeNode(type, { baseBoundary: id, disableFileAccess: true, disableUrlAccess: true })
        : nodes[nodes.length - 1].createChild(type),
    ],
    [],
  );
  for (const [name, value] of Object.entries({ ...headersOf(mail), ...headers })) root.setHeader(name, value);
  root.setHeader('date', new Date(date).toUTCString().replace('GMT', '+0000'));
  const alternative = inner[inner.length - 1];
  for (const [type, content] of [
    ['text/plain', text],
    ['text/html', html],
  ]) {
    alternative
      .createChild(`${type}; charset=utf-8`)
      .setHeader('content-transfer-encoding', 'quoted-printable')
      .setContent(content);
  }
  [root, ...inner].slice(0, levels.length).forEach((node, level) => {
    for (const file of levels[level][1]) attach(node, file);
  });
  return root;
}

function attach(parent, { id, name, type, content }) {
  const file = parent.createChild(type, { filename: name, normalizeHeaderKey: asGmailWrites });
  file.setHeader('content-disposition', 'attachment');
  // A mail within a mail may not be encoded, says https://www.rfc-editor.org/rfc/rfc2046#section-5.2.1
  if (!type.startsWith('message/')) file.setHeader('content-transfer-encoding', 'base64');
  file.setHeader('x-attachment-id', id);
  file.setHeader('content-id', `<${id}>`);
  file.setContent(Buffer.from(content));
}

const asGmailWrites = (key) => (key === 'X-Attachment-ID' ? 'X-Attachment-Id' : key);

/** Header lines of a mail's own facts; what is absent or empty has none. */
const headersOf = (mail) =>
  Object.fromEntries(
    HEADERS.map((name) => [name, mail[name.replace(/-./g, ([, letter]) => letter.toUpperCase())]]).filter(
      ([, value]) => value,
    ),
  );

const HEADERS = 'from to cc bcc reply-to in-reply-to references subject message-id'.split(' ');

async function parse(raw) {
  const bytes = Buffer.from(raw, 'latin1');
  const parser = new PostalMime();
  const mail = await parser.parse(bytes);
  const root = await partOf(parser.root, { endsLine: /\n$/.test(raw) });
  const addresses = (list) =>
    addressParser(list ?? '', { flatten: true }).map(({ name, address }) => ({ name, email: address }));
  const header = (key) => mail.headers.find((each) => each.key === key)?.value;
  return {
    from: addresses(header('from'))[0] ?? { name: '', email: '' },
    to: addresses(header('to')),
    cc: addresses(header('cc')),
    bcc: addresses(header('bcc')),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    inReplyTo: idsIn(mail.inReplyTo),
    references: idsIn(mail.references),
    date: Number.isNaN(Date.parse(mail.date)) ? null : Date.parse(mail.date),
    root,
  };
}

const idsIn = (value) => value?.match(/<[^<>\s]+>/g) ?? [];

/** `endsLine`: the last line break belongs to the part, not to the boundary after it. */
async function partOf(node, { endsLine }) {
  const { value: mimeType, params } = node.contentType.parsed;
  const disposition = node.contentDisposition.parsed;
  const name = disposition.params.filename ?? params.name;
  const filename = name === undefined ? '' : decodeWords(name);
  const inner = mimeType === 'message/rfc822' && node.content ? await innerMail(node.content) : [];
  const nested = await Promise.all(node.childNodes.map((child) => partOf(child, { endsLine: false })));
  const content = node.contentType.multipart ? null : exactBytes(node, endsLine);
  const isAttached = filename !== '' || disposition.value === 'attachment';
  return {
    mimeType,
    filename,
    isAttached,
    headers: node.headers.map(({ key, originalKey, value }) => ({
      name: originalKey,
      value: readable(key, value),
    })),
    bytes: content,
    size: content === null || (inner.length > 0 && !isAttached) ? 0 : content.length,
    content: content !== null && mimeType.startsWith('text/') ? asUtf8(content, params.charset) : content,
    parts: [...inner, ...nested],
  };
}

async function innerMail(content) {
  const parser = new PostalMime();
  await parser.parse(content);
  return [await partOf(parser.root, { endsLine: true })];
}

/** The decoded content with the line breaks that the parser took away. */
function exactBytes(node, endsLine) {
  const bytes = Buffer.from(node.content ?? new ArrayBuffer(0));
  if (/base64/i.test(node.contentTransferEncoding.encoding)) return bytes;
  const text = bytes.toString('latin1');
  const lines = endsLine ? text : text.replace(/\n$/, '');
  return Buffer.from(lines.replace(/\r?\n/g, '\r\n'), 'latin1');
}

/** UTF-8 whatever was declared, as Gmail does; bytes that are not in the declared set are taken for windows-1252. */
function asUtf8(bytes, charset = 'utf-8') {
  for (const [label, fatal] of [
    [charset, true],
    ['utf-8', true],
    ['windows-1252', false],
  ]) {
    try {
      const decoder = new TextDecoder(label, { fatal, ignoreBOM: true });
      return Buffer.from(
        decoder.encoding === 'windows-1252' ? fromWindows1252(bytes) : decoder.decode(bytes),
        'utf8',
      );
    } catch {
      // An unknown charset, or bytes that cannot be in it: the next one decides.
    }
  }
  return bytes;
}

/** Node 20 reads windows-1252 as ISO-8859-1, where 0x80 to 0x9f are control characters. */
const fromWindows1252 = (bytes) =>
  bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_80_TO_9F[character.charCodeAt(0) - 0x80]);

const WINDOWS_80_TO_9F = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Header values as Gmail tells them: unfolded, encoded words decoded, decoded names in quotes. */
function readable(key, value) {
  if (!value.includes('=?')) return value;
  if (!ADDRESS_HEADERS.has(key)) return decodeWords(value);
  return addressParser(value, { flatten: true })
    .map(({ name, address }) => (name === '' ? address : `"${name}" <${address}>`))
    .join(', ');
}
