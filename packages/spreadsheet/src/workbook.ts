/** What a cell holds. `empty` appears only for a formula without a result. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';

/** A stretch of a cell's text in one font. */
export interface TextRun {
  readonly text: string;
  readonly font?: string;
}

/** One filled cell. Rows and columns count from 1. */
export interface Cell {
  /** Address in A1 form; `B12` for a csv too. */
  readonly ref: string;
  readonly row: number;
  readonly column: number;
  readonly kind: CellKind;
  /**
   * Raw text, not trimmed, not normalised. Numbers in shortest form (padded where the format is only zeros),
   * dates as dd/MM/yyyy, booleans as TRUE or FALSE.
   */
  readonly text: string;
  /** The stored number of a number or date cell. */
  readonly number?: number;
  /** Day of a date cell, yyyy-mm-dd. */
  readonly dateOn?: string;
  /** Formula without `=`; never computed, `text` is the result the file carries. Shared formulas show the first cell's. */
  readonly formula?: string;
  /** Font of the cell; with `runs` present, the font of the cell where a run names none. */
  readonly font?: string;
  /** Present only where one cell mixes fonts. */
  readonly runs?: readonly TextRun[];
  /** `literal`: the text itself begins with an apostrophe; `style`: the file marks the cell as typed with one. */
  readonly apostrophe?: 'literal' | 'style';
}

/** A row with at least one filled cell, cells by rising column. */
export interface Row {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** A merged range; only its top left cell is filled. */
export interface MergedRange {
  readonly ref: string;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** Whether a person sees the sheet in Excel; `veryHidden` can only be shown by a program. */
export type SheetState = 'visible' | 'hidden' | 'veryHidden';

/** One sheet; rows without a filled cell are left out, the rest stand in rising order. */
export interface Sheet {
  readonly name: string;
  readonly state: SheetState;
  readonly rows: readonly Row[];
  readonly merges: readonly MergedRange[];
  readonly hiddenRows: ReadonlySet<number>;
  /** Hidden columns up to the last filled one. */
  readonly hiddenColumns: ReadonlySet<number>;
}

/** How the bytes of a text file were read; `guessed` means the person should look at the letters before going on. */
export interface TextReading {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'windows-1252';
  readonly guessed: boolean;
  readonly delimiter: ',' | ';' | '\t';
}

/** A whole file as read. */
export interface Workbook {
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly Sheet[];
  /** Present for csv and tsv. */
  readonly text?: TextReading;
}

/** The filled cell at a place, without looking into merged ranges. */
export function cellAt(row: Row | undefined, column: number): Cell | undefined {
  return row?.cells.find((cell) => cell.column === column);
}

/** The row with a number, or nothing if it has no filled cell. */
export function rowAt(sheet: Sheet, number: number): Row | undefined {
  let low = 0;
  let high = sheet.rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = sheet.rows[middle];
    if (row === undefined || row.number === number) return row;
    if (row.number < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
