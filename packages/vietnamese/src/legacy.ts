import { isSyllable } from './syllable.ts';
import { fromTcvn3, toTcvn3 } from './tcvn3.ts';
import { fromVni, toVni } from './vni.ts';

/** The two encodings that old Vietnamese fonts used. */
export type LegacyEncoding = 'tcvn3' | 'vni';

/** What `detectLegacy` believes, and how firmly. Show it to a person before converting a file. */
export interface LegacyVerdict {
  readonly encoding: LegacyEncoding;
  /** The font is one that draws small letters as capitals (`.VnTimeH`). */
  readonly upperCaseFont: boolean;
  /** Whether the font's name decided, or only the letters. */
  readonly by: 'font' | 'letters';
  /** 0 to 1: the part of the changed words that become Vietnamese syllables, less when there are few or doubts. */
  readonly confidence: number;
}

const TCVN3_FONT = /^\.vn/iu;
const VNI_FONT = /^vni[- ]/iu;
// Letters that neither encoding can contain: the text is Unicode already.
const BEYOND_LATIN_1 = /[\u0102-\u01B0\u1EA0-\u1EF9]/u;
const LATIN_1_UPPER = /[\u00A1-\u00FF]/u;
const WORD_BREAKS = /[\s!-/:-@[-`{-~–—…]+/u;
const LEAST_SHARE = 0.7;

/** The encoding that a font's name promises: `.VnTime` TCVN3, `VNI-Times` VNI; undefined for any other. */
export function legacyFont(fontName: string): Pick<LegacyVerdict, 'encoding' | 'upperCaseFont'> | undefined {
  const name = fontName.trim();
  if (TCVN3_FONT.test(name)) return { encoding: 'tcvn3', upperCaseFont: /h$/iu.test(name) };
  return VNI_FONT.test(name) ? { encoding: 'vni', upperCaseFont: false } : undefined;
}

/** Decodes text of a known legacy encoding. */
export const fromLegacy = (
  text: string,
  { encoding, upperCaseFont }: Pick<LegacyVerdict, 'encoding' | 'upperCaseFont'>,
): string => (encoding === 'vni' ? fromVni(text) : fromTcvn3(text, { upperCaseFont }));

interface Evidence {
  /** How many words an encoding would change or has to explain. */
  readonly words: number;
  readonly asTyped: number;
  readonly decoded: number;
}

// A word with a code that the encoding does not have (à in TCVN3) does not come back.
function comesBack(word: string, encoding: LegacyEncoding): boolean {
  if (encoding === 'tcvn3') return toTcvn3(fromTcvn3(word)) === word;
  return toVni(fromVni(word)).toLowerCase() === word.toLowerCase();
}

function weigh(text: string, encoding: LegacyEncoding): Evidence {
  const words = text.split(WORD_BREAKS).filter((word) => LATIN_1_UPPER.test(word));
  const share = (fits: (word: string) => boolean): number =>
    words.length === 0 ? 1 : words.filter(fits).length / words.length;
  const decode = (word: string): string => fromLegacy(word, { encoding, upperCaseFont: false });
  const decoded = share((word) => comesBack(word, encoding) && isSyllable(decode(word)));
  return { words: words.length, asTyped: share(isSyllable), decoded };
}

function judgeByFont(text: string, fontName: string): LegacyVerdict | undefined {
  const font = legacyFont(fontName);
  if (font === undefined) return undefined;
  const { words, asTyped, decoded } = weigh(text, font.encoding);
  if (asTyped > decoded) return undefined;
  const doubt = words > 0 && asTyped === 1 ? 0.75 : 1;
  return { ...font, by: 'font', confidence: decoded * doubt };
}

function judgeByLetters(text: string): LegacyVerdict | undefined {
  const verdicts = (['tcvn3', 'vni'] as const).flatMap((encoding): readonly LegacyVerdict[] => {
    const { words, asTyped, decoded } = weigh(text, encoding);
    if (words === 0 || decoded < LEAST_SHARE || decoded <= asTyped) return [];
    return [{ encoding, upperCaseFont: false, by: 'letters', confidence: (decoded * words) / (words + 1) }];
  });
  const [first, second] = verdicts.toSorted((one, other) => other.confidence - one.confidence);
  return first?.confidence === second?.confidence ? undefined : first;
}

/**
 * Finds out whether text is TCVN3 or VNI read as Latin-1. The name of the font decides, unless the text contradicts
 * it (Unicode pasted into a cell that kept its old font); without a legacy font the letters are weighed. Undefined
 * means: leave the text as it is.
 */
export function detectLegacy(text: string, fontName?: string): LegacyVerdict | undefined {
  const typed = text.normalize('NFC');
  if (BEYOND_LATIN_1.test(typed)) return undefined;
  const byFont = fontName !== undefined && legacyFont(fontName) !== undefined;
  return byFont ? judgeByFont(typed, fontName) : judgeByLetters(typed);
}

/**
 * Detects and decodes in one step; text that is not legacy comes back NFC and otherwise untouched, without verdict.
 * Callers that write the result anywhere should first show it, with the confidence, to a person.
 */
export function convertLegacy(
  text: string,
  fontName?: string,
): { readonly text: string; readonly verdict?: LegacyVerdict } {
  const verdict = detectLegacy(text, fontName);
  return verdict === undefined ? { text: text.normalize('NFC') } : { text: fromLegacy(text, verdict), verdict };
}
