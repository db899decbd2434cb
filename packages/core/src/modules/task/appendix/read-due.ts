import { foldAll, parseDate, parseQuarter, quarterDays } from '@guong/vietnamese';

const BEFORE = /^(?:(?:xong|hoan thanh|cham nhat|trong|den|het|truoc|ngay|la) )+/;
const RANGE = /^(?:tu )?(.+?)(?: ?[-–] ?| den )(.+)$/;

/**
 * The last day of a deadline as plans write it: a day, "trước 30/6/2026", "tháng 12/2026" (its last day), "Quý IV/2026",
 * "năm 2026"; of a span its end. Undefined when no day can be read ("thường xuyên").
 */
export function readDue(text: string): string | undefined {
  const plain = foldAll(text)
    .replace(BEFORE, '')
    .replace(/[.;,]+$/, '')
    .trim();
  if (plain === '') return undefined;
  const day = dayIn(plain);
  if (day !== undefined) return day;
  const end = RANGE.exec(plain)?.[2];
  return end === undefined ? undefined : dayIn(end.replace(BEFORE, ''));
}

function dayIn(plain: string): string | undefined {
  const quarter = parseQuarter(plain);
  if (quarter.ok && quarter.value.year !== undefined) {
    return quarterDays({ quarter: quarter.value.quarter, year: quarter.value.year }).lastOn;
  }
  const date = parseDate(plain);
  if (!date.ok) return undefined;
  if (date.value.kind === 'day') return date.value.on;
  return date.value.kind === 'year' ? `${String(date.value.year)}-12-31` : lastDayOf(date.value.month);
}

/** The last day of a month `yyyy-mm`. */
function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
