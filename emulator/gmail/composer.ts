import type { Composition, Instant, MailAddress, Switches } from '../contracts';
import { isAddress, shownAddress } from './addresses';
import type { ComposedFiles } from './composedFiles';
import { picturesShownIn } from './files';
import { withHeader } from './headers';
import { attribute, bodyOf, htmlOf, isElement, rewrite, textIn } from './markup';
import type { Markup } from './markup';
import { buildMime } from './mime';
import { plainTextOf } from './plainText';
import type { MailIndex, StoredMessage } from './state';

const TAKEN_OUT = new Set(['script', 'style', 'title', 'meta', 'link', 'base', 'template']);

/** What a picture keeps when the composer takes all else off. */
const OF_A_PICTURE = new Set(['src', 'alt', 'width', 'height']);

/**
 * The HTML that Gmail's composer saves: parsed and written anew, inside `<div dir="ltr">`, without comments, doctype,
 * `<style>` and scripts. Doing it twice changes nothing more.
 *
 * Event handlers are taken off. Whether a picture's attributes survive is for a switch to say.
 * @see https://github.com/dipseth/google_workspace_fastmcp2/issues/71
 */
export function composerHtml(
  html: string,
  { composerKeepsAttributes }: Pick<Switches, 'composerKeepsAttributes'> = { composerKeepsAttributes: true },
): string {
  const body = bodyOf(html);
  rewrite(body, (child) => {
    if (isElement(child)) {
      const isBare = child.tagName === 'img' && !composerKeepsAttributes;
      child.attrs = child.attrs.filter(({ name }) =>
        isBare ? OF_A_PICTURE.has(name) : !name.startsWith('on'),
      );
      return TAKEN_OUT.has(child.tagName) ? [] : [child];
    }
    return textIn(child) === null ? [] : [child];
  });
  return isWrapped(body) ? htmlOf(body) : `<div dir="ltr">${htmlOf(body)}</div>`;
}

/** The mail that Gmail's composer makes of what was written. */
export function composed(
  composition: Composition,
  about: {
    id: string;
    messageId: string;
    at: Instant;
    from: MailAddress;
    answers: StoredMessage | null;
    files?: ComposedFiles;
  },
  switches?: Pick<Switches, 'composerKeepsAttributes'>,
): string {
  const html = composerHtml(composition.html, switches);
  const { attachments = [], pictures = [] } = about.files ?? {};
  const shown = picturesShownIn(html);
  const raw = buildMime({
    id: about.id,
    messageId: about.messageId,
    date: about.at,
    from: shownAddress(about.from),
    to: composition.to,
    cc: composition.cc,
    bcc: composition.bcc,
    subject: composition.subject,
    text: plainTextOf(html),
    html,
    attachments,
    pictures: pictures.filter(({ id }) => shown.has(id)),
    ...(about.answers === null ? {} : answerHeaders(about.answers.index)),
  });
  return (['bcc', 'cc', 'to'] as const).reduce(
    (mail, field) => asTyped(mail, field, composition[field]),
    raw,
  );
}

/** nodemailer leaves out what is no address yet; a draft keeps it, so that it can be finished or refused. */
function asTyped(raw: string, field: 'to' | 'cc' | 'bcc', typed: string): string {
  const isHeaderText = /^[\x20-\x7e]*\S[\x20-\x7e]*$/.test(typed);
  return isHeaderText ? withHeader(raw, field.charAt(0).toUpperCase() + field.slice(1), typed) : raw;
}

/**
 * What Gmail's composer says before it sends.
 * @throws {Error} in Gmail's words.
 */
export function checkAddressees({ to, cc, bcc }: Pick<MailIndex, 'to' | 'cc' | 'bcc'>): void {
  if (to.length + cc.length + bcc.length === 0) throw new Error('Please specify at least one recipient.');
  const check = (field: string, addresses: readonly MailAddress[]): void => {
    const wrong = addresses.find(({ email }) => !isAddress(email));
    if (wrong === undefined) return;
    throw new Error(
      `The address "${wrong.email === '' ? wrong.name : wrong.email}" in the "${field}" field was not recognized. ` +
        'Please make sure that all addresses are properly formed.',
    );
  };
  check('To', to);
  check('Cc', cc);
  check('Bcc', bcc);
}

/** @see https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4 */
const answerHeaders = ({ messageId, references }: MailIndex): { inReplyTo: string; references: string } => ({
  inReplyTo: messageId,
  references: [...references, messageId].join(' '),
});

function isWrapped(body: Markup): boolean {
  const [only, ...others] = body.childNodes;
  return (
    others.length === 0 &&
    only !== undefined &&
    isElement(only) &&
    only.tagName === 'div' &&
    attribute(only, 'dir') === 'ltr'
  );
}
