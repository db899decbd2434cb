/**
 * The five tone marks as combining characters, in the order of the Vietnamese dictionary
 * (no tone, huyền, hỏi, ngã, sắc, nặng), which is also the order of CLDR for `vi`.
 */
export const TONE_MARKS = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const;

/** The place of a tone in the dictionary's order: 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** All tones, in order. */
export const TONES: readonly Tone[] = [0, 1, 2, 3, 4, 5];

/** The letters in the order of CLDR for `vi`: the 29 of the alphabet with f, j, w, z in their usual places. */
export const LETTERS = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'];

/** The twelve letters that can bear a tone. */
export const VOWELS = [...'aăâeêioôơuưy'];

const TONE_PATTERN = /[\u0300\u0309\u0303\u0301\u0323]/gu;

/** Removes the tone marks and keeps the letters: `Đảng uỷ` gives `Đang uy`, `hướng` gives `hương`. NFC out. */
export const foldTone = (text: string): string => text.normalize('NFD').replace(TONE_PATTERN, '').normalize('NFC');

/** The tone of the first tone mark found in a letter or syllable. */
export function toneOf(text: string): Tone {
  const mark = text.normalize('NFD').match(TONE_PATTERN)?.[0] ?? '';
  return TONES.find((tone) => TONE_MARKS[tone] === mark) ?? 0;
}

/** Puts a tone on one bare vowel: `withTone('ê', 4)` is `ế`. NFC out. */
export const withTone = (vowel: string, tone: Tone): string => (vowel + TONE_MARKS[tone]).normalize('NFC');

/** Every lower-case letter of Vietnamese text: the alphabet, then each vowel under each tone (93 in all). */
export const ALL_LETTERS: readonly string[] = [
  ...LETTERS,
  ...VOWELS.flatMap((vowel) => TONES.slice(1).map((tone) => withTone(vowel, tone))),
];
