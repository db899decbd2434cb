/** Makes spellings comparable: lower case without diacritics, as the caller defines it. Letters and digits must stay. */
export type Fold = (text: string) => string;

/** A field the caller looks for and the titles a column of it may have. */
export interface HeaderSpec {
  readonly field: string;
  readonly names: readonly string[];
}

/** A field and how well a title fits it, from 0 to 1. */
export interface FieldMatch {
  readonly field: string;
  readonly confidence: number;
}

/** Below this a title is not taken for a field. */
export const SURE_ENOUGH = 0.55;

const LONGEST_COMPARED = 60;

/** A title without line breaks, punctuation and differences of spelling. */
export function titleKey(title: string, fold: Fold): string {
  const folded = fold(title.normalize('NFC').replace(/[\s\p{Cf}]+/gu, ' '));
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** How well a column whose title has these parts (from top to bottom) fits each field, best first. */
export function matchTitle(parts: readonly string[], wanted: readonly HeaderSpec[], fold: Fold): readonly FieldMatch[] {
  const keys = parts.map((part) => titleKey(part, fold)).filter((key) => key !== '');
  const variants = [
    { key: keys.join(' '), weight: 1 },
    { key: keys.at(-1) ?? '', weight: 0.97 },
    { key: keys[0] ?? '', weight: 0.9 },
  ];
  const matches = wanted.map(({ field, names }) => {
    const scores = names.flatMap((name) => {
      const wantedKey = titleKey(name, fold);
      return variants.map(({ key, weight }) => weight * similarity(key, wantedKey));
    });
    return { field, confidence: Math.round(Math.max(0, ...scores) * 100) / 100 };
  });
  return matches.filter((match) => match.confidence > 0).sort((a, b) => b.confidence - a.confidence);
}

function similarity(title: string, name: string): number {
  if (title === '' || name === '' || title.length > LONGEST_COMPARED * 3) return 0;
  if (title === name) return 1;
  if (title.replaceAll(' ', '') === name.replaceAll(' ', '')) return 0.98;
  return Math.max(phraseScore(title, name), sharedWords(title, name) * 0.85, typoScore(title, name));
}

function phraseScore(title: string, name: string): number {
  const share = Math.min(title.length, name.length) / Math.max(title.length, name.length);
  if (` ${title} `.includes(` ${name} `)) return 0.7 + 0.25 * share;
  return ` ${name} `.includes(` ${title} `) ? 0.6 + 0.3 * share : 0;
}

function sharedWords(title: string, name: string): number {
  const titleWords = new Set(title.split(' '));
  const nameWords = new Set(name.split(' '));
  return (2 * titleWords.intersection(nameWords).size) / (titleWords.size + nameWords.size);
}

function typoScore(title: string, name: string): number {
  const longer = Math.max(title.length, name.length);
  const differing = Math.abs(title.length - name.length);
  if (longer > LONGEST_COMPARED || longer < 5 || differing > longer / 5) return 0;
  const likeness = 1 - editDistance(title, name) / longer;
  return likeness >= 0.8 ? likeness * 0.95 : 0;
}

/** Levenshtein distance over two rows. */
function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (before[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    before = current;
  }
  return before[b.length] ?? 0;
}
