import type { NetResponse, Network, Switches, World } from '../contracts';
import { mailServerOf } from '../gmail/MailSystem';
import type { MailState } from '../gmail/state';
import { fetchFollowing } from './fetchFollowing';
import { pictureType } from './pictureType';

/** How Gmail's image proxy names itself in many web servers' logs. */
export const PROXY_USER_AGENT =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';

/** Gmail's image proxy: fetches pictures for whoever looks at a mail, without cookies and for all readers alike. */
export interface ImageProxy {
  /** The picture with the type its bytes show; 404 for what is no picture. */
  fetchThrough(network: Network, url: string): NetResponse;
}

export interface ImageProxyOptions {
  /**
   * Once there was no picture, there never is one: the switch `proxyForgetsFailures` says which for a world. Senders say
   * that the real proxy keeps a 404 or 403 for weeks; Google does not say. @see http://www.kouhan.cn/en/article/00044109
   */
  readonly keepsFailures?: boolean;
  /** Only what is sent as `image/…` is a picture: the switch `proxyShowsPicturesSentAsText` says which for a world. */
  readonly goesByType?: boolean;
}

/**
 * A proxy on the pictures it already keeps. It follows redirects, and asks again at each view when any answer on the
 * way said so (`no-store`, `no-cache`, `max-age=0`).
 *
 * Unlike Google: kept pictures never grow old, pictures are not re-encoded or made smaller, and the reader's browser
 * is told to ask the proxy each time.
 * @see https://www.wordtothewise.com/2014/03/gmail-image-caching-update/
 */
export const imageProxy = (
  kept: MailState['proxiedImages'],
  { keepsFailures = false, goesByType = false }: ImageProxyOptions = {},
): ImageProxy => ({
  fetchThrough(network, url) {
    const known = Object.hasOwn(kept, url) ? kept[url] : undefined;
    if (known === FAILURE && keepsFailures) return NO_PICTURE;
    if (known !== undefined && known !== FAILURE) return picture(Buffer.from(known, 'base64'));
    const answers = fetchFollowing(network, url, { 'user-agent': PROXY_USER_AGENT });
    const last = answers?.[0];
    const refused = goesByType && !/^image\//i.test(last?.headers['content-type'] ?? '');
    const body = last?.status === 200 && !refused ? last.body : null;
    if (answers === null || body === null || pictureType(body) === null) {
      if (keepsFailures) kept[url] = FAILURE;
      return NO_PICTURE;
    }
    if (answers.every(mayBeKept)) kept[url] = body.toString('base64');
    return picture(body);
  },
});

/** The proxy of this world's Gmail. */
export const imageProxyOf = (world: World): ImageProxy =>
  imageProxy(mailServerOf(world).state.proxiedImages, proxyOptions(world.switches));

/** A picture of a draft that is opened again: by the proxy, as in any mail, or asked for by nobody. */
export const fetchForDraft = (world: World, url: string): NetResponse =>
  world.switches.draftsLeavePicturesAlone ? NO_PICTURE : imageProxyOf(world).fetchThrough(world.network, url);

/** What the switches say of the proxy. */
export const proxyOptions = ({
  proxyForgetsFailures,
  proxyShowsPicturesSentAsText,
}: Switches): ImageProxyOptions => ({
  keepsFailures: !proxyForgetsFailures,
  goesByType: !proxyShowsPicturesSentAsText,
});

/** What is kept of an address that gave no picture. */
const FAILURE = '';

function picture(body: Buffer): NetResponse {
  return {
    status: 200,
    headers: {
      'content-type': pictureType(body) ?? '',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}

const NO_PICTURE: NetResponse = {
  status: 404,
  headers: { 'cache-control': 'no-store' },
  body: Buffer.alloc(0),
};

const mayBeKept = ({ headers }: NetResponse): boolean =>
  !/no-store|no-cache|max-age=0(?!\d)/i.test(headers['cache-control'] ?? '');
