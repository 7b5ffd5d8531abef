import type { NetResponse, Network } from '../contracts';
import type { ClientScript, Deed } from './clientScript';
import { fetchFollowing } from './fetchFollowing';
import type { ImageProxy } from './imageProxy';
import { linksOf, picturesOf } from './mailHtml';
import { openInBrowser } from './scriptedBrowser';

export interface Performance {
  readonly network: Network;
  readonly proxy: ImageProxy;
  readonly script: Pick<ClientScript, 'userAgent'>;
  readonly html: string;
  /** Which of the mail's links; null for all that the deed is about. */
  readonly link: number | null;
}

/** Makes the requests of one step. Answers which pages' scripts failed, in words. */
export function perform(deed: Deed, performance: Performance): readonly string[] {
  const { network, proxy, script, html } = performance;
  const headers = script.userAgent === null ? {} : { 'user-agent': script.userAgent };
  const ask = (url: string, method: 'GET' | 'HEAD' = 'GET'): readonly NetResponse[] | null =>
    fetchFollowing(network, url, headers, method);
  switch (deed) {
    case 'pictures':
      for (const url of picturesOf(html)) ask(url);
      return [];
    case 'pictures-by-gmail':
      for (const url of picturesOf(html)) proxy.fetchThrough(network, url);
      return [];
    case 'links':
      for (const url of wanted(performance)) ask(url);
      return [];
    case 'first-link':
      for (const url of linksOf(html).slice(0, 1)) ask(url);
      return [];
    case 'head-links':
      for (const url of wanted(performance)) ask(url, 'HEAD');
      return [];
    case 'run-pages':
      return wanted(performance).flatMap(
        (url) => openInBrowser(network, url, { userAgent: script.userAgent ?? '', driven: true }).errors,
      );
  }
}

function wanted({ html, link }: Performance): readonly string[] {
  const links = linksOf(html);
  return link === null ? links : links.slice(link, link + 1);
}
