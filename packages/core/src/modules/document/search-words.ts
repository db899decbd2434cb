import { foldAll, searchKeys } from '@guong/vietnamese';

const LONGEST_WORD = 60;
const MOST_WORDS = 20_000;

/** The different folded words of a text, letters and digits only: `24-CT/TU` gives `24`, `ct`, `tu`. */
export function wordsOf(text: string): string[] {
  const words = foldAll(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
}

/** What a document is found by: its symbol, its title and its other names, as one text in the three spellings. */
export function registerKeys(parts: readonly string[]): {
  search_exact: string;
  search_canon: string;
  search_folded: string;
} {
  const keys = searchKeys(parts.join(' | '));
  return { search_exact: keys.exact, search_canon: keys.canon, search_folded: keys.folded };
}

/** What was typed, ready to be looked up: whole words, and the last one, which may be unfinished. */
export interface Sought {
  readonly whole: readonly string[];
  readonly begun: string;
}

/** Splits what was typed; nothing when it holds no letter and no digit. Eight words are looked at. */
export function soughtWords(typed: string): Sought | undefined {
  const words = (foldAll(typed).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
  const begun = words.at(-1);
  return begun === undefined ? undefined : { whole: [...new Set(words.slice(0, -1))], begun };
}
