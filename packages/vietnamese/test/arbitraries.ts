import fc from 'fast-check';
import { ALL_LETTERS, TONES, withTone } from '../src/alphabet.ts';

const ONSETS = [
  '',
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'gi',
  'h',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'ngh',
  'ph',
  'qu',
  't',
  'th',
  'tr',
  'v',
];
const NUCLEI = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
const TAILS = ['', 'a', 'e', 'y', 'i', 'n', 'ng', 'nh', 'm', 't', 'ch', 'o', 'u'];

/** Text that looks like Vietnamese syllables, well-formed or not; the tone stands on the first vowel. */
export const syllable: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...ONSETS), fc.constantFrom(...NUCLEI), fc.constantFrom(...TONES), fc.constantFrom(...TAILS))
  .map(([onset, nucleus, tone, tail]) => onset + withTone(nucleus, tone) + tail);

const inCase = (word: string, shape: number): string => {
  if (shape === 0) return word;
  return shape === 1 ? word.charAt(0).toUpperCase() + word.slice(1) : word.toUpperCase();
};

/** A syllable small, with a capital, or in capitals. */
export const word: fc.Arbitrary<string> = fc.tuple(syllable, fc.nat(2)).map(([text, shape]) => inCase(text, shape));

/** A full name of one to five words. */
export const fullName: fc.Arbitrary<string> = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));

/** Words of Vietnamese letters in any order, small and capital. */
export const letters: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...ALL_LETTERS, ...ALL_LETTERS.map((letter) => letter.toUpperCase()), ' ', '-'),
});

/** Any Unicode text, combining marks and odd spaces among it. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'o',
      'à',
      'ế',
      'Ð',
      'đ',
      '\u0301',
      '\u0323',
      '\u00A0',
      '\u200B',
      '\u200D',
      '\u00AD',
      ' ',
      'u',
      'y',
      'ỷ',
    ),
  }),
);
