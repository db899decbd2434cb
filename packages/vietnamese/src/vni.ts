import { foldTone, toneOf, TONES, VOWELS, withTone } from './alphabet.ts';

// In VNI for Windows a letter is a base, then at most one mark that says hat and tone at once.
// Each list: none, huyền, hỏi, ngã, sắc, nặng.
const PLAIN_MARKS = ['', 'ø', 'û', 'õ', 'ù', 'ï'];
const HAT_MARKS = ['â', 'à', 'å', 'ã', 'á', 'ä'];
const BREVE_MARKS = ['ê', 'è', 'ú', 'ü', 'é', 'ë'];
const HATTED: Readonly<Record<string, string>> = { â: 'a', ê: 'e', ô: 'o' };
const HORNED: Readonly<Record<string, string>> = { ơ: 'ô', ư: 'ö' };

// The letters that do not follow the rule: i has its tones in single codes, and y its nặng.
const SINGLE: Readonly<Record<string, string>> = { ì: 'ì', ỉ: 'æ', ĩ: 'ó', í: 'í', ị: 'ò', ỵ: 'î', đ: 'ñ' };

function encodeVowel(letter: string): string {
  const vowel = foldTone(letter);
  const tone = toneOf(letter);
  const hatted = HATTED[vowel];
  if (hatted !== undefined) return hatted + (HAT_MARKS[tone] ?? '');
  if (vowel === 'ă') return `a${BREVE_MARKS[tone] ?? ''}`;
  return (HORNED[vowel] ?? vowel) + (PLAIN_MARKS[tone] ?? '');
}

const LETTERS = ['đ', ...VOWELS.flatMap((vowel) => TONES.map((tone) => withTone(vowel, tone)))];

const ENCODE: ReadonlyMap<string, string> = new Map(
  LETTERS.map((letter) => [letter, SINGLE[letter] ?? encodeVowel(letter)]),
);
const DECODE: ReadonlyMap<string, string> = new Map([...ENCODE].map(([letter, code]) => [code, letter]));

const CODE = /a[øûõùïâàåãáäêèúüéë]?|[eo][øûõùïâàåãáä]?|[uyôö][øûõùï]?|[iìæóíòîñ]/giu;

/**
 * Decodes VNI for Windows text that was read as Latin-1: `Coäng hoøa` gives `Cộng hòa`. The case of the base letter
 * counts; the mark may be of either case. Codes without a letter are left as they are.
 */
export const fromVni = (text: string): string =>
  text.normalize('NFC').replace(CODE, (code) => {
    const letter = DECODE.get(code.toLowerCase()) ?? code;
    const base = code.charAt(0);
    return base === base.toLowerCase() ? letter : letter.toUpperCase();
  });

/** Encodes to VNI for Windows, for tests and for old programs. Letters it lacks are left as they are. */
export const toVni = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => {
      const lower = letter.toLowerCase();
      const code = ENCODE.get(lower) ?? lower;
      return lower === letter ? code : code.toUpperCase();
    })
    .join('');
