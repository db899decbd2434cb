import writeExcelFile from 'write-excel-file/node';
import type { CellObject } from 'write-excel-file/node';
import type { CellValue } from './csv.ts';
import { fixTimes } from './fixed-time.ts';
import { isHazardous } from './neutralise.ts';
import { sheetNames } from './sheet-name.ts';
import { escapeText } from './xlsx-text.ts';

/** One sheet to write. */
export interface SheetToWrite {
  /** Characters Excel forbids are replaced, long names cut, doubled names numbered. */
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  /** Rows at the top that are bold and stay in view. */
  readonly headerRows?: number;
  /** Widths in characters. */
  readonly columnWidths?: readonly number[];
}

/** First day whose serial every program agrees on; earlier days are written as text. */
const FIRST_SURE_DAY = '1900-03-01';
const TEXT_FORMAT = '@';

/**
 * Writes an .xlsx in memory; the same content gives the same bytes. Text is always a shared string and never a
 * formula; what could turn into a formula, a number or a date once a person edits the cell is marked as text in the
 * style too (`quotePrefix`, the apostrophe Excel keeps outside the text), so that the text itself stays exact.
 */
export async function writeXlsx(workbook: { readonly sheets: readonly SheetToWrite[] }): Promise<Uint8Array> {
  const names = sheetNames(workbook.sheets.map((sheet) => sheet.name));
  const sheets = workbook.sheets.map((sheet, i) => ({
    data: sheet.rows.map((row, r) => row.map((value) => cellOf(value, r < (sheet.headerRows ?? 0)))),
    sheet: names[i] ?? `Trang ${i + 1}`,
    stickyRowsCount: sheet.headerRows ?? 0,
    columns: (sheet.columnWidths ?? []).map((width) => ({ width })),
  }));
  const features = [{ files: { transform: { 'xl/styles.xml': { transform: addQuotePrefix } } } }];
  return fixTimes(await writeExcelFile(sheets, { features }).toBuffer());
}

function cellOf(value: CellValue, header: boolean): CellObject | null {
  if (value === null || value === '') return null;
  const bold: CellObject = header ? { fontWeight: 'bold', wrap: true } : {};
  if (typeof value === 'string') return { ...bold, ...textCell(value) };
  if (typeof value === 'boolean') return { ...bold, type: Boolean, value };
  if (typeof value === 'object') return { ...bold, ...dayCell(value.dateOn) };
  if (!Number.isFinite(value)) throw new RangeError('a cell can only hold a finite number');
  return { ...bold, type: Number, value };
}

function textCell(text: string): CellObject {
  const guarded = isHazardous(text) || /^\s*[\d.,(]/.test(text);
  const cell: CellObject = { type: String, value: escapeText(text) };
  return guarded ? { ...cell, format: TEXT_FORMAT } : cell;
}

function dayCell(day: string): CellObject {
  if (day < FIRST_SURE_DAY) return textCell(day.split('-').reverse().join('/'));
  return { type: Date, value: new Date(`${day}T00:00:00Z`), format: 'dd/mm/yyyy' };
}

/** The library has no option for `quotePrefix`; only guarded cells have the text format, so their styles are known. */
function addQuotePrefix(styles: string): string {
  const id = /<numFmt numFmtId="(\d+)" formatCode="@"\/>/.exec(styles)?.[1];
  return id === undefined ? styles : styles.replaceAll(`<xf numFmtId="${id}"`, `<xf quotePrefix="1" numFmtId="${id}"`);
}
