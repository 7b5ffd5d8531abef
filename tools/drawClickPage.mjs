/**
 * Draws the picture of the click page that a sender sees once before using tracked links, from the page itself.
 * Run it after changing the page: node tools/drawClickPage.mjs
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { crc32 as nodeCrc32, deflateSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { chromium as browserType } from 'playwright-core';
import ts from 'typescript';

const PAGES = 'src/google/pages';
const SIZE = { width: 480, height: 300 };
/** Enough for grey text with one accent; each pixel then takes four bits. */
const COLOURS = 16;

const html = await renderPage();
const { data } = await photograph(html);
const png = encode(data);
writeFileSync('src/google/cards/clickPagePicture.ts', source(png));
console.log(`${png.length} bytes`);

async function renderPage() {
  const folder = mkdtempSync(join(tmpdir(), 'click-page-'));
  for (const file of [
    `${PAGES}/scriptValue`,
    `${PAGES}/words`,
    `${PAGES}/page`,
    `${PAGES}/clickPage`,
    'src/core/outsideText',
  ]) {
    const { outputText } = ts.transpileModule(readFileSync(`${file}.ts`, 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    writeFileSync(
      join(folder, `${basename(file)}.mjs`),
      outputText.replace(/from '[./\w]*\/(\w+)'/g, "from './$1.mjs'"),
    );
  }
  const { clickPage } = await import(join(folder, 'clickPage.mjs'));
  return clickPage({
    destination: 'https://example.com/offer',
    host: 'example.com',
    ticket: null,
    base: '',
    holder: 'you',
  });
}

async function photograph(content) {
  const executablePath = process.env.CHROME_PATH ?? (await chromium.executablePath());
  const browser = await browserType.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light', locale: 'en-GB' });
  await page.setContent(content);
  const shot = (await page.screenshot()).toString('base64');
  const pixels = await page.evaluate(async (base64) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return Array.from(context.getImageData(0, 0, image.width, image.height).data);
  }, shot);
  await browser.close();
  return { data: pixels };
}

/** An indexed PNG of the commonest colours; rarer ones take the nearest. */
function encode(rgba) {
  const rounded = (index) =>
    [0, 1, 2].map((channel) => Math.min(255, Math.round(rgba[index + channel] / 17) * 17));
  const count = new Map();
  for (let index = 0; index < rgba.length; index += 4) {
    const key = rounded(index).join();
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const palette = [...count]
    .sort((a, b) => b[1] - a[1])
    .slice(0, COLOURS)
    .map(([key]) => key.split(',').map(Number));
  const distance = (a, b) => a.reduce((sum, value, channel) => sum + (value - b[channel]) ** 2, 0);
  const nearest = (colour) =>
    palette.reduce(
      (best, each, index) => (distance(each, colour) < distance(palette[best], colour) ? index : best),
      0,
    );

  const stride = SIZE.width / 2 + 1;
  const raw = Buffer.alloc(stride * SIZE.height);
  for (let y = 0; y < SIZE.height; y += 1) {
    for (let x = 0; x < SIZE.width; x += 1) {
      const value = nearest(rounded((y * SIZE.width + x) * 4));
      raw[y * stride + 1 + (x >> 1)] |= x % 2 === 0 ? value << 4 : value;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE.width, 0);
  header.writeUInt32BE(SIZE.height, 4);
  header.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(nodeCrc32(body) >>> 0, body.length + 4);
  return framed;
}

function source(bytes) {
  const lines = bytes.toString('base64').match(/.{1,100}/g) ?? [];
  return (
    '/** The click page as a reader sees it. Made by tools/drawClickPage.mjs from the page itself. */\n' +
    `export const CLICK_PAGE_PICTURE =\n  'data:image/png;base64,' +\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`
  );
}
