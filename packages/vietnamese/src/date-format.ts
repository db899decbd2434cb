import { calendarDay } from './calendar.ts';

const pad = (number: number): string => String(number).padStart(2, '0');

/** Writes `2023-09-12` as `12/09/2023`. Throws RangeError when the text is no date. */
export function formatDate(iso: string): string {
  const { year, month, day } = calendarDay(iso);
  return `${pad(day)}/${pad(month)}/${year}`;
}

/**
 * Writes `2023-09-12` as `ngày 12 tháng 9 năm 2023`. Days under 10 and the months 1 and 2 get a leading zero, so
 * that nobody can write a digit before them (Decree 30/2020/NĐ-CP, appendix I). Throws RangeError when no date.
 */
export function formatDateInWords(iso: string): string {
  const { year, month, day } = calendarDay(iso);
  return `ngày ${pad(day)} tháng ${month < 3 ? pad(month) : month} năm ${year}`;
}
