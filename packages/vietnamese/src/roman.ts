import type { Parsed } from './parsed.ts';
import { read, refuse } from './parsed.ts';

const NUMERALS = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** Writes 1 to 3999 in Roman numerals. Throws RangeError for anything else. */
export function formatRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999) throw new RangeError(`no Roman numeral for ${value}`);
  let rest = value;
  let text = '';
  for (const [worth, numeral] of NUMERALS) {
    text += numeral.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

/** Reads a Roman numeral, capitals or not. Only the usual spelling is read: `IIII` and `IC` are refused. */
export function parseRoman(text: string): Parsed<number, 'not-a-numeral'> {
  const typed = text.normalize('NFKC').trim().toUpperCase();
  let rest = typed;
  let value = 0;
  for (const [worth, numeral] of NUMERALS) {
    while (rest.startsWith(numeral)) {
      value += worth;
      rest = rest.slice(numeral.length);
    }
  }
  const usual = rest === '' && value >= 1 && value <= 3999 && formatRoman(value) === typed;
  return usual ? read(value) : refuse('not-a-numeral');
}
