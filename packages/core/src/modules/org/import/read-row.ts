import type { Cell, DataRow } from '@guong/spreadsheet';
import { foldAll } from '@guong/vietnamese';
import { say, saidWhole, type Said } from '../../../kernel/index.ts';
import { FIELD_NAMES } from './header-words.ts';
import type { Change, Field, ImportKind, Mapping, Problem, RowFields } from './import.schema.ts';
import { readBirth, shownBirth } from './read-birth.ts';
import { cleanText, withoutCapitals, type ChangeReason, type CleanText } from './read-cell.ts';

/** What the rows of one list have in common. */
export interface RowContext {
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  readonly titles: ReadonlyMap<number, string>;
  /** Of the reading, `yyyy-mm-dd`: nobody is born later. */
  readonly today: string;
}
/** A record of the list, cleaned, with everything that was done to it and everything that is wrong with it. */
export interface ReadRow {
  readonly rowNo: number;
  readonly fields: RowFields;
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

interface Desk {
  readonly row: DataRow;
  readonly context: RowContext;
  readonly changes: Change[];
  readonly problems: Problem[];
}
const LONGEST = { name: 120, post: 160, unit: 200, cell: 200, category: 200 } as const;
type TextField = keyof typeof LONGEST;

/** Cleans one record. Never throws on what a file can hold; what cannot be taken becomes a problem of the row. */
export function readRow(row: DataRow, context: RowContext): ReadRow {
  const desk: Desk = { row, context, changes: [], problems: [] };
  const name = textOf(desk, 'name');
  const fields: RowFields = {
    name,
    birth: birthOf(desk),
    sex: wordOf(desk, 'sex', SEXES) ?? '',
    post: textOf(desk, 'post'),
    unit: textOf(desk, 'unit'),
    cell: textOf(desk, 'cell'),
    standing: wordOf(desk, 'standing', STANDINGS) ?? '',
    category: categoryOf(desk),
  };
  judgeName(desk, name);
  if (row.hidden) note(desk, '', say`Dòng này đang ẩn trong tệp.`);
  return { rowNo: row.number, fields, changes: desk.changes, problems: desk.problems };
}

function cellOf({ row, context }: Desk, field: Field): Cell | undefined {
  const column = context.mapping[field];
  return column === undefined ? undefined : row.cells.get(column);
}

function textOf(desk: Desk, field: TextField): string {
  const cell = cellOf(desk, field);
  if (!cell) return '';
  if (cell.kind === 'error') {
    block(desk, field, say`Ô có lỗi công thức ${cell.text}.`);
    return '';
  }
  if (cell.formula !== undefined) note(desk, cell.ref, say`Ô ${cell.ref} có công thức: lấy kết quả đã lưu trong tệp.`);
  const clean = field === 'name' ? withoutCapitals(cleanText(cell)) : cleanText(cell);
  addChange(desk, cell, clean);
  if (clean.text.length <= LONGEST[field]) return clean.text;
  block(desk, field, say`Dài quá ${String(LONGEST[field])} ký tự.`);
  return clean.text.slice(0, LONGEST[field]);
}

function judgeName(desk: Desk, name: string): void {
  const wrong = wrongName(name);
  if (wrong !== undefined) block(desk, 'name', wrong);
  else if (!name.includes(' ')) note(desk, refOf(desk, 'name'), say`“${name}” chỉ có một chữ: hãy xem lại họ và tên.`);
}

function wrongName(name: string): Said | undefined {
  if (name === '') return say`Thiếu họ và tên.`;
  if (!/\p{L}.*\p{L}/u.test(name)) return say`“${name}” không phải là họ và tên.`;
  if (/[\d@#$%=<>]/.test(name)) return say`“${name}” có chữ số hoặc ký hiệu lạ.`;
  return name.includes('\uFFFD') ? say`“${name}” có chữ không đọc được.` : undefined;
}

function birthOf(desk: Desk): string {
  const cell = cellOf(desk, 'birth');
  if (!cell) return '';
  const { birth, reasons, problem } = readBirth(cell, desk.context.today);
  if (problem !== undefined) block(desk, 'birth', say`“${cell.text.trim().slice(0, 60)}”: ${problem}`);
  else addChange(desk, cell, { text: shownBirth(birth), reasons });
  return birth;
}

const SEXES = { nam: 'male', nu: 'female', m: 'male', f: 'female' } as const;
const STANDINGS = {
  'chinh thuc': 'official',
  'dang vien chinh thuc': 'official',
  ct: 'official',
  'du bi': 'probationary',
  'dang vien du bi': 'probationary',
  db: 'probationary',
  'mien sinh hoat': 'exempt',
  'mien sh': 'exempt',
} as const;

function wordOf<V>(desk: Desk, field: 'sex' | 'standing', words: Readonly<Record<string, V>>): V | undefined {
  const cell = cellOf(desk, field);
  const { text } = cell ? cleanText(cell) : { text: '' };
  if (text === '') return undefined;
  const key = foldAll(text);
  const value = Object.hasOwn(words, key) ? words[key] : undefined;
  if (value === undefined)
    note(desk, refOf(desk, field), at(desk, field, say`không hiểu “${text.slice(0, 60)}”, bỏ qua ô này.`));
  return value;
}

/** The column counts; where it says nothing, the heading of the group does. */
function categoryOf(desk: Desk): string {
  const typed = textOf(desk, 'category');
  if (typed !== '' || desk.context.kind !== 'roll') return typed;
  const group = groupName(desk.row.group ?? '');
  if (group !== '') {
    if (desk.context.mapping.category !== undefined) note(desk, '', say`Ô thành phần trống: lấy tên nhóm “${group}”.`);
    return group;
  }
  block(desk, 'category', say`Thiếu thành phần.`);
  return '';
}

/** `I. BAN THƯỜNG VỤ` without its number, at most as long as a category may be. */
const groupName = (group: string): string =>
  group
    .replace(/^\s*(?:[IVXLC]{1,7}|[A-Z]|\d{1,2}(?:\.\d{1,2})?)\s*[.)/:-]\s*/u, '')
    .trim()
    .slice(0, 200);

function addChange(desk: Desk, cell: Cell, { text, reasons }: CleanText): void {
  if (cell.text === text) return;
  const why: readonly ChangeReason[] = reasons.length > 0 ? reasons : ['word'];
  const title = desk.context.titles.get(cell.column) ?? '';
  desk.changes.push({
    ref: cell.ref,
    title,
    from: cell.text.replaceAll('\0', '\uFFFD').slice(0, 300),
    to: text,
    reasons: [...why],
  });
}

function refOf(desk: Desk, field: Field): string {
  return cellOf(desk, field)?.ref ?? '';
}

/** What is wrong, and where. */
function at(desk: Desk, field: Field, wrong: Said): Said {
  const ref = refOf(desk, field);
  const [row, column] = [String(desk.row.number), saidWhole(FIELD_NAMES[field])];
  return ref === ''
    ? say`Dòng ${row}, cột “${column}”: ${wrong}`
    : say`Dòng ${row}, cột “${column}” (ô ${ref}): ${wrong}`;
}

function block(desk: Desk, field: Field, wrong: Said): void {
  desk.problems.push({ ref: refOf(desk, field), message: at(desk, field, wrong), isBlocking: true });
}

function note(desk: Desk, ref: string, message: Said): void {
  desk.problems.push({ ref, message, isBlocking: false });
}
