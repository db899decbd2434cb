import { neutralise } from './neutralise.ts';

/** A value to write: text is neutralised, numbers and booleans stand as they are, a day is yyyy-mm-dd. */
export type CellValue = string | number | boolean | { readonly dateOn: string } | null;

/** How the csv is written; `;` is what Excel expects where the comma is the decimal sign, as in Vietnam. */
export interface CsvOptions {
  readonly delimiter?: ';' | ',';
}

const MARK = '\uFEFF';

/** UTF-8 csv with byte order mark, CRLF line ends and every text quoted; days as dd/MM/yyyy. */
export function writeCsv(rows: readonly (readonly CellValue[])[], options: CsvOptions = {}): Uint8Array {
  const delimiter = options.delimiter ?? ';';
  const lines = rows.map((row) => `${row.map((value) => field(value, delimiter)).join(delimiter)}\r\n`);
  return new TextEncoder().encode(MARK + lines.join(''));
}

function field(value: CellValue, delimiter: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return quoted(neutralise(printable(value)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'object') return shownDate(value.dateOn);
  return shownNumber(value, delimiter);
}

function shownNumber(value: number, delimiter: string): string {
  if (!Number.isFinite(value)) throw new RangeError('a cell can only hold a finite number');
  return delimiter === ';' ? String(value).replace('.', ',') : String(value);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function shownDate(day: string): string {
  return day.split('-').reverse().join('/');
}

/** Control characters have no place in a text file; they become U+FFFD so that the loss can be seen. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '\uFFFD');
}
