import { sortKey } from './collation.ts';
import { canon } from './fold.ts';
import { tidy } from './text.ts';

/** A full name taken apart. A single name (some minorities have no family name) is all `given`. */
export interface PersonName {
  readonly family: string;
  readonly middle: string;
  readonly given: string;
}

// Longest first. Only families that are surely compound: "Nguyễn Trần …" may be family and middle name.
const COMPOUND_FAMILIES = [
  'công tằng tôn nữ',
  'công huyền tôn nữ',
  'âu dương',
  'hoàng phủ',
  'tôn nữ',
  'tôn thất',
] as const;

function familyLength(words: readonly string[]): number {
  const start = canon(words.join(' '), { lowerCase: true });
  const compound = COMPOUND_FAMILIES.find((family) => start.startsWith(`${family} `));
  return compound === undefined ? 1 : compound.split(' ').length;
}

/**
 * Takes a full name apart: the last word is the given name, the first the family name (or one of the few compound
 * family names), the rest the middle name. The text is tidied; spelling and capitals are kept.
 */
export function parseName(full: string): PersonName {
  const words = tidy(full).split(' ');
  const given = words.at(-1) ?? '';
  if (words.length < 2) return { family: '', middle: '', given };
  const length = familyLength(words);
  return { family: words.slice(0, length).join(' '), middle: words.slice(length, -1).join(' '), given };
}

/**
 * A printable ASCII key; plain code-point order of keys lists people as Vietnamese lists do: by given name, then
 * family, then middle name, each as `Intl.Collator('vi')` compares it. Capitals and the place of the tone mark make
 * no difference (`HOÀ` stands with `Hòa`). Exact for the characters that `sortKey` names.
 */
export function nameSortKey(full: string): string {
  const { given, family, middle } = parseName(canon(full, { lowerCase: true }));
  return [given, family, middle].map(sortKey).join(' ');
}

/** Compares two full names in list order; 0 when only capitals or the place of the tone mark differ. */
export function compareNames(one: string, other: string): -1 | 0 | 1 {
  const [left, right] = [nameSortKey(one), nameSortKey(other)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * A key for finding a person who stands twice in a list: the name whatever its capitals, spaces, normal form and
 * tone placement, and the birth date or year (`1975-09-12`, `1975`), if known. Equal keys are a reason to ask, not
 * proof: two people may share both.
 */
export const personKey = (full: string, birth = ''): string => `${canon(tidy(full), { lowerCase: true })}|${birth}`;
