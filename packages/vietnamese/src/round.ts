import { calendarDay, daysInMonth, isoMonth } from './calendar.ts';
import { foldAll } from './fold.ts';
import type { Parsed } from './parsed.ts';
import { read, refuse } from './parsed.ts';
import { formatRoman, parseRoman } from './roman.ts';

/** A round of a campaign: `đợt II/2022`. */
export interface Round {
  readonly number: number;
  readonly year?: number;
}

/** A quarter, 1 to 4. */
export interface Quarter {
  readonly quarter: number;
  readonly year?: number;
}

const NUMERAL = String.raw`(?<numeral>[ivxlcdm]+|\d{1,4})`;
const YEAR = String.raw`(?:(?: ?[/-] ?|,? nam )(?<year>\d{4}))?`;
const ROUND = new RegExp(String.raw`^(?:dot|lan)(?: thu)? ${NUMERAL}${YEAR}$`, 'u');
const QUARTER = new RegExp(String.raw`^quy ${NUMERAL}${YEAR}$`, 'u');

function readNumeral(numeral: string): number {
  const roman = parseRoman(numeral);
  return roman.ok ? roman.value : Number(numeral);
}

function readNumbered(text: string, form: RegExp): Round | undefined {
  const groups = form.exec(foldAll(text))?.groups;
  const number = readNumeral(groups?.['numeral'] ?? '');
  const year = groups?.['year'];
  if (!(number >= 1 && number <= 3999)) return undefined;
  return year === undefined ? { number } : { number, year: Number(year) };
}

/** Reads `đợt I`, `đợt 1`, `Đợt II/2022`, `đợt 2 năm 2022`, `lần thứ III`; diacritics and capitals do not matter. */
export function parseRound(text: string): Parsed<Round, 'not-a-round'> {
  const round = readNumbered(text, ROUND);
  return round === undefined ? refuse('not-a-round') : read(round);
}

/** Reads `quý IV`, `Quý 4/2022`, `quý IV năm 2022`. */
export function parseQuarter(text: string): Parsed<Quarter, 'not-a-quarter'> {
  const found = readNumbered(text, QUARTER);
  if (found === undefined || found.number > 4) return refuse('not-a-quarter');
  const { number: quarter, year } = found;
  return read(year === undefined ? { quarter } : { quarter, year });
}

const ofYear = (year: number | undefined): string => (year === undefined ? '' : `/${year}`);

/** Writes a round as `đợt II/2022`. Throws RangeError unless the number is 1 to 3999. */
export const formatRound = ({ number, year }: Round): string => `đợt ${formatRoman(number)}${ofYear(year)}`;

/** Writes a quarter as `quý IV/2022`. */
export const formatQuarter = ({ quarter, year }: Quarter): string => `quý ${formatRoman(quarter)}${ofYear(year)}`;

/** The quarter a day (`yyyy-mm-dd`) falls in. Throws RangeError when the text is no date. */
export function quarterOf(iso: string): Required<Quarter> {
  const { year, month } = calendarDay(iso);
  return { year, quarter: Math.ceil(month / 3) };
}

/** The first and the last day of a quarter, both included (`yyyy-mm-dd`). Throws RangeError unless 1 to 4. */
export function quarterDays({ quarter, year }: Required<Quarter>): {
  readonly firstOn: string;
  readonly lastOn: string;
} {
  const last = quarter * 3;
  if (![3, 6, 9, 12].includes(last)) throw new RangeError(`no quarter ${quarter}`);
  return { firstOn: `${isoMonth(year, last - 2)}-01`, lastOn: `${isoMonth(year, last)}-${daysInMonth(year, last)}` };
}
