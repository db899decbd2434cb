import type { DocumentSymbol } from './symbol.ts';
import { parseSymbol } from './symbol.ts';

/** A symbol found in running text, with the place of its letters there. */
export interface FoundSymbol {
  readonly symbol: DocumentSymbol;
  /** Where it starts and ends (UTF-16 units, end not included). */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const DASH = '[-‐‑‒–—]';
const PARTY = String.raw`\d{1,5}[a-zđ]?\s?${DASH}\s?\p{L}{1,6}\s?/\s?[\p{Lu}\d][\p{L}\d]*(?:-\p{Lu}[\p{L}\d]*)*`;
const STATE = String.raw`\d{1,5}[a-zđ]?\s?/(?:\d{4}/)?\s?\p{L}{1,6}\s?${DASH}\s?\p{Lu}[\p{L}\d]*(?:-\p{Lu}[\p{L}\d]*)*`;
const SYMBOL = new RegExp(String.raw`(?<![\p{L}\d/.,-])(?:${PARTY}|${STATE})(?![\p{L}\d])`, 'gu');

/**
 * Finds the document symbols in running text (NFC), for links and for checking a page before it is published.
 * Stricter than `parseSymbol`: the issuer begins with a capital. Symbols of unknown types are found too, with
 * their warning; the words before a symbol are not looked at.
 */
export function findSymbols(text: string): readonly FoundSymbol[] {
  return [...text.matchAll(SYMBOL)].flatMap((match) => {
    const parsed = parseSymbol(match[0]);
    if (!parsed.ok) return [];
    return [{ symbol: parsed.value, start: match.index, end: match.index + match[0].length, text: match[0] }];
  });
}
