import type { Cell } from '@guong/spreadsheet';
import { formatDate, fromExcelSerial, parseDate, refusalMessage, type PartialDate } from '@guong/vietnamese';
import { say, saidWhole, type Said } from '../../../kernel/index.ts';
import { cleanText, type ChangeReason } from './read-cell.ts';

/** A birth as it is kept: a day (`yyyy-mm-dd`), a year (`yyyy`), or nothing. */
export interface ReadBirth {
  readonly birth: string;
  readonly reasons: readonly ChangeReason[];
  readonly problem?: Said;
}

const FIRST_YEAR = 1900;

/** Reads a birth from a date, a serial number without a date format, a year or text; `today` bounds it. */
export function readBirth(cell: Cell, today: string): ReadBirth {
  const read = cell.dateOn === undefined ? fromTyped(cell) : { birth: cell.dateOn, reasons: [] };
  if (read.birth === '') return read;
  const year = Number(read.birth.slice(0, 4));
  if (year >= FIRST_YEAR && read.birth <= today) return read;
  return { birth: '', reasons: [], problem: say`Ngày sinh nằm ngoài khoảng từ năm 1900 đến hôm nay.` };
}

/** As people read it: `17/06/1949` or `1949`. */
export const shownBirth = (birth: string): string => (birth.length === 10 ? formatDate(birth) : birth);

function fromTyped(cell: Cell): ReadBirth {
  if (cell.kind === 'error') return { birth: '', reasons: [], problem: say`Ô có lỗi công thức ${cell.text}.` };
  return cell.kind === 'number' && cell.number !== undefined ? fromNumber(cell.number) : fromText(cell);
}

function fromNumber(number: number): ReadBirth {
  if (!Number.isInteger(number)) {
    return { birth: '', reasons: [], problem: say`Số này có nhiều cách đọc; hãy viết ngày sinh dạng 12/09/1975.` };
  }
  return number >= FIRST_YEAR && number < 2200 ? { birth: String(number), reasons: [] } : fromSerial(number);
}

function fromSerial(number: number): ReadBirth {
  const day = fromExcelSerial(number);
  if (day.ok) return { birth: day.value, reasons: ['serial'] };
  return { birth: '', reasons: [], problem: saidWhole(refusalMessage(day.reason)) };
}

function fromText(cell: Cell): ReadBirth {
  const { text, reasons } = cleanText(cell);
  if (text === '' || /^[-–—.?]+$/.test(text)) return { birth: '', reasons: [] };
  const read = parseDate(text);
  if (read.ok) return { birth: kept(read.value), reasons: reasons.length > 0 ? reasons : ['date'] };
  if (/^\d{5}$/.test(text)) return fromSerial(Number(text));
  return { birth: '', reasons: [], problem: saidWhole(refusalMessage(read.reason)) };
}

function kept(date: PartialDate): string {
  if (date.kind === 'day') return date.on;
  return date.kind === 'month' ? date.month.slice(0, 4) : String(date.year);
}
