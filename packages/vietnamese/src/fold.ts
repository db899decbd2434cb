import { TONES, withTone } from './alphabet.ts';
import { tidy } from './text.ts';

// Old fonts and code page 1252 drew "Đ" with the Icelandic letter, and people still copy it.
const STROKE_LOOKALIKES: Readonly<Record<string, string>> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

const PAIRS = ['oa', 'oe', 'uy'];

const MOVES: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([first = '', second = '']) =>
    TONES.slice(1).map((tone) => [first + withTone(second, tone), withTone(first, tone) + second] as const),
  ),
);

const MOVABLE = /(?:o[àảãáạèẻẽéẹ]|(?<!q)u[ỳỷỹýỵ])(?![\p{L}\p{M}])/giu;

const capital = (letter: string): boolean => letter !== letter.toLowerCase();

function moveTone(pair: string): string {
  const [first = '', second = ''] = MOVES.get(pair.toLowerCase()) ?? pair;
  const like = (letter: string, model: string | undefined): string =>
    capital(model ?? '') ? letter.toUpperCase() : letter;
  return like(first, pair[0]) + like(second, pair[1]);
}

/** What `canon` may also do. */
export interface CanonOptions {
  /** Also make the text lower-case. */
  readonly lowerCase?: boolean;
}

/**
 * One spelling for words that differ only in where the tone mark stands: `hoà`, `uỷ`, `khoẻ` become `hòa`,
 * `ủy`, `khỏe`. Only syllable-final oa, oe, uy have two spellings; `quý` and `hoàn` are untouched. Also NFC,
 * and the look-alikes Ð and ð become Đ and đ. For comparing; show people the text as it was typed.
 */
export function canon(text: string, options: CanonOptions = {}): string {
  const letters = text.normalize('NFC').replace(/[ÐƉðɖ]/gu, (letter) => STROKE_LOOKALIKES[letter] ?? letter);
  const moved = letters.replace(MOVABLE, moveTone);
  return options.lowerCase === true ? moved.toLowerCase().normalize('NFC') : moved;
}

/** Only base letters, lower-case and tidied: `Đảng uỷ` gives `dang uy`. For finding without diacritics. */
export const foldAll = (text: string): string =>
  tidy(
    canon(tidy(text), { lowerCase: true })
      .normalize('NFD')
      .replace(/[\u0300-\u036F]/gu, '')
      .replaceAll('đ', 'd'),
  );
