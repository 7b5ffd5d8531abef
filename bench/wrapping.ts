import { instrumentHtml } from '../src/core/html';
import { figure, type Figure } from './budgets';
import { medianMs } from './timing';

const MEGABYTE = 1_000_000;
const BASE =
  'https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec?t=EQEGV4kgMG3RR5ZOXqAlAPDVzTNq1tzMfOyApAzcdmQ';

/** How long it takes to put a pixel and our links into a large mail. */
export function measureWrapping(): Figure[] {
  const [half, full] = [timeFor(MEGABYTE), timeFor(2 * MEGABYTE)];
  return [figure('wrapping links, 2 MB', full), figure('wrapping links, 2 MB / 1 MB', full / half)];
}

function timeFor(bytes: number): number {
  const html = newsletter(bytes);
  return medianMs(
    7,
    () => html,
    (mail) => {
      const made = instrumentHtml(mail, {
        pixelUrl: BASE,
        linkUrl: ({ url }) => `${BASE}&u=${encodeURIComponent(url)}`,
      });
      if (made.length <= mail.length) throw new Error('Nothing was put into the mail.');
    },
  );
}

function newsletter(bytes: number): string {
  const articles: string[] = [];
  for (let size = 0, index = 0; size < bytes; index += 1) {
    const article =
      `<tr><td style="padding:8px;font:14px Arial"><h2>Offer &amp; order ${index}</h2><p>${'Oak, ash and walnut from the valley. '.repeat(6)}` +
      `<a href="https://lindenhof.example/wood?id=${index}&amp;from=mail" target="_blank">More</a></p></td></tr>\n`;
    articles.push(article);
    size += article.length;
  }
  return `<!doctype html><html><body><table>${articles.join('')}</table></body></html>`;
}
