import { canon, foldAll } from './fold.ts';
import { tidy } from './text.ts';

/** How well a text answers a query, best first. */
export const MATCH_LEVELS = ['exact', 'canon', 'folded'] as const;

/** `exact`: same diacritics; `canon`: same word, tone mark placed elsewhere; `folded`: same base letters. */
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** The three strings to store beside a text so that it can be found. All lower-case and tidied. */
export type SearchKeys = Readonly<Record<MatchLevel, string>>;

/** Computes the search keys of a text or of a query. Equal `exact` implies equal `canon`, and that equal `folded`. */
export function searchKeys(text: string): SearchKeys {
  const exact = tidy(text).toLowerCase().normalize('NFC');
  return { exact, canon: canon(exact), folded: foldAll(exact) };
}

const isWordCharacter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

function holdsPhrase(text: string, phrase: string): boolean {
  let at = text.indexOf(phrase);
  while (at > 0 && isWordCharacter(text.charAt(at - 1))) at = text.indexOf(phrase, at + 1);
  return at >= 0;
}

/**
 * The best level on which the text contains the query as a phrase that begins at the beginning of a word (its
 * last word may be unfinished, as while typing); undefined when it does not, or when the query is empty.
 */
export function matchLevel(query: string, text: string): MatchLevel | undefined {
  const wanted = searchKeys(query);
  const held = searchKeys(text);
  if (wanted.exact === '') return undefined;
  return MATCH_LEVELS.find((level) => holdsPhrase(held[level], wanted[level]));
}

/**
 * The items that answer the query, exact hits first, then other tone placements, then other diacritics; items
 * of one level keep their order. So `con dê` never puts `con dế` above a goat.
 */
export function rankMatches<T>(query: string, items: readonly T[], textOf: (item: T) => string): readonly T[] {
  const found = items.map((item) => ({ item, level: matchLevel(query, textOf(item)) }));
  return MATCH_LEVELS.flatMap((level) => found.filter((hit) => hit.level === level).map((hit) => hit.item));
}
