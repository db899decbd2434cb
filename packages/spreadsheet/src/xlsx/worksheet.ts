import { columnName, LAST_ROW, parseReference } from '../cell-reference.ts';
import { refuse } from '../refusal.ts';
import type { TextBudget } from '../text-budget.ts';
import type { Cell, Row, Sheet } from '../workbook.ts';
import { isOn } from '../xml/stream.ts';
import type { Attributes } from '../xml/stream.ts';
import { readCell } from './cell-value.ts';
import type { CellContext } from './cell-value.ts';
import { RichTextCollector, unescapeText } from './rich-text.ts';
import type { RichText } from './rich-text.ts';
import { SheetFrame } from './sheet-frame.ts';
import type { MergeBudget } from './sheet-frame.ts';
import { PLAIN_STYLE } from './styles.ts';
import type { CellStyle } from './styles.ts';
import type { SheetEntry } from './workbook-part.ts';

/** What the sheets of one workbook share. */
export interface SheetContext {
  readonly strings: readonly RichText[];
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
  readonly text: TextBudget;
  readonly merges: MergeBudget;
}

interface OpenCell {
  readonly ref: string;
  readonly column: number;
  readonly type: string;
  readonly style: CellStyle;
}

/**
 * Reads one worksheet part (ECMA-376 part 1, 18.3.1). Rows and cells must come in rising order, as every spreadsheet
 * program writes them; a doubled or misplaced address would let two programs see two different tables.
 */
export class WorksheetCollector {
  readonly #entry: SheetEntry;
  readonly #context: SheetContext;
  readonly #frame: SheetFrame;
  readonly #reading: CellContext;
  readonly #inline = new RichTextCollector();
  readonly #sharedFormulas = new Map<string, string>();
  readonly #rows: Row[] = [];
  readonly #hiddenRows = new Set<number>();
  #inData = false;
  #row = 0;
  #rowHidden = false;
  #rowOpen = false;
  #column = 0;
  #lastColumn = 0;
  #cells: Cell[] = [];
  #cell: OpenCell | undefined;
  #collecting: 'v' | 'f' | 'is' | undefined;
  #value = '';
  #formula: string | undefined;
  #formulaShare: string | undefined;
  #isInline = false;

  constructor(entry: SheetEntry, context: SheetContext) {
    this.#entry = entry;
    this.#context = context;
    this.#frame = new SheetFrame(context.merges);
    this.#reading = { strings: context.strings, date1904: context.date1904, place: () => this.#place() };
  }

  open(name: string, attributes: Attributes): void {
    if (this.#cell !== undefined) this.#openInCell(name, attributes);
    else if (this.#inData) this.#openInData(name, attributes);
    else if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell') this.#frame.merge(attributes['ref'] ?? '');
    else if (name === 'col') this.#frame.columns(attributes);
  }

  text(text: string): void {
    if (this.#collecting === 'v') this.#value += text;
    else if (this.#collecting === 'f') this.#formula = (this.#formula ?? '') + text;
    else if (this.#collecting === 'is') this.#inline.text(text);
  }

  close(name: string): void {
    if (this.#cell !== undefined) this.#closeInCell(name, this.#cell);
    else if (name === 'row' && this.#rowOpen) this.#closeRow();
    else if (name === 'sheetData') this.#inData = false;
  }

  sheet(): Sheet {
    return {
      name: this.#entry.name,
      state: this.#entry.state,
      rows: this.#rows,
      merges: this.#frame.merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#frame.hiddenColumns(this.#lastColumn),
    };
  }

  #openInData(name: string, attributes: Attributes): void {
    if (name === 'row' && !this.#rowOpen) this.#openRow(attributes);
    else if (name === 'c' && this.#rowOpen) this.#openCell(attributes);
    else if (name === 'row' || name === 'c' || name === 'sheetData') refuse('broken', this.#place());
  }

  #openRow(attributes: Attributes): void {
    const { r } = attributes;
    const number = r === undefined ? this.#row + 1 : Number(r);
    if (!Number.isInteger(number) || number <= this.#row || number > LAST_ROW) refuse('broken', this.#place());
    this.#row = number;
    this.#rowHidden = isOn(attributes['hidden']);
    this.#rowOpen = true;
    this.#column = 0;
    this.#cells = [];
  }

  #closeRow(): void {
    this.#rowOpen = false;
    if (this.#cells.length === 0) return;
    this.#rows.push({ number: this.#row, cells: this.#cells });
    if (this.#rowHidden) this.#hiddenRows.add(this.#row);
  }

  #openCell(attributes: Attributes): void {
    const { r, t, s } = attributes;
    const ref = r ?? `${columnName(this.#column + 1)}${this.#row}`;
    const at = parseReference(ref);
    if (at === undefined || at.row !== this.#row || at.column <= this.#column) return refuse('broken', this.#place());
    this.#column = at.column;
    this.#cell = { ref, column: at.column, type: t ?? 'n', style: this.#style(s ?? '0') };
    this.#value = '';
    this.#formula = undefined;
    this.#formulaShare = undefined;
    this.#isInline = false;
  }

  #style(index: string): CellStyle {
    return this.#context.styles[Number(index)] ?? PLAIN_STYLE;
  }

  #openInCell(name: string, attributes: Attributes): void {
    if (this.#collecting === 'is') {
      this.#inline.open(name, attributes);
      return;
    }
    if (name === 'c' || name === 'row') refuse('broken', this.#place());
    if (isContent(name)) this.#collecting = name;
    if (name === 'f') this.#openFormula(attributes);
    if (name === 'is') this.#isInline = true;
  }

  #openFormula(attributes: Attributes): void {
    this.#formula = '';
    this.#formulaShare = attributes['t'] === 'shared' ? attributes['si'] : undefined;
  }

  #closeInCell(name: string, cell: OpenCell): void {
    if (name === this.#collecting) this.#collecting = undefined;
    else if (this.#collecting === 'is') this.#inline.close(name);
    else if (name === 'c') this.#closeCell(cell);
  }

  #closeCell(open: OpenCell): void {
    this.#cell = undefined;
    const { ref, column, type, style } = open;
    const inline = this.#isInline ? this.#inline.take() : undefined;
    const raw = { ref, row: this.#row, column, type, value: this.#value, formula: this.#takeFormula(), inline };
    const cell = readCell(raw, style, this.#reading);
    if (cell === undefined) return;
    this.#context.text.take(cell.text.length + (cell.formula?.length ?? 0), this.#reading.place);
    this.#cells.push(cell);
    this.#lastColumn = Math.max(this.#lastColumn, column);
  }

  #takeFormula(): string | undefined {
    if (this.#formula === undefined) return undefined;
    const own = unescapeText(this.#formula);
    const share = this.#formulaShare;
    if (share === undefined) return own;
    if (own !== '') this.#sharedFormulas.set(share, own);
    return this.#sharedFormulas.get(share) ?? own;
  }

  #place(): string {
    const sheet = this.#entry.name.slice(0, 40);
    return `Trang “${sheet}”, ô ${columnName(Math.max(1, this.#column))}${Math.max(1, this.#row)}`;
  }
}

function isContent(name: string): name is 'v' | 'f' | 'is' {
  return name === 'v' || name === 'f' || name === 'is';
}
