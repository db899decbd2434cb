import {
  findHeader,
  proposeMapping,
  readWorkbook,
  tableRows,
  type Sheet,
  type TableHeader,
  type TableRow,
  type Workbook,
} from '@guong/spreadsheet';
import { foldAll } from '@guong/vietnamese';
import { inWords, invalid, ok, say, type Result, type Said } from '../../../kernel/index.ts';
import { FIELDS, type Field, type Mapping } from './import.schema.ts';
import { HEADER_WORDS } from './header-words.ts';

/** A list found in a file: where it stands, what its columns are taken for, its rows, and what people should know. */
export interface FoundList {
  readonly sheet: string;
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly rows: number }[];
  readonly columns: readonly { readonly column: number; readonly title: string }[];
  readonly mapping: Mapping;
  readonly rows: readonly TableRow[];
  readonly notes: readonly Said[];
}
/** What a person chose instead of the proposal. */
export interface Chosen {
  readonly sheet?: string | undefined;
  readonly mapping?: Mapping | undefined;
}

/** Whether a note, perhaps an older one that is a finished sentence, says that the encoding of a text file was guessed. */
export const isGuess = (note: Said | string): boolean => inWords(note).startsWith(GUESS_BEGINS);

const guess = (encoding: string): Said =>
  say`Bảng mã của tệp được đoán là ${encoding}: hãy xem kỹ dấu tiếng Việt trước khi xác nhận.`;
const [GUESS_BEGINS = ''] = guess('').say.split('{');

const MOST_ROWS = 25_000;

/** Reads bytes within the bounds of the reader; its refusals come back on the field `file`. */
export function workbookOf(bytes: Uint8Array): Result<Workbook> {
  const read = readWorkbook(bytes, { unneutralise: true });
  return read.ok ? ok(read.value) : invalid('file', read.refusal.message);
}

/** Finds the table in the sheet asked for, or in the first visible sheet that has one. */
export function findList(workbook: Workbook, { sheet: wanted, mapping }: Chosen): Result<FoundList> {
  const found = wanted === undefined ? firstTable(workbook) : namedTable(workbook, wanted);
  if (!found.ok) return found;
  const { sheet, header } = found.value;
  const rows = tableRows(sheet, header, foldAll);
  const records = rows.filter((row) => row.kind === 'data').length;
  if (records === 0) return invalid('file', `Trang “${sheet.name}” có tiêu đề nhưng không có dòng nào bên dưới.`);
  if (records > MOST_ROWS) return invalid('file', 'Danh sách dài quá 25.000 dòng. Hãy chia thành nhiều tệp.');
  const taken = mapping ?? proposed(header);
  if (!taken) return invalid('file', 'Không nhận ra cột họ và tên. Hãy đặt tiêu đề cột là “Họ và tên” rồi gửi lại.');
  const known = header.columns.map(({ column, title }) => ({ column, title }));
  const stray = FIELDS.find((field) => taken[field] !== undefined && !known.some((one) => one.column === taken[field]));
  if (stray !== undefined) return invalid(`mapping.${stray}`, 'Bảng không có cột này');
  return ok({
    sheet: sheet.name,
    sheets: workbook.sheets.map((one) => ({
      name: one.name,
      isHidden: one.state !== 'visible',
      rows: one.rows.length,
    })),
    columns: known,
    mapping: taken,
    rows,
    notes: notesOn(workbook, sheet, header),
  });
}

interface Table {
  readonly sheet: Sheet;
  readonly header: TableHeader;
}
const NO_HEADER =
  'Không tìm thấy dòng tiêu đề trong 20 dòng đầu. Bảng cần một dòng có ít nhất “Họ và tên” và một cột khác như “Ngày sinh”, “Đơn vị”, “Thành phần”.';

function firstTable(workbook: Workbook): Result<Table> {
  for (const sheet of workbook.sheets) {
    if (sheet.state !== 'visible') continue;
    const header = findHeader(sheet, HEADER_WORDS, foldAll);
    if (header && proposed(header)) return ok({ sheet, header });
  }
  return invalid('file', NO_HEADER);
}

function namedTable(workbook: Workbook, wanted: string): Result<Table> {
  const sheet = workbook.sheets.find((one) => one.name === wanted);
  if (!sheet) return invalid('sheet', 'Tệp không có trang này');
  const header = findHeader(sheet, HEADER_WORDS, foldAll);
  return header ? ok({ sheet, header }) : invalid('sheet', NO_HEADER);
}

function proposed(header: TableHeader): Mapping | undefined {
  const columns = new Map<string, number>();
  for (const { field, column } of proposeMapping(header, HEADER_WORDS, foldAll)) {
    if (field !== undefined) columns.set(field, column);
  }
  const at = (field: Field): number | undefined => columns.get(field);
  const name = at('name');
  if (name === undefined) return undefined;
  const others = FIELDS.filter((field) => field !== 'name').map((field) => [field, at(field)] as const);
  return { name, ...Object.fromEntries(others.filter(([, column]) => column !== undefined)) };
}

function notesOn(workbook: Workbook, chosen: Sheet, header: TableHeader): Said[] {
  const notes = [say`Bảng lấy từ trang “${chosen.name}”, tiêu đề ở dòng ${String(header.firstRow)}.`];
  for (const sheet of workbook.sheets) {
    if (sheet === chosen || sheet.rows.length === 0) continue;
    const rows = String(sheet.rows.length);
    const isShown = sheet.state === 'visible';
    notes.push(
      isShown
        ? say`Trang “${sheet.name}” (${rows} dòng) không được đọc.`
        : say`Trang ẩn “${sheet.name}” (${rows} dòng) không được đọc.`,
    );
  }
  if (chosen.state !== 'visible') notes.push(say`Trang này đang ẩn trong tệp.`);
  if (workbook.text?.guessed) {
    notes.push(guess(workbook.text.encoding));
  }
  return notes;
}
