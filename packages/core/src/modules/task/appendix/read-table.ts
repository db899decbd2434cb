import { readDocxTables, readWorkbook, type Sheet } from '@guong/spreadsheet';
import { foldAll, stripSoftHyphens, tidy } from '@guong/vietnamese';
import { invalid, ok, type Result } from '../../../kernel/index.ts';
import { bearsSecrecyMark } from '../../../platform/index.ts';
import { SECRET_REFUSAL } from '../task.schema.ts';
import type { Field, Mapping } from './appendix.schema.ts';

/** A table as rows of cells, each cell one line. */
export type Cells = readonly (readonly string[])[];

const MOST_ROWS = 500;

/** A table of a .docx or .xlsx, of several the one that looks most like an appendix; refused on the field `file`. */
export function tableOfFile(bytes: Uint8Array): Result<Cells> {
  const workbook = readWorkbook(bytes, { unneutralise: true });
  if (workbook.ok) {
    const sheet = workbook.value.sheets.find(({ state, rows }) => state === 'visible' && rows.length > 0);
    return sheet ? ok(cellsOf(sheet)) : invalid('file', 'Tệp không có bảng nào.');
  }
  if (workbook.refusal.code !== 'word-document') return invalid('file', workbook.refusal.message);
  const tables = readDocxTables(bytes);
  if (!tables.ok) return invalid('file', tables.refusal.message);
  const likely = tables.value.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0];
  return likely
    ? ok(likely.map((row) => row.map((text) => tidy(stripSoftHyphens(text)))))
    : invalid('file', 'Văn bản không có bảng nào.');
}

function cellsOf({ rows }: Sheet): Cells {
  const width = Math.max(...rows.flatMap((row) => row.cells.map(({ column }) => column)));
  return rows.map((row) => {
    const byColumn = new Map(row.cells.map((cell) => [cell.column, tidy(stripSoftHyphens(cell.text))]));
    return Array.from({ length: Math.min(width, 60) }, (_, n) => byColumn.get(n + 1) ?? '');
  });
}

/** How much a table looks like an appendix: by its header, then by its length. */
const scoreOf = (cells: Cells): number =>
  Math.max(0, ...cells.slice(0, 5).map((row) => Object.keys(mappingOf(row)).length)) * 1000 + cells.length;

/** What was pasted: cells parted by tabs. A line that begins no row belongs to the last cell of the row before. */
export function tableOfText(text: string): Cells {
  const rows: string[][] = [];
  for (const typed of text.replace(/\r\n?/g, '\n').split('\n')) {
    const cells = typed.split('\t').map((text) => tidy(stripSoftHyphens(text)));
    const last = rows.at(-1);
    if (cells.length === 1 && last && last.length > 1)
      last.push(tidy(stripSoftHyphens(`${last.pop() ?? ''} ${cells[0] ?? ''}`)));
    else if (cells.some((cell) => cell !== '')) rows.push(cells);
  }
  return rows;
}

/** The same table as text that can be sent again. */
export const textOfTable = (cells: Cells): string => cells.map((row) => row.join('\t')).join('\n');

const WORDS: Readonly<Record<Field, RegExp>> = {
  number: /^(tt|stt|so tt|so thu tu|no\.?)$/,
  what: /(noi dung|nhiem vu|cong viec|dau viec|viec phai lam)/,
  lead: /(chu tri|thuc hien chinh|don vi thuc hien|nguoi thuc hien|phu trach thuc hien|dau moi)/,
  support: /phoi hop/,
  product: /(san pham|ket qua|dau ra)/,
  due: /(thoi han|thoi gian|han hoan thanh|tien do|hoan thanh)/,
  supervisor: /(lanh dao|chi dao|phu trach)/,
};

/** Which column holds what, by the words of a header row; each column and each field at most once. */
export function mappingOf(header: readonly string[]): Mapping {
  const taken = new Set<number>();
  const found: [Field, number][] = [];
  for (const field of ['number', 'support', 'product', 'due', 'supervisor', 'lead', 'what'] as const) {
    const column = header.findIndex((title, n) => !taken.has(n) && WORDS[field].test(foldAll(title)));
    if (column < 0) continue;
    taken.add(column);
    found.push([field, column]);
  }
  return Object.fromEntries(found);
}

/** A table with its header found: the titles, what they mean, and the rows below. */
export interface Found {
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** Finds the header among the first rows and leaves out what is no task: numbered columns, headings, empty lines. */
export function findRows(cells: Cells, chosen: Mapping | undefined): Result<Found> {
  if (cells.some((row) => row.some(bearsSecrecyMark))) return invalid('table', SECRET_REFUSAL);
  const scores = cells.slice(0, 8).map((row) => Object.keys(mappingOf(row)).length);
  const best = Math.max(0, ...scores);
  const at = scores.indexOf(best);
  const header = cells[at];
  if (header === undefined || best < 2) return invalid('table', 'Không nhận ra dòng tiêu đề có cột “Nhiệm vụ”.');
  const mapping = chosen ?? mappingOf(header);
  if (mapping.what === undefined) return invalid('mapping.what', 'Chọn cột nội dung nhiệm vụ');
  const rows = cells.slice(at + 1).map((row, n) => ({ row: at + n + 2, cells: row }));
  const kept = rows.filter((one) => isTask(one.cells, mapping));
  if (kept.length === 0) return invalid('table', 'Dưới dòng tiêu đề không có nhiệm vụ nào.');
  if (kept.length > MOST_ROWS)
    return invalid('table', `Bảng có hơn ${String(MOST_ROWS)} nhiệm vụ: hãy chia thành nhiều phần.`);
  return ok({ columns: header, mapping, rows: kept });
}

/** A heading ("I. Về tư tưởng") fills one cell; a line of column numbers holds nothing but figures. */
function isTask(cells: readonly string[], mapping: Mapping): boolean {
  const isNumber = (column: number) => column === mapping.number;
  const filled = cells.filter((cell, column) => cell !== '' && !isNumber(column));
  if (filled.length === 0 || filled.every((cell) => /^\(?\d{1,2}\)?$/.test(cell))) return false;
  const number = mapping.number === undefined ? '' : (cells[mapping.number] ?? '');
  return filled.length > 1 || /^\d+\.?$/.test(number);
}
