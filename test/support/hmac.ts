import { createHmac } from 'node:crypto';
import type { Hmac } from '../../src/ports';

/** HMAC-SHA-256 by Node, for tests: what `Utilities` is to the product. */
export const hmac: Hmac = (key, message) =>
  new Uint8Array(createHmac('sha256', key).update(message).digest());
