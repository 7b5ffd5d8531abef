/** The marks by which mail programs set apart what was not written for this mail. */

/** Whose words they are: the writer's, the writer's for every mail, or somebody else's. */
export type Place = 'own' | 'signature' | 'quoted';

export interface Mark {
  readonly place: Exclude<Place, 'own'>;
  /** Whether it means this element, or everything from here on. */
  readonly extent: 'element' | 'rest';
}

/**
 * What an element says of itself, by its attributes; null when nothing.
 *
 * No standard names these: they are what Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, Proton, Zoho and GMX are seen
 * to write. Programs that cut quoted mail off know them by the same marks.
 * @see https://github.com/mailgun/talon/blob/master/talon/html_quotations.py
 */
export function markOf(name: string, attribute: (name: string) => string | null): Mark | null {
  const classes = attribute('class') ?? '';
  const id = attribute('id') ?? '';
  if (name === 'blockquote' && (attribute('type') ?? '').toLowerCase() === 'cite') return QUOTE;
  if (QUOTE_CLASS.test(classes) || QUOTE_ID.test(id) || attribute('name') === 'quote') return QUOTE;
  if (QUOTE_FROM_HERE.test(id) || OUTLOOK_HEADING.test(attribute('style') ?? '')) return QUOTED_REST;
  return SIGNATURE_CLASS.test(classes) || SIGNATURE_ID.test(id) ? SIGNATURE : null;
}

const QUOTE: Mark = { place: 'quoted', extent: 'element' };
const QUOTED_REST: Mark = { place: 'quoted', extent: 'rest' };
const SIGNATURE: Mark = { place: 'signature', extent: 'element' };

const QUOTE_CLASS =
  /(?:^|\s)(?:gmail_quote|yahoo_quoted|moz-cite-prefix|moz-forward-container|protonmail_quote|zmail_extra)(?![\w-])/;
const QUOTE_ID = /^(?:x_)*(?:yahoo_quoted|OLK_SRC_BODY_SECTION)/;
/** Outlook closes these at once, or puts nothing but the heading of the quoted mail into them. */
const QUOTE_FROM_HERE =
  /^(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|mail-editor-reference-message-container|ms-outlook-mobile-reference-message)$/;
const OUTLOOK_HEADING = /border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)\s/i;

const SIGNATURE_CLASS =
  /(?:^|\s)(?:gmail_signature(?:_prefix)?|moz-signature|protonmail_signature_block|[\w-]*yahoo-signature)(?![\w-])/;
const SIGNATURE_ID = /^(?:Signature|ms-outlook-mobile-signature|(?:x_)?AppleMailSignature\w*)$/;
