import type { Cell, MergedRange, Row, Sheet } from '../workbook.ts';
import { cellAt, rowAt } from '../workbook.ts';

/** A column of a table by its title. */
export interface HeaderColumn {
  readonly column: number;
  /** On one line, the parts of a header of several rows joined by " – ". */
  readonly title: string;
  /** Titles from top to bottom as written. */
  readonly parts: readonly string[];
}

/** Where the header of a table stands. */
export interface TableHeader extends HeaderSpan {
  readonly columns: readonly HeaderColumn[];
}

/** The rows of a header, first and last included. */
export interface HeaderSpan {
  readonly firstRow: number;
  readonly lastRow: number;
}

const LONGEST_TITLE = 120;
const WIDEST_SPREAD = 50;
/** Titles further right are not looked at, so that a sheet of 16,384 titles costs no more than a table. */
const LAST_TITLE_COLUMN = 100;

/** Reads rows as if they were a header, or nothing if they cannot be one: numbers, long texts, a single column. */
export function headerShape(sheet: Sheet, merges: readonly MergedRange[], span: HeaderSpan): TableHeader | undefined {
  const inside = merges.filter((merge) => merge.firstRow <= span.lastRow && merge.lastRow >= span.firstRow);
  const numbers = Array.from({ length: span.lastRow - span.firstRow + 1 }, (_, i) => span.firstRow + i);
  const rows = numbers.map((number) => rowAt(sheet, number));
  if ((rows[0]?.cells.length ?? 0) < 2) return undefined;
  if (rows.some((row, i) => !mayBeHeader(row, numbers[i] ?? 0, inside))) return undefined;
  const columns = new Map<number, string[]>();
  const cells = rows.flatMap((row) => row?.cells ?? []).filter((cell) => cell.column <= LAST_TITLE_COLUMN);
  for (const cell of cells) addTitle(columns, cell, lastColumnOf(cell, inside, span));
  const own = [...columns].filter(([column]) => isOwnColumn(column, rows.at(-1), { inside, span }));
  if (own.length < 2) return undefined;
  const titled = own.map(([column, parts]) => ({ column, parts, title: parts.map(oneLine).join(' – ') }));
  return { ...span, columns: titled.sort((a, b) => a.column - b.column) };
}

function mayBeHeader(row: Row | undefined, number: number, merges: readonly MergedRange[]): boolean {
  if (row === undefined) return merges.some((merge) => merge.firstRow < number && merge.lastRow >= number);
  return row.cells.every((cell) => cell.number === undefined && cell.text.length <= LONGEST_TITLE);
}

function addTitle(columns: Map<number, string[]>, cell: Cell, last: number): void {
  for (let column = cell.column; column <= last; column += 1) {
    columns.set(column, [...(columns.get(column) ?? []), cell.text]);
  }
}

/** A title merged across stands over all columns below it, but in the lowest row it names one column only. */
function lastColumnOf(cell: Cell, merges: readonly MergedRange[], span: HeaderSpan): number {
  if (cell.row === span.lastRow) return cell.column;
  const last = merges.find((merge) => covers(merge, cell))?.lastColumn ?? cell.column;
  return Math.min(last, cell.column + WIDEST_SPREAD);
}

/** In a header of several rows a column is one that ends in the lowest row: by a title there or by a cell merged down. */
function isOwnColumn(
  column: number,
  lowest: Row | undefined,
  around: { inside: readonly MergedRange[]; span: HeaderSpan },
): boolean {
  if (around.span.firstRow === around.span.lastRow || cellAt(lowest, column) !== undefined) return true;
  const spread = around.inside.find((merge) => merge.firstColumn <= column && merge.lastColumn >= column);
  return spread === undefined || spread.lastRow >= around.span.lastRow || spread.firstColumn === column;
}

function covers(merge: MergedRange, at: { row: number; column: number }): boolean {
  const inRows = merge.firstRow <= at.row && at.row <= merge.lastRow;
  return inRows && merge.firstColumn <= at.column && at.column <= merge.lastColumn;
}

function oneLine(title: string): string {
  return title.replace(/\s+/g, ' ').trim();
}
