import type { Cell, MergedRange, Row, Sheet } from '../workbook.ts';
import { cellAt, rowAt } from '../workbook.ts';

/**
 * Cells of rows in rising order, where a cell merged over several rows of one column counts for each of them. Goes
 * through the merged ranges once.
 */
export class MergedDown {
  readonly #sheet: Sheet;
  readonly #waiting: readonly MergedRange[];
  readonly #active = new Map<number, { cell: Cell; lastRow: number }>();
  #next = 0;

  constructor(sheet: Sheet, firstRow: number) {
    this.#sheet = sheet;
    this.#waiting = sheet.merges
      .filter((merge) => merge.firstColumn === merge.lastColumn && merge.firstRow >= firstRow)
      .sort((a, b) => a.firstRow - b.firstRow);
  }

  /** The row's cells by column; rows must be asked for in rising order. */
  cellsOf(row: Row): ReadonlyMap<number, Cell> {
    this.#advance(row.number);
    const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
    for (const [column, { cell, lastRow }] of this.#active) {
      if (lastRow < row.number) this.#active.delete(column);
      else if (!cells.has(column)) cells.set(column, cell);
    }
    return cells;
  }

  #advance(row: number): void {
    for (;;) {
      const merge = this.#waiting[this.#next];
      if (merge === undefined || merge.firstRow > row) return;
      this.#next += 1;
      const cell = cellAt(rowAt(this.#sheet, merge.firstRow), merge.firstColumn);
      if (cell !== undefined) this.#active.set(merge.firstColumn, { cell, lastRow: merge.lastRow });
    }
  }
}
