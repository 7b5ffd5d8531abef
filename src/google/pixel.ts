/**
 * A transparent 1×1 WebP in 32 bytes, all below 0x80, so that it passes unharmed through ContentService, which sends
 * text only. It is a lossless VP8L image whose five prefix codes have one symbol each: no pixel data follows.
 *
 * It must be sent as JavaScript: browsers refuse a cross-site image of any other text type with `nosniff`.
 * @see https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification
 * @see https://github.com/annevk/orb
 */
export const PIXEL = 'RIFF\x18\x00\x00\x00WEBPVP8L\x0c\x00\x00\x00/\x00\x00\x00\x10(@D\x04...';

export const pixelOutput = (): GoogleAppsScript.Content.TextOutput =>
  ContentService.createTextOutput(PIXEL).setMimeType(ContentService.MimeType.JAVASCRIPT);
