import { isoDay, isoMonth } from './calendar.ts';
import { foldAll } from './fold.ts';
import type { Parsed } from './parsed.ts';
import { read, refuse } from './parsed.ts';

/** A date as exact as the text was: a day, or only a month or a year (as birth dates often are). */
export type PartialDate =
  | { readonly kind: 'day'; readonly on: string }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'year'; readonly year: number };

/** The answer of the date readers. */
export type ParsedDate<T = PartialDate> = Parsed<
  T,
  'empty' | 'not-a-date' | 'no-such-day' | 'two-digit-year' | 'year-out-of-range'
>;

/** The years that `parseDate` accepts; anything outside is a slip of the finger. */
export const YEARS = { first: 1800, last: 2199 } as const;

const ISO = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/u;
const FIGURES = /^(?:ngay )?(?<day>\d{1,2})(?<mark> ?[/.-] ?)(?<month>\d{1,2})\k<mark>(?<year>\d+)\.?$/u;
const WORDS = /^(?:[^\d,]+, ?)?(?:ngay )?(?<day>\d{1,2}) thang (?<month>\d{1,2})(?:,? nam |\/)(?<year>\d+)\.?$/u;
const MONTH = /^(?:thang )?(?<month>\d{1,2})(?: ?[/.-] ?|,? nam )(?<year>\d+)\.?$/u;
const YEAR = /^(?:nam )?(?<year>\d+)\.?$/u;

type Groups = Readonly<Record<string, string | undefined>>;

function readDay(year: number, month: number, day: number): ParsedDate {
  const on = isoDay(year, month, day);
  return on === undefined ? refuse('no-such-day') : read({ kind: 'day', on });
}

function readMonth(year: number, month: number): ParsedDate {
  return month >= 1 && month <= 12 ? read({ kind: 'month', month: isoMonth(year, month) }) : refuse('no-such-day');
}

function readGroups({ year: yearText = '', month, day }: Groups): ParsedDate {
  const year = Number(yearText);
  if (yearText.length === 2) return refuse('two-digit-year');
  if (yearText.length !== 4) return refuse('not-a-date');
  if (year < YEARS.first || year > YEARS.last) return refuse('year-out-of-range');
  if (month === undefined) return read({ kind: 'year', year });
  return day === undefined ? readMonth(year, Number(month)) : readDay(year, Number(month), Number(day));
}

/**
 * Reads a date written day first: `12/09/2023`, `3.5.1953`, `13-1-1972`, `ngày 12 tháng 9 năm 2023` (also after a
 * place and a comma), ISO, with or without the apostrophe that spreadsheets put before text. `9/1975` is a month
 * and `1975` a year. Years have four digits, from 1800 to 2199. Dates written month first cannot be told apart:
 * `02/03/2023` is 2 March.
 */
export function parseDate(text: string): ParsedDate {
  const typed = foldAll(text).replace(/^['’‘`] ?/u, '');
  if (typed === '') return refuse('empty');
  const groups = [ISO, FIGURES, WORDS, MONTH, YEAR].map((form) => form.exec(typed)?.groups).find(Boolean);
  return groups === undefined ? refuse('not-a-date') : readGroups(groups);
}

const MS_PER_DAY = 86_400_000;
const LAST_DAY = Date.UTC(9999, 11, 31);
const DAY_THAT_NEVER_WAS = 60;

function instantOf(day: number, date1904: boolean): number {
  if (date1904) return Date.UTC(1904, 0, 1) + day * MS_PER_DAY;
  const zero = Date.UTC(1899, 11, day > DAY_THAT_NEVER_WAS ? 30 : 31);
  return day < 1 ? Number.NaN : zero + day * MS_PER_DAY;
}

/**
 * The day (`yyyy-mm-dd`) of a spreadsheet's serial number; a time of day is dropped. `date1904` is for workbooks
 * made on old Macintoshes (`workbookPr date1904`). Serial 60 of the 1900 system is 29/02/1900, which never was, and
 * is refused (ECMA-376 part 1, 18.17.4.1).
 */
export function fromExcelSerial(serial: number, options: { readonly date1904?: boolean } = {}): ParsedDate<string> {
  const day = Math.floor(serial);
  const date1904 = options.date1904 === true;
  if (day === DAY_THAT_NEVER_WAS && !date1904) return refuse('no-such-day');
  const instant = instantOf(day, date1904);
  if (!(day >= 0 && instant <= LAST_DAY)) return refuse('not-a-date');
  return read(new Date(instant).toISOString().slice(0, 10));
}
