import { foldTone, LETTERS, toneOf } from './alphabet.ts';

// Each list is in the order of CLDR for `vi`; the stand-ins beside it are in the order of ASCII.
const MARKS = [..." -,.'()/"];
const MARK_STAND_INS = [...'!"#$%&()'];
// The collator treats these as one character in three shapes, as it treats a vowel under its tones.
const APOSTROPHES = [..."'‘’"];
const DIGITS = [...'0123456789'];
const MODIFIED: Readonly<Record<string, string>> = {
  ă: 'a|',
  â: 'a}',
  đ: 'd|',
  ê: 'e|',
  ô: 'o|',
  ơ: 'o}',
  ư: 'u|',
};

const PRIMARY: ReadonlyMap<string, string> = new Map([
  ...MARKS.map((mark, at) => [mark, MARK_STAND_INS[at] ?? ''] as const),
  ...DIGITS.map((digit) => [digit, digit] as const),
  ...LETTERS.map((letter) => [letter, MODIFIED[letter] ?? letter] as const),
]);

// After every letter and digit, yet before the modified letters of the same base, as CLDR has it for other scripts.
const foreign = (character: string): string => `{${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`;

const primary = (lower: string): string | undefined => PRIMARY.get(APOSTROPHES.includes(lower) ? "'" : foldTone(lower));

const secondary = (lower: string): number => Math.max(toneOf(lower), APOSTROPHES.indexOf(lower));

function withoutTail(digits: string): string {
  let end = digits.length;
  while (digits.charAt(end - 1) === '0') end -= 1;
  return digits.slice(0, end);
}

/**
 * A key in printable ASCII whose plain code-point order is the order of `Intl.Collator('vi')`, for databases and
 * programs without ICU. Three parts joined by spaces: letters, tones, capitals.
 * Exact for Vietnamese letters (with f, j, w, z), ASCII digits, space and `- , . ' ‘ ’ ( ) /`; other characters sort
 * after all letters by code point, which the collator may see otherwise.
 */
export function sortKey(text: string): string {
  let letters = '';
  let tones = '';
  let capitals = '';
  for (const character of text.normalize('NFC')) {
    const lower = character.toLowerCase();
    letters += primary(lower) ?? foreign(character);
    tones += String(secondary(lower));
    capitals += lower === character ? '0' : '1';
  }
  return `${letters} ${withoutTail(tones)} ${withoutTail(capitals)}`;
}
