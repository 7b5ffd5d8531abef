import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG with one palette of the commonest colours; rarer ones take the nearest. Screenshots have few colours, so this
 * is a fraction of the browser's own PNG. `shot` is that PNG; `page` any page that may decode it.
 */
export async function indexedPng(page, shot, colours) {
  const { width, height, data } = await pixelsOf(page, shot);
  const bits = colours <= 16 ? 4 : 8;
  const { palette, indexes } = quantised(data, colours);
  const perByte = 8 / bits;
  const stride = Math.ceil(width / perByte) + 1;
  const raw = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shift = 8 - bits * ((x % perByte) + 1);
      raw[y * stride + 1 + Math.floor(x / perByte)] |= indexes[y * width + x] << shift;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function pixelsOf(page, shot) {
  const { width, height, base64 } = await page.evaluate(async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return { width: image.width, height: image.height, base64: btoa(text) };
  }, shot.toString('base64'));
  return { width, height, data: Buffer.from(base64, 'base64') };
}

function quantised(data, colours) {
  const counts = new Map();
  const all = new Uint32Array(data.length / 4);
  for (let pixel = 0; pixel < all.length; pixel += 1) {
    all[pixel] = data.readUInt32BE(pixel * 4) >>> 8;
    counts.set(all[pixel], (counts.get(all[pixel]) ?? 0) + 1);
  }
  const common = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const palette = common.slice(0, colours).map(([colour]) => colour);
  const places = new Map(common.map(([colour]) => [colour, nearest(palette, colour)]));
  return { palette, indexes: Uint8Array.from(all, (colour) => places.get(colour)) };
}

function nearest(palette, colour) {
  const distance = (other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  return palette.reduce((best, each, place) => (distance(each) < distance(palette[best]) ? place : best), 0);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body) >>> 0, body.length + 4);
  return framed;
}
