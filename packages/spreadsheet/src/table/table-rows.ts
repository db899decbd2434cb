import type { Cell, Sheet } from '../workbook.ts';
import type { TableHeader } from './header-shape.ts';
import { MergedDown } from './merged-down.ts';
import { filledCells, isOrdinal, leftOutReason, titleKeysOf } from './row-kind.ts';
import type { LeftOutReason } from './row-kind.ts';
import type { Fold } from './title-match.ts';

/** A record of the table. */
export interface DataRow {
  readonly kind: 'data';
  readonly number: number;
  /** Hidden in Excel: the person who sent the file may not know of it. */
  readonly hidden: boolean;
  /** By column; a cell merged over several rows stands in each of them under its own `ref`. */
  readonly cells: ReadonlyMap<number, Cell>;
  /** Text of the nearest group row above. */
  readonly group?: string;
}

/** A row under the header that is no record, with the reason to show. */
export interface LeftOutRow {
  readonly kind: 'left-out';
  readonly number: number;
  readonly hidden: boolean;
  readonly reason: LeftOutReason;
  /** The reason in Vietnamese. */
  readonly message: string;
  /** What the row says, to be shown beside the reason. */
  readonly text: string;
}

/** A filled row under the header. */
export type TableRow = DataRow | LeftOutRow;

const MESSAGES: Readonly<Record<LeftOutReason, string>> = {
  blank: 'Dòng trống hoặc chỉ có số thứ tự',
  group: 'Dòng tên nhóm',
  total: 'Dòng tổng cộng',
  signature: 'Dòng dưới bảng (nơi ký, ghi chú)',
  'repeated-header': 'Dòng tiêu đề lặp lại',
  'column-numbers': 'Dòng đánh số cột',
};
const LONGEST_TEXT = 160;

interface Judged {
  readonly number: number;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly filled: readonly Cell[];
  reason: LeftOutReason | undefined;
}

/**
 * Sorts every filled row under the header into records and rows left out, in order, so that a person can see which
 * rows were left out and why. In doubt a row stays a record: a wrong record is seen, a lost person is not.
 */
export function tableRows(sheet: Sheet, header: TableHeader, fold: Fold): readonly TableRow[] {
  const merged = new MergedDown(sheet, header.lastRow + 1);
  const mergedAcross = new Set(
    sheet.merges.filter((merge) => merge.lastColumn > merge.firstColumn).map((merge) => merge.firstRow),
  );
  const context = { titleKeys: titleKeysOf(header, fold), fold, mergedAcross };
  const judged: Judged[] = [];
  for (const row of sheet.rows) {
    if (row.number <= header.lastRow) continue;
    const filled = filledCells(row.cells);
    const cells = merged.cellsOf(row);
    judged.push({ number: row.number, cells, filled, reason: leftOutReason(row.number, filled, context) });
  }
  markBelowTable(judged, header);
  return withGroups(sheet, judged);
}

/** Rows under the last sure record are remarks and signatures: groups without members, and thin rows set apart. */
function markBelowTable(judged: readonly Judged[], header: TableHeader): void {
  const numbered = ordinalColumn(judged, header);
  const lastSure = judged.findLastIndex((row) => isSure(row, numbered, header));
  const below = judged.slice(lastSure + 1);
  const rowAbove = (i: number) => below[i - 1]?.number ?? judged[lastSure]?.number ?? header.lastRow;
  const apart = below.findIndex((row, i) => row.reason !== undefined || row.number > rowAbove(i) + 1);
  for (const [i, row] of below.entries()) {
    const thin = row.reason === undefined && row.filled.length <= 3 && apart >= 0 && i >= apart;
    if (row.reason === 'group' || thin) row.reason = 'signature';
  }
}

function isSure(row: Judged, numbered: number | undefined, header: TableHeader): boolean {
  if (row.reason !== undefined) return false;
  if (numbered !== undefined) return isOrdinal(row.cells.get(numbered));
  return row.filled.length >= Math.max(2, header.columns.length / 3);
}

/** The column of running numbers: one of the first two, with a whole number in most records down to its last one. */
function ordinalColumn(judged: readonly Judged[], header: TableHeader): number | undefined {
  const records = judged.filter((row) => row.reason === undefined);
  const candidates = header.columns.slice(0, 2).map((column) => column.column);
  return candidates.find((column) => {
    const isNumbered = (row: Judged) => isOrdinal(row.cells.get(column));
    const reached = records.slice(0, records.findLastIndex(isNumbered) + 1);
    return reached.filter(isNumbered).length > reached.length * 0.6;
  });
}

function withGroups(sheet: Sheet, judged: readonly Judged[]): readonly TableRow[] {
  let group: string | undefined;
  return judged.map(({ number, cells, filled, reason }) => {
    const hidden = sheet.hiddenRows.has(number);
    const text = filled.map((cell) => cell.text.replace(/\s+/g, ' ').trim()).join(' ');
    if (reason === 'group') group = text;
    if (reason !== undefined) {
      const shown = text.slice(0, LONGEST_TEXT);
      return { kind: 'left-out', number, hidden, reason, message: MESSAGES[reason], text: shown };
    }
    return { kind: 'data', number, hidden, cells, ...(group === undefined ? {} : { group }) };
  });
}
