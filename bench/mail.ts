import { editTextParts } from '../src/core/mime';
import { readDraft } from '../src/core/readDraft';
import { trackRaw } from '../src/core/trackedMail';
import { figure, type Figure } from './budgets';
import { base64Mail, quotedMail } from './bigMails';
import { medianMs } from './timing';

const MEGABYTE = 1_000_000;
const BASE =
  'https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec?t=EQEGV4kgMG3RR5ZOXqAlAPDVzTNq1tzMfOyApAzcdmQ';
const NOTHING_OF_OURS = { isPixel: () => false, destinationOf: () => null };

/** How long it takes to read, change and track a large mail, in the encodings that cost most. */
export function measureMail(): Figure[] {
  const [half, full] = [quotedMail(MEGABYTE), quotedMail(2 * MEGABYTE)];
  const [halfTracked, fullTracked] = [timeFor(half, track), timeFor(full, track)];
  return [
    figure('mail in quoted-printable, 2 MB: read', timeFor(full, read)),
    figure('mail in quoted-printable, 2 MB: changed', timeFor(full, change)),
    figure('mail in base64, 2 MB: read', timeFor(base64Mail(2 * MEGABYTE), read)),
    figure('mail in base64, 2 MB: changed', timeFor(base64Mail(2 * MEGABYTE), change)),
    figure('draft read and tracked, 2 MB', fullTracked),
    figure('draft read and tracked, 2 MB / 1 MB', fullTracked / halfTracked),
  ];
}

const timeFor = (raw: string, work: (raw: string) => unknown): number => medianMs(5, () => raw, work);

const read = (raw: string) => editTextParts(raw, () => null);
const change = (raw: string) => editTextParts(raw, ({ text }) => text.replace('</p>', '!</p>'));

function track(raw: string): void {
  const { links } = readDraft(raw, NOTHING_OF_OURS);
  const tracked = trackRaw(raw, {
    pixelUrl: BASE,
    urlFor: ({ url }) => `${BASE}&u=${encodeURIComponent(url)}`,
    originals: NOTHING_OF_OURS,
    wrapText: 'alone',
  });
  if (links.length === 0 || tracked.length <= raw.length) throw new Error('Nothing was put into the mail.');
}
