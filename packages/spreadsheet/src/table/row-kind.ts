import type { Cell } from '../workbook.ts';
import type { TableHeader } from './header-shape.ts';
import { titleKey } from './title-match.ts';
import type { Fold } from './title-match.ts';

/** Why a row under the header is not a record of the table. */
export type LeftOutReason = 'blank' | 'group' | 'total' | 'signature' | 'repeated-header' | 'column-numbers';

/** What the rows are judged by. */
export interface RowContext {
  /** Comparable titles of each column of the header. */
  readonly titleKeys: ReadonlyMap<number, ReadonlySet<string>>;
  readonly fold: Fold;
  /** Rows in which a merged range of two or more columns begins. */
  readonly mergedAcross: ReadonlySet<number>;
}

const LONGEST_TITLE = 160;
const ORDINAL = /^\d{1,6}[.)]?$/;
const GROUP_ORDINAL = /^(?:[IVXLC]{1,7}|[A-Z]|\d{1,2}\.\d{1,2})[.)/]?$/;
const COLUMN_NUMBER = /^[([]?(?:\d{1,2}|[A-Z])[)\]]?$/;
const TOTAL_MARKED = /^(?:tổng(?:\s+(?:cộng|số|hợp)|\s*[:.(]|\s*$)|cộng\s*(?:[:.(]|$)|cộng\s+(?:danh sách|toàn))/u;
const TOTAL_PLAIN = /^(?:tong (?:cong|so)\b|tong$|cong$)/;

/** Comparable titles of each column, worked out once for a table. */
export function titleKeysOf(header: TableHeader, fold: Fold): ReadonlyMap<number, ReadonlySet<string>> {
  return new Map(
    header.columns.map(({ column, parts }) => [column, new Set(parts.map((part) => titleKey(part, fold)))]),
  );
}

/** Cells with more than blanks in them. */
export function filledCells(cells: Iterable<Cell>): readonly Cell[] {
  return [...cells].filter((cell) => cell.text.trim() !== '');
}

/** Whether a cell holds a running number. */
export function isOrdinal(cell: Cell | undefined): boolean {
  return cell !== undefined && ORDINAL.test(cell.text.trim());
}

/** Judges a row by itself; nothing is returned for a record. `filled` are the row's own cells. */
export function leftOutReason(number: number, filled: readonly Cell[], context: RowContext): LeftOutReason | undefined {
  const [first] = filled;
  if (first === undefined) return 'blank';
  if (filled.length === 1 && isOrdinal(first)) return 'blank';
  if (isRepeatedHeader(filled, context)) return 'repeated-header';
  if (isColumnNumbers(filled)) return 'column-numbers';
  if (isTotal(filled, context.fold)) return 'total';
  return isGroup(number, filled, context) ? 'group' : undefined;
}

function isRepeatedHeader(filled: readonly Cell[], context: RowContext): boolean {
  if (filled.length < 2 || isOrdinal(filled[0])) return false;
  const same = filled.filter((cell) => {
    const keys = context.titleKeys.get(cell.column);
    return keys !== undefined && cell.text.length <= LONGEST_TITLE && keys.has(titleKey(cell.text, context.fold));
  });
  return same.length >= 2 && same.length >= filled.length * 0.6;
}

/** The row "(1) (2) (3)" many Vietnamese forms have under the header; letters may lead: "A B 1 2". */
function isColumnNumbers(filled: readonly Cell[]): boolean {
  if (filled.length < 3 || !filled.every((cell) => COLUMN_NUMBER.test(cell.text.trim()))) return false;
  const numbers = filled.map((cell) => Number(cell.text.replace(/\D/g, ''))).filter((number) => number > 0);
  return numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
}

/**
 * A row of sums: its first text says so and nothing else in it is text. Tống and Công are names of people, so marks
 * decide where the text has any, and a running number in front makes it a record.
 */
function isTotal(filled: readonly Cell[], fold: Fold): boolean {
  const texts = filled.filter((cell) => cell.kind === 'text');
  const [label] = texts;
  if (label === undefined || texts.length > 1 || filled.some((cell) => isOrdinal(cell) && cell.column < label.column)) {
    return false;
  }
  const plain = label.text.normalize('NFC').trim().toLowerCase();
  if (TOTAL_MARKED.test(plain)) return true;

  return /^[\x00-\x7f]*$/.test(plain) && TOTAL_PLAIN.test(titleKey(plain, fold));
}

function isGroup(number: number, filled: readonly Cell[], context: RowContext): boolean {
  const [first, second] = filled;
  if (first === undefined) return false;
  if (filled.length === 1) return first.kind === 'text';
  if (filled.length === 2 && GROUP_ORDINAL.test(first.text.trim())) return second?.kind === 'text';
  return context.mergedAcross.has(number) && !filled.some(isOrdinal) && filled.length < 3;
}
