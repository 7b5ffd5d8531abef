/**
 * A stream of numbers from 0 (included) to 1 (excluded) that looks random; the same seed gives the same stream.
 *
 * @see https://github.com/cprosche/mulberry32 (public domain)
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many standard deviations above the median 95 of 100 draws stay. */
const P95 = 1.645;

/** A draw from the log-normal distribution that has this median and this 95th percentile. */
export function logNormal(random: () => number, { median, p95 }: Spread): number {
  const sigma = Math.log(p95 / median) / P95;
  // 1 − x keeps the logarithm away from 0.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(sigma * normal);
}

/** Milliseconds: half of the draws take at most `median`, 95 of 100 at most `p95`. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
}
