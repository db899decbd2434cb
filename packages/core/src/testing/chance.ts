import { createHash } from 'node:crypto';

/** Numbers from 0 up to, not including, 1: the same row of them for the same seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed of its own for one part of what a seed makes, so that no part depends on how much another has drawn. */
export const seedOf = (seed: number, what: string): number =>
  createHash('sha256')
    .update(`${String(seed)} ${what}`)
    .digest()
    .readUInt32BE();
