import { parameterized } from './mimeHeaders';
import { leavesOf, type Leaf } from './mimeParts';

/** What forbids changing a mail: a change would break the signature, or there is only a cipher to change. */
export type Seal = 'signed' | 'encrypted';

/**
 * How a mail or a part of it is sealed, by OpenPGP or S/MIME; null when it is not.
 * @see https://www.rfc-editor.org/rfc/rfc1847
 * @see https://www.rfc-editor.org/rfc/rfc8551#section-3.2
 */
export function sealOf(raw: string): Seal | null {
  const seals = leavesOf(raw).map((leaf) => sealOfPart(raw, leaf));
  return seals.find((seal) => seal !== null) ?? null;
}

function sealOfPart(raw: string, { headers, start, end }: Leaf): Seal | null {
  const type = parameterized(headers.fields.get('content-type')?.value ?? '');
  switch (type?.value) {
    case 'multipart/signed':
      return 'signed';
    case 'multipart/encrypted':
      return 'encrypted';
    case 'application/pkcs7-mime':
    case 'application/x-pkcs7-mime':
      return type.parameters.get('smime-type') === 'signed-data' ? 'signed' : 'encrypted';
    case undefined:
    case 'text/plain':
      return inlineSeal(raw.slice(start, end));
    default:
      return null;
  }
}

/** OpenPGP also lives in a plain text. @see https://www.rfc-editor.org/rfc/rfc9580#section-7 */
function inlineSeal(body: string): Seal | null {
  const [, kind] = /^-----BEGIN PGP (SIGNED )?MESSAGE-----[ \t]*\r?$/m.exec(body) ?? [];
  if (kind !== undefined) return 'signed';
  return body.includes('-----BEGIN PGP MESSAGE-----') ? 'encrypted' : null;
}
