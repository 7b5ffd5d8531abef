import type { NetResponse, Network } from '../contracts';
import { fetchFollowing } from './fetchFollowing';

/** How a desktop mail program names itself. */
export const DIRECT_USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0';

/** Loads a picture as a desktop mail program does, at each view anew; null when nobody answers. */
export const fetchDirectly = (network: Network, url: string): NetResponse | null =>
  fetchFollowing(network, url, {
    'user-agent': DIRECT_USER_AGENT,
    accept: 'image/avif,image/webp,*/*',
  })?.[0] ?? null;
