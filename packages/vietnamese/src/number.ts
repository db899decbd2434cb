import type { Parsed } from './parsed.ts';
import { read, refuse } from './parsed.ts';
import { tidy } from './text.ts';

/** A number that was read, or why not; an ambiguous one comes with its two readings, so a form can ask. */
export type ParsedNumber =
  | Parsed<number, 'empty' | 'not-a-number' | 'too-long' | 'no-percent-sign'>
  | { readonly ok: false; readonly reason: 'ambiguous'; readonly readings: readonly [number, number] };

const PLAIN = /^\d+$/u;
const GROUPED = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$|^[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?$/u;
const DECIMAL = /^\d+[.,]\d+$/u;
// Two groups, or a group and a decimal point, leave only the English reading.
const ENGLISH = /^[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?$|^[1-9]\d{0,2},\d{3}\.\d+$/u;
const DOUBTFUL = /^[1-9]\d{0,2},\d{3}$|^(?:[1-9]\d{3,}|0\d+)\.\d{3}$/u;
const SINGLE_GROUP = /^[+-]?[1-9]\d{0,2}\.\d{3}$/u;

// Beyond 15 significant digits a double no longer holds the number that was typed.
const MOST_DIGITS = 15;

const asWhole = (digits: string): number => Number(digits.replace(/[., ]/gu, ''));
const asDecimal = (digits: string): number => Number(digits.replace(',', '.'));

function readUnsigned(digits: string): number | undefined {
  if (PLAIN.test(digits)) return Number(digits);
  if (GROUPED.test(digits)) return asDecimal(digits.replace(/[. ]/gu, ''));
  if (ENGLISH.test(digits)) return Number(digits.replaceAll(',', ''));
  return DECIMAL.test(digits) ? asDecimal(digits) : undefined;
}

const ambiguous = (digits: string, sign: number): ParsedNumber => ({
  ok: false,
  reason: 'ambiguous',
  readings: [sign * asWhole(digits), sign * asDecimal(digits)],
});

const plainMinus = (text: string): string => text.replace(/^[−–]/u, '-');

const significant = (digits: string): number => digits.replace(/[^\d]/gu, '').replace(/^0+/u, '').length;

/**
 * Reads a number as Vietnamese writes it: `1.434` is 1434, `97,5` is 97.5, `1.434,5` both. A decimal dot (`98.7`)
 * and English grouping (`1,434,567`) are read when no other reading is possible; `1,434` and `1434.567` are refused
 * as ambiguous. At most 15 significant digits; no units, no exponents.
 */
export function parseNumber(text: string): ParsedNumber {
  const typed = plainMinus(tidy(text));
  if (typed === '') return refuse('empty');
  const sign = typed.startsWith('-') ? -1 : 1;
  const digits = typed.replace(/^[+-] ?/u, '');
  if (DOUBTFUL.test(digits)) return ambiguous(digits, sign);
  const value = readUnsigned(digits);
  if (value === undefined) return refuse('not-a-number');
  if (significant(digits) > MOST_DIGITS) return refuse('too-long');
  return read(value === 0 ? 0 : sign * value);
}

/**
 * Reads a percentage into per cent (`97,5 %` and `98.7%` give 97.5 and 98.7, not fractions of one). The sign % or
 * the words "phần trăm" must stand after it. `1.434 %` is refused: nobody means 1434 per cent, nor surely 1,434.
 */
export function parsePercent(text: string): ParsedNumber {
  const typed = plainMinus(tidy(text));
  const number = typed.replace(/ ?(?:%|phần trăm)$/iu, '');
  if (typed === '') return refuse('empty');
  if (number === typed) return refuse('no-percent-sign');
  if (SINGLE_GROUP.test(number)) return ambiguous(number.replace(/^[+-]/u, ''), number.startsWith('-') ? -1 : 1);
  return parseNumber(number);
}
