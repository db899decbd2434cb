/** A repeatable source of choices for made-up test files. Not secret. */
export interface Dice {
  /** A whole number from 0 up to, not including, `below`. */
  number(below: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** Dice that fall the same way for the same seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const number = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  return { number, pick: (list) => list[number(list.length)] ?? list[0] };
}
