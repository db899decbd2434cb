import { searchKeys } from '@guong/vietnamese';

/** What a document is found by: its symbol, its title and its other names, as one text in the three spellings. */
export function registerKeys(parts: readonly string[]): {
  search_exact: string;
  search_canon: string;
  search_folded: string;
} {
  const keys = searchKeys(parts.join(' | '));
  return { search_exact: keys.exact, search_canon: keys.canon, search_folded: keys.folded };
}
