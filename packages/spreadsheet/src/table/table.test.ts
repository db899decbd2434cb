import { expect, test } from 'vitest';
import { sheetFrom, plainFold } from '../testing/workbooks.ts';
import { inlineCell } from '../testing/xlsx.ts';
import type { Sheet } from '../workbook.ts';
import { columnName } from '../cell-reference.ts';
import { findHeader } from './find-header.ts';
import { proposeMapping } from './mapping.ts';
import { tableRows } from './table-rows.ts';

const WANTED = [
  { field: 'ordinal', names: ['STT', 'TT', 'Số thứ tự'] },
  { field: 'name', names: ['Họ và tên', 'Họ tên', 'Họ, chữ đệm và tên'] },
  { field: 'birthOn', names: ['Ngày tháng năm sinh', 'Ngày sinh', 'Năm sinh'] },
  { field: 'post', names: ['Chức vụ', 'Chức danh'] },
  { field: 'unit', names: ['Đơn vị', 'Đơn vị công tác', 'Nơi công tác'] },
];

type Value = string | number | null;

/** Rows from row 1 on; `merges` in A1 form. */
function table(rows: readonly (readonly Value[])[], merges: readonly string[] = []): Sheet {
  const data = rows.map(
    (row, r) => `<row r="${r + 1}">${row.map((value, c) => cell(value, r + 1, c + 1)).join('')}</row>`,
  );
  const after = `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return sheetFrom(data.join(''), { after });
}

function cell(value: Value, row: number, column: number): string {
  const ref = `${columnName(column)}${row}`;
  if (value === null) return '';
  return typeof value === 'string' ? inlineCell(ref, value) : `<c r="${ref}"><v>${value}</v></c>`;
}

function fieldsOf(sheet: Sheet): unknown {
  const header = findHeader(sheet, WANTED, plainFold);
  if (header === undefined) return undefined;
  const mapping = proposeMapping(header, WANTED, plainFold);
  return [header.firstRow, header.lastRow, mapping.map(({ field }) => field ?? '-').join(' ')];
}

function kindsOf(rows: readonly (readonly Value[])[], merges: readonly string[] = []): readonly string[] {
  const sheet = table([['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị'], ...rows], merges);
  const header = findHeader(sheet, WANTED, plainFold);
  if (header === undefined) return ['no header'];
  return tableRows(sheet, header, plainFold).map((row) => (row.kind === 'data' ? 'data' : row.reason));
}

test.each([
  ['plain', [['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị']]],
  ['without marks, in capitals', [['TT', 'HO VA TEN', 'NGAY SINH', 'CHUC VU', 'DON VI']]],
  [
    'line breaks and punctuation',
    [['S\nTT', 'Họ, và\r\ntên:', 'Ngày, tháng,\nnăm sinh', 'Chức vụ\n(Đảng, CQ)', 'Đơn  vị công tác']],
  ],
  ['typing errors', [['STT', 'Họ vả ten', 'Ngày sịnh', 'Chứcvụ', 'Đơn vi']]],
] as const)('a header is found in spelling: %s', (_, rows) => {
  const sheet = table([['UBND PHƯỜNG HOA GẠO'], [], ...rows, [1, 'Nguyễn Hoa', '1/1/1970', 'Bí thư', 'Tổ 1']]);
  expect(fieldsOf(sheet)).toEqual([3, 3, 'ordinal name birthOn post unit']);
});

test('a header of two rows with merged cells gives each column its whole title', () => {
  const sheet = table(
    [
      ['DANH SÁCH'],
      ['TT', 'Họ và tên', 'Năm sinh', null, 'Công tác', null],
      [null, null, 'Nam', 'Nữ', 'Chức vụ', 'Đơn vị'],
      [1, 'Nguyễn Hoa', '1970', null, 'Bí thư', 'Tổ 1'],
    ],
    ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2'],
  );
  expect(fieldsOf(sheet)).toEqual([2, 3, 'ordinal name birthOn - post unit']);
  const header = findHeader(sheet, WANTED, plainFold);
  expect(header?.columns.map((column) => column.title)).toEqual([
    'TT',
    'Họ và tên',
    'Năm sinh – Nam',
    'Năm sinh – Nữ',
    'Công tác – Chức vụ',
    'Công tác – Đơn vị',
  ]);
});

test('a column that two fields could claim goes to the better one and offers the other', () => {
  const sheet = table([['STT', 'Họ và tên', 'Chức vụ, đơn vị']]);
  const header = findHeader(sheet, WANTED, plainFold);
  const column = header === undefined ? undefined : proposeMapping(header, WANTED, plainFold)[2];
  expect(['post', 'unit']).toContain(column?.field);
  expect(column?.alternatives.map(({ field }) => field)).toEqual(
    expect.arrayContaining([column?.field === 'post' ? 'unit' : 'post']),
  );
});

test('a sheet without a known title has no header, and the same title twice is proposed once', () => {
  expect(
    fieldsOf(
      table([
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ]),
    ),
  ).toBeUndefined();
  expect(fieldsOf(table([['STT', 'Họ và tên', 'Họ và tên', 'Đơn vị']]))).toEqual([1, 1, 'ordinal name - unit']);
});

test('the header is not looked for below the first twenty filled rows', () => {
  const titles = Array.from({ length: 20 }, () => ['x']);
  expect(fieldsOf(table([...titles, ['STT', 'Họ và tên', 'Đơn vị']]))).toBeUndefined();
  expect(fieldsOf(table([...titles.slice(1), ['STT', 'Họ và tên', 'Đơn vị']]))).toBeDefined();
});

test('rows that are no records are left out with their reason', () => {
  const kinds = kindsOf(
    [
      ['(1)', '(2)', '(3)', '(4)'],
      ['I. ĐẢNG ỦY'],
      [1, 'Nguyễn Hoa', 'Bí thư', 'Tổ 1'],
      ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị'],
      ['II', 'ỦY BAN'],
      [2, 'Trần Gạo', 'Chủ tịch', 'Tổ 2'],
      [3],
      ['   ', '\u00A0'],
      [null, 'Tổng cộng', 2],
      [],
      [null, null, 'Hoa Gạo, ngày 1 tháng 10'],
      [null, 'Người lập', null, 'T/M ĐẢNG ỦY'],
      [null, 'Lê A', null, 'Phạm B'],
    ],
    ['A3:D3'],
  );
  expect(kinds).toEqual([
    ...['column-numbers', 'group', 'data', 'repeated-header', 'group', 'data'],
    ...['blank', 'blank', 'total', 'signature', 'signature', 'signature'],
  ]);
});

test('people whose names look like totals stay records', () => {
  const kinds = kindsOf([
    [1, 'Tống Công Minh', null, null],
    [2, 'TỐNG CỘNG HÒA', null, null],
    [3, 'Cộng Văn Hòa', 'Tổ trưởng', 'Tổ 1'],
    [4, 'Tong Cong Danh', null, null],
    [null, 'Tống Thị Tổng', 'Bí thư', 'Tổ 2'],
  ]);
  expect(kinds).toEqual(['data', 'data', 'data', 'data', 'data']);
});

test('a total is told by its words, with or without marks', () => {
  for (const label of ['Tổng cộng:', 'TỔNG SỐ', 'Cộng', 'Tong cong', 'Tổng', 'Cộng: 2 người']) {
    expect(
      kindsOf([
        [1, 'A B', 'c', 'd'],
        [null, label, 5],
      ]).at(-1),
    ).toBe('total');
  }
});

test('a last record with few cells directly under the table is kept', () => {
  expect(
    kindsOf([
      [1, 'A B', 'c', 'd'],
      [2, 'C D', 'e', 'f'],
      [null, 'E F', 'g'],
    ]),
  ).toEqual(['data', 'data', 'data']);
});

test('a cell merged over several rows counts for each of them, under its own address', () => {
  const sheet = table(
    [
      ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị'],
      [1, 'A B', 'c', 'Tổ 1'],
      [2, 'C D', 'e', null],
      [3, 'E F', 'g', null],
      [4, 'G H', 'i', 'Tổ 2'],
    ],
    ['D2:D4'],
  );
  const header = findHeader(sheet, WANTED, plainFold);
  const rows = header === undefined ? [] : tableRows(sheet, header, plainFold);
  const units = rows.map((row) =>
    row.kind === 'data' ? `${row.cells.get(4)?.ref ?? ''} ${row.cells.get(4)?.text ?? ''}` : row.reason,
  );
  expect(units).toEqual(['D2 Tổ 1', 'D2 Tổ 1', 'D2 Tổ 1', 'D5 Tổ 2']);
});

test('hidden rows are told', () => {
  const sheet = sheetFrom(
    `<row r="1">${inlineCell('A1', 'STT')}${inlineCell('B1', 'Họ và tên')}</row>` +
      `<row r="2" hidden="1">${inlineCell('A2', '1')}${inlineCell('B2', 'A B')}</row>`,
  );
  const header = findHeader(sheet, WANTED, plainFold);
  expect(header === undefined ? [] : tableRows(sheet, header, plainFold)).toMatchObject([
    { kind: 'data', hidden: true },
  ]);
});
