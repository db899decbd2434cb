import { LAST_COLUMN, parseReference } from '../cell-reference.ts';
import { refuse } from '../refusal.ts';
import type { MergedRange } from '../workbook.ts';
import { isOn } from '../xml/stream.ts';
import type { Attributes } from '../xml/stream.ts';

/** Counts merged ranges over all sheets. */
export interface MergeBudget {
  left: number;
}

/** Collects what a sheet says outside its cells: merged ranges and hidden columns. */
export class SheetFrame {
  readonly merges: MergedRange[] = [];
  readonly #budget: MergeBudget;
  readonly #hidden: { from: number; to: number }[] = [];

  constructor(budget: MergeBudget) {
    this.#budget = budget;
  }

  merge(ref: string): void {
    this.#budget.left -= 1;
    if (this.#budget.left < 0) refuse('too-many-merges');
    this.merges.push(parseRange(ref) ?? refuse('broken'));
  }

  columns(attributes: Attributes): void {
    if (!isOn(attributes['hidden'])) return;
    const from = Number(attributes['min']);
    const to = Number(attributes['max']);
    const before = this.#hidden.at(-1)?.to ?? 0;
    if (!(from > before && from <= to && to <= LAST_COLUMN)) refuse('broken');
    this.#hidden.push({ from, to });
  }

  /** Hidden columns as single numbers, no further than the last filled column. */
  hiddenColumns(lastFilled: number): ReadonlySet<number> {
    const columns = new Set<number>();
    for (const { from, to } of this.#hidden) {
      for (let column = from; column <= Math.min(to, lastFilled); column += 1) columns.add(column);
    }
    return columns;
  }
}

function parseRange(ref: string): MergedRange | undefined {
  const [first = '', last = first, ...rest] = ref.split(':');
  const start = parseReference(first);
  const end = parseReference(last);
  if (start === undefined || end === undefined || rest.length > 0) return undefined;
  if (start.row > end.row || start.column > end.column) return undefined;
  return {
    ref,
    firstRow: start.row,
    firstColumn: start.column,
    lastRow: end.row,
    lastColumn: end.column,
  };
}
