import { imageProxyOf } from '../clients/imageProxy';
import type { NetResponse, World } from '../contracts';

/** A picture as Gmail's image proxy hands it to the reader's browser; 404 for what is no picture. */
export const fetchThroughProxy = (world: World, url: string): NetResponse =>
  imageProxyOf(world).fetchThrough(world.network, url);
