import { createHash } from 'node:crypto';

/** Chance that can be foretold: the same seed, the same draws. */
export interface Chance {
  readonly seed: number;
  drawn: number;
}

/** The next UUID, of the shape that random ones have. Whoever knows the seed knows it, too. */
export function uuidFrom(chance: Chance): string {
  chance.drawn += 1;
  const hex = createHash('sha256').update(`${chance.seed}:${chance.drawn}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
