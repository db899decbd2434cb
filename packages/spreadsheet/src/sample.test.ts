import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findHeader } from './table/find-header.ts';
import { proposeMapping } from './table/mapping.ts';
import { tableRows } from './table/table-rows.ts';
import type { DataRow } from './table/table-rows.ts';
import { mustRead, plainFold, sheetOf } from './testing/workbooks.ts';
import { cellAt, rowAt } from './workbook.ts';

const bytes = readFileSync(new URL('testing/fixtures/danh-sach-cu-tri-hoa-gao.xlsx', import.meta.url));
const workbook = mustRead(bytes);
const sheet = sheetOf(workbook);
const wanted = [
  { field: 'ordinal', names: ['STT', 'TT', 'Số TT'] },
  { field: 'name', names: ['Họ và tên', 'Họ tên'] },
  { field: 'birthOn', names: ['Ngày tháng năm sinh', 'Ngày sinh'] },
  { field: 'post', names: ['Chức vụ', 'Chức danh'] },
  { field: 'unit', names: ['Đơn vị', 'Nơi công tác'] },
  { field: 'category', names: ['Thành phần', 'Đối tượng'] },
];
const header = findHeader(sheet, wanted, plainFold);
const rows = header === undefined ? [] : tableRows(sheet, header, plainFold);
const records = rows.filter((row): row is DataRow => row.kind === 'data');
const column = (number: number) => records.map((record) => record.cells.get(number));

test('the sample has the roll and a hidden sheet with a remark', () => {
  expect(workbook.sheets.map(({ name, state }) => [name, state])).toEqual([
    ['DS cu tri', 'visible'],
    ['Ghi chu', 'hidden'],
  ]);
  expect(
    sheetOf(workbook, 1)
      .rows.flatMap((row) => row.cells)
      .map((cell) => cell.ref),
  ).toEqual(['A1']);
});

test('titles stand in rows 1 to 5 and the header, with line breaks in its cells, in row 7', () => {
  expect(sheet.rows.map((row) => row.number).filter((number) => number < 7)).toEqual([1, 2, 4, 5]);
  expect(header).toMatchObject({ firstRow: 7, lastRow: 7 });
  expect(cellAt(rowAt(sheet, 7), 4)?.text).toContain('\n');
});

test('every wanted column is proposed with good confidence', () => {
  const mapping = header === undefined ? [] : proposeMapping(header, wanted, plainFold);
  expect(mapping.map(({ field }) => field)).toEqual([
    'ordinal',
    'name',
    'birthOn',
    'post',
    'unit',
    'category',
    undefined,
    undefined,
  ]);
  expect(mapping.slice(0, 6).every(({ confidence }) => confidence >= 0.75)).toBe(true);
});

test('207 numbered rows are records, group rows, the total and the signature are left out with their reason', () => {
  expect(records.map((record) => record.cells.get(1)?.number)).toEqual(Array.from({ length: 207 }, (_, i) => i + 1));
  const leftOut = rows.filter((row) => row.kind === 'left-out').map((row) => [row.number, row.reason]);
  expect(leftOut).toEqual([
    ...[8, 20, 27, 42, 91, 124, 172, 219].map((number) => [number, 'group']),
    [224, 'total'],
    [226, 'signature'],
  ]);
});

test('group rows are merged across the table and named for the rows below them', () => {
  const merged = sheet.merges.map((merge) => merge.ref);
  expect(merged).toEqual(expect.arrayContaining(['A8:H8', 'A20:H20', 'A219:H219']));
  expect(records[0]?.group).toBe('I. BAN THƯỜNG VỤ ĐẢNG ỦY');
  expect(records.at(-1)?.group).toMatch(/^VIII\./);
  expect(records.at(-1)?.cells.get(6)?.text).toBe('Tổ trưởng tổ dân phố');
});

test('24 names stand in cells whose font is .VnTime, and no other cell does', () => {
  const old = sheet.rows.flatMap((row) => row.cells).filter((cell) => cell.font?.startsWith('.Vn') === true);
  expect(old).toHaveLength(24);
  expect(new Set(old.map((cell) => `${cell.column} ${cell.font ?? ''}`))).toEqual(new Set(['2 .VnTime']));
  expect(old.some((cell) => cell.text.includes('\u00AD'))).toBe(true);
});

test('spaces and spellings of names come as they stand in the file', () => {
  const names = column(2).map((cell) => cell?.text ?? '');
  expect(names.some((name) => name.endsWith('\u00A0'))).toBe(true);
  expect(names.some((name) => /\S {2,}\S/.test(name))).toBe(true);
  expect(names.filter((name) => name !== name.normalize('NFC'))).toHaveLength(1);
  expect(names.filter((name) => name === 'Phan Xuân Giang')).toHaveLength(2);
});

test('birth dates are text of several forms, literal apostrophes, and real dates', () => {
  const cells = column(3);
  const dates = cells.filter((cell) => cell?.kind === 'date');
  const texts = cells.filter((cell) => cell?.kind === 'text').map((cell) => cell?.text ?? '');
  expect(dates.length).toBeGreaterThan(0);
  expect(
    dates.every((cell) => cell?.dateOn?.startsWith('19') === true || cell?.dateOn?.startsWith('20') === true),
  ).toBe(true);
  for (const form of [/^\d\d\/\d\d\/\d{4}$/, /^\d{1,2}\.\d{1,2}\.\d{4}$/, /^\d{1,2}-\d{1,2}-\d{4}$/, /^'/]) {
    expect(texts.some((text) => form.test(text))).toBe(true);
  }
  const quoted = cells.filter((cell) => cell?.text.startsWith("'") === true);
  expect(quoted.every((cell) => cell?.apostrophe === 'literal')).toBe(true);
  expect(dates.length + texts.length).toBe(207);
});

test('the total is a formula whose stored result is read and not computed', () => {
  expect(cellAt(rowAt(sheet, 224), 3)).toMatchObject({ kind: 'number', number: 207, formula: 'COUNTA(B8:B222)' });
});
