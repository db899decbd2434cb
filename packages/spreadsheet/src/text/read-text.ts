import { columnName, LAST_COLUMN, LAST_ROW } from '../cell-reference.ts';
import { refuseMarkup } from '../detect.ts';
import type { Limits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { TextBudget } from '../text-budget.ts';
import type { Cell, Row, Workbook } from '../workbook.ts';
import { unneutralise } from '../write/neutralise.ts';
import { decodeText } from './decode.ts';
import { declaredDelimiter, guessDelimiter } from './delimiter.ts';
import { readFields } from './fields.ts';

/** Reads .csv or .tsv from memory into one sheet whose cells are all text; stops with a refusal signal. */
export function readText(bytes: Uint8Array, limits: Limits, undo: boolean): Workbook {
  const { text, encoding, guessed } = decodeText(bytes);
  refuseMarkup(text);
  const declared = declaredDelimiter(text);
  const body = declared === undefined ? text : text.slice(declared.length);
  const delimiter = declared?.delimiter ?? guessDelimiter(body);
  const rows = new TextRows(limits, undo);
  readFields(body, delimiter, (row, column, field) => rows.add(row, column, field));
  const sheet = {
    name: 'CSV',
    state: 'visible',
    rows: rows.rows,
    merges: [],
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
  } as const;
  return { format: 'csv', sheets: [sheet], text: { encoding, guessed, delimiter } };
}

class TextRows {
  readonly rows: Row[] = [];
  readonly #budget: TextBudget;
  readonly #undo: boolean;
  #row = 0;
  #cells: Cell[] = [];

  constructor(limits: Limits, undo: boolean) {
    this.#budget = new TextBudget(limits);
    this.#undo = undo;
  }

  add(row: number, column: number, field: string): void {
    if (row > LAST_ROW || column > LAST_COLUMN) refuse('too-many-cells');
    const text = this.#undo ? unneutralise(field) : field;
    this.#budget.take(text.length, () => `Dòng ${row}, cột ${columnName(column)}`);
    if (row !== this.#row) {
      this.#row = row;
      this.#cells = [];
      this.rows.push({ number: row, cells: this.#cells });
    }
    const cell: Cell = { ref: `${columnName(column)}${row}`, row, column, kind: 'text', text };
    this.#cells.push(text.startsWith("'") ? { ...cell, apostrophe: 'literal' } : cell);
  }
}
