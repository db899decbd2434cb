import { foldAll } from './fold.ts';

const LONGEST_WORD = 60;
const MOST_WORDS = 20_000;
const SOUGHT_WORDS = 8;

const splitUp = (text: string): string[] => foldAll(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The different folded words of a text, letters and digits only: `24-CT/TU` gives `24`, `ct`, `tu`. Kept under a key, they
 * find a record without looking at any other.
 */
export const foldedWords = (text: string): string[] =>
  [...new Set(splitUp(text).map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);

/** What was typed, ready to be looked up: whole words, and the last one, which may be unfinished. */
export interface Sought {
  readonly whole: readonly string[];
  readonly begun: string;
}

/** Splits what was typed; nothing when it holds no letter and no digit. Eight words are looked at. */
export function soughtWords(typed: string): Sought | undefined {
  const words = splitUp(typed).slice(0, SOUGHT_WORDS);
  const begun = words.at(-1);
  return begun === undefined ? undefined : { whole: [...new Set(words.slice(0, -1))], begun };
}
