const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The number of days in a month (1 to 12) of the Gregorian calendar; 0 when there is no such month. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

const pad = (number: number, length: number): string => String(number).padStart(length, '0');

/** `yyyy-mm`. */
export const isoMonth = (year: number, month: number): string => `${pad(year, 4)}-${pad(month, 2)}`;

/** `yyyy-mm-dd`, or undefined when the calendar has no such day. */
export const isoDay = (year: number, month: number, day: number): string | undefined =>
  day >= 1 && day <= daysInMonth(year, month) ? `${isoMonth(year, month)}-${pad(day, 2)}` : undefined;

/** A day by its numbers. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Takes `yyyy-mm-dd` apart. Throws RangeError for anything else: a stored date that is no date is a bug. */
export function calendarDay(iso: string): CalendarDay {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  if (isoDay(year, month, day) !== iso) throw new RangeError(`not a date: ${iso}`);
  return { year, month, day };
}
