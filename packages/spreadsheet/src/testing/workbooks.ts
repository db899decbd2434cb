import type { ReadOptions } from '../read.ts';
import { readWorkbook } from '../read.ts';
import type { Cell, Sheet, Workbook } from '../workbook.ts';
import { buildXlsx } from './xlsx.ts';
import type { RawWorkbook } from './xlsx.ts';

/** Spellings without diacritics and capitals; a stand-in for the real folding, which lives in another package. */
export function plainFold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** The workbook in the bytes; throws with the refusal, because the test meant it to be read. */
export function mustRead(bytes: Uint8Array, options: ReadOptions = {}): Workbook {
  const result = readWorkbook(bytes, options);
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}

/** One of the sheets of a workbook. */
export function sheetOf(workbook: Workbook, index = 0): Sheet {
  const sheet = workbook.sheets[index];
  if (sheet === undefined) throw new Error(`no sheet ${index}`);
  return sheet;
}

/** A sheet made from the content of `sheetData` and anything else a workbook can have. */
export function sheetFrom(
  data: string,
  others: Omit<RawWorkbook, 'sheets'> & { before?: string; after?: string } = {},
): Sheet {
  const { before = '', after = '', ...workbook } = others;
  return sheetOf(mustRead(buildXlsx({ sheets: [{ name: 'S', data, before, after }], ...workbook })));
}

/** All cells of a sheet by address. */
export function cellsOf(sheet: Sheet): ReadonlyMap<string, Cell> {
  return new Map(sheet.rows.flatMap((row) => row.cells).map((cell) => [cell.ref, cell]));
}
