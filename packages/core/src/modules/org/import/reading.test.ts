import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWorkbook, type Cell, type DataRow } from '@guong/spreadsheet';
import { buildXlsx, inlineCell } from '@guong/spreadsheet/testing';
import { toTcvn3 } from '@guong/vietnamese';
import { inWords } from '../../../kernel/index.ts';
import { guessedKind, freeCategoryCode, freeUnitCode, unitKey } from './place-name.ts';
import { readBirth, type ReadBirth } from './read-birth.ts';
import { cleanText, withoutCapitals } from './read-cell.ts';
import { findList } from './read-list.ts';
import { readRow } from './read-row.ts';
import { resolveRows, type DecidingRow } from './resolve-rows.ts';
import { identities, type NamedRow } from './twins.ts';

const TODAY = '2026-11-22';
const cell = (text: string, more: Partial<Cell> = {}): Cell => ({
  ref: 'B2',
  row: 2,
  column: 2,
  kind: 'text',
  text,
  ...more,
});
const wrongIn = ({ problem }: ReadBirth): string => (problem ? inWords(problem) : '');
const number = (value: number): Cell => cell(String(value), { kind: 'number', number: value });

test.each([
  ['12/09/1975', '1975-09-12', []],
  ["'24/7/1955", '1955-07-24', ['apostrophe']],
  ['3.5.1953', '1953-05-03', ['date']],
  ['ngày 12 tháng 9 năm 1975', '1975-09-12', ['date']],
  ['9/1975', '1975', ['date']],
  ['1975', '1975', []],
  ['27654', '1975-09-17', ['serial']],
  ['  12/09/1975\u00A0', '1975-09-12', ['spaces']],
  ['—', '', []],
  ['', '', []],
])('a birth typed %j is read as %j', (typed, birth, reasons) => {
  const read = readBirth(cell(typed), TODAY);
  expect(read.birth).toBe(birth);
  expect(read.problem).toBeUndefined();
  if (reasons.length > 0) expect(read.reasons).toEqual(reasons);
});

test.each(['31/02/1970', '12/9/75', '1/1/1899', '23/11/2026', 'không rõ', '13/13/1970', '9.1975.1'])(
  'a birth typed %j is a problem and never another day',
  (typed) => {
    const read = readBirth(cell(typed), TODAY);
    expect([read.birth, wrongIn(read) === '']).toEqual(['', false]);
  },
);

test('numbers in a birth column: a year, a serial number, or a question, never a guess', () => {
  expect(readBirth(number(1975), TODAY).birth).toBe('1975');
  expect(readBirth(number(27_654), TODAY)).toEqual({ birth: '1975-09-17', reasons: ['serial'] });
  expect(wrongIn(readBirth(number(9.1975), TODAY))).toContain('nhiều cách đọc');
  expect(readBirth(number(60), TODAY).problem).toBeDefined();
  expect(wrongIn(readBirth(cell('#REF!', { kind: 'error' }), TODAY))).toContain('#REF!');
});

test('what a cell says survives TCVN3, and cleaning what is clean changes nothing', () => {
  const word = fc.constantFrom('Nguyễn', 'Thị', 'Hương', 'Đặng', 'Cường', 'Võ', 'Bá', 'Ước', 'Quý', 'Thuỳ');
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), (words) => {
      const name = words.join(' ');
      const old = cleanText(cell(toTcvn3(name), { font: '.VnTime' }));
      expect(old.text.toLowerCase()).toBe(name.toLowerCase());
      expect(cleanText(cell(name))).toEqual({ text: name, reasons: [] });
      const nfd = cleanText(cell(`${name.normalize('NFD')}\u00A0 `));
      expect(nfd.text).toBe(name);
    }),
  );
  expect(withoutCapitals(cleanText(cell('TRẦN THỊ ÁNH')))).toEqual({ text: 'Trần Thị Ánh', reasons: ['capitals'] });
  expect(withoutCapitals(cleanText(cell('Y BHĂM Êban'))).text).toBe('Y BHĂM Êban');
});

test.each([
  ['Chi bộ số 09', 'CB 9', true],
  ['Đảng uỷ phường', 'ĐẢNG BỘ PHƯỜNG', true],
  ['Tổ dân phố 1', 'TDP1', true],
  ['Tổ dân phố 1', 'Tổ dân phố 11', false],
  ['Đảng bộ bộ phận 2', 'Đảng ủy 2', false],
])('%s and %s: one unit: %s', (one, other, isSame) => {
  expect(unitKey(one) === unitKey(other)).toBe(isSame);
});

test('kinds are guessed from names and only among the kinds there are; codes are never doubled', () => {
  const kinds = ['agency', 'cell', 'residential_group', 'front_committee', 'mass_organisation', 'front', 'board'];
  const names = ['Chi bộ 3', 'Khu dân cư 4', 'Hội LHPN', 'UB MTTQ', 'Hội đồng nhân dân', 'Ban Tuyên giáo', 'Trạm Y tế'];
  expect(names.map((name) => guessedKind(name, kinds))).toEqual([
    ...['cell', 'residential_group', 'mass_organisation'],
    ...['agency', 'agency', 'board', 'agency'],
  ]);
  expect(guessedKind('Chi bộ 3', ['office'])).toBe('office');
  const taken = new Set(['CB3']);
  expect([freeUnitCode('Chi bộ 3', taken), freeUnitCode('!!!', taken)]).toEqual(['CB3-2', 'DV']);
  const codes = new Set<string>();
  expect([
    freeCategoryCode('Đại biểu mời', codes),
    freeCategoryCode('ĐẠI BIỂU, MỜI', codes),
    freeCategoryCode('70 năm', codes),
  ]).toEqual(['dai_bieu_moi', 'dai_bieu_moi_2', 'tp_70_nam']);
});

const named = (rowNo: number, name: string, birth: string, unit = ''): NamedRow => ({
  rowNo,
  fields: { name, birth, unit, cell: '', post: '' },
});

test('identities: nobody is joined without a birth or a unit, and the first row leads', () => {
  const found = identities(
    [
      named(1, 'Lê Thị Hoà', '1970-01-01'),
      named(2, 'LÊ THỊ HÒA', '1970-01-01'),
      named(3, 'Lê Thị Hòa', '1970-01-02'),
      named(4, 'Lê Thị Hòa', '1970'),
      named(5, 'Lê Thị Hòa', '', 'Chi bộ 1'),
      named(6, 'Lê Thị Hòa', '', 'CB 01'),
    ],
    new Map(),
  );
  expect([...found].map(([row, { leadRowNo, isAsked }]) => [row, leadRowNo, isAsked])).toEqual([
    [1, 1, false],
    [2, 1, false],
    [3, 3, false],
    [4, 4, true],
    [5, 5, true],
    [6, 5, false],
  ]);
});

const decisions = fc.constantFrom(null, 'different' as const, 'leave_out' as const);
const decidingRow = fc.record({
  is_blocked: fc.boolean(),
  is_asked: fc.boolean(),
  lead: fc.nat({ max: 11 }),
  matched: fc.boolean(),
  decision: decisions,
});

test('every record is left out, undecided, or somebody; a problem that is not left out is never carried out', () => {
  fc.assert(
    fc.property(fc.array(decidingRow, { maxLength: 12 }), (drawn) => {
      const rows = drawn.map((one, index): DecidingRow => ({
        row_no: index + 1,
        is_record: true,
        is_blocked: one.is_blocked,
        is_asked: one.is_asked,
        lead_row_no: Math.min(one.lead, index) + 1,
        match_person_id: one.matched ? `known ${String(Math.min(one.lead, index))}` : null,
        decision: one.decision,
        decision_person_id: null,
        decision_row_no: null,
      }));
      const resolved = resolveRows(rows);
      expect(resolved.size).toBe(rows.length);
      for (const row of rows) {
        const to = resolved.get(row.row_no);
        expect(to?.kind === 'left_out').toBe(row.decision === 'leave_out');
        if (row.is_blocked && row.decision !== 'leave_out') expect(to?.kind).toBe('undecided');
        // Whoever is new begins with a row that is carried out itself.
        if (to?.kind === 'new') expect(resolved.get(to.rowNo)).toEqual(to);
      }
    }),
  );
});

/** Hand-made sheets as offices make them: rows of texts, what is expected of the reading. */
const line = (n: number, texts: readonly string[]) =>
  `<row r="${String(n)}">${texts.map((text, i) => (text === '' ? '' : inlineCell(`${'ABCDEFGH'[i] ?? ''}${String(n)}`, text))).join('')}</row>`;
const sheet = (rows: readonly (readonly string[])[], after = '') => {
  const bytes = buildXlsx({
    sheets: [{ name: 'DS', data: rows.map((texts, i) => line(i + 1, texts)).join(''), after }],
  });
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.refusal.message);
  return findList(read.value, {});
};

test.each([
  ['titles above', [['ĐẢNG BỘ PHƯỜNG'], ['DANH SÁCH'], ['STT', 'Họ và tên', 'Năm sinh'], ['1', 'Lê A', '1970']]],
  [
    'no marks',
    [
      ['TT', 'HO TEN', 'NAM SINH'],
      ['1', 'Lê A', '1970'],
    ],
  ],
  [
    'line breaks',
    [
      ['S\nTT', 'Họ và\ntên', 'Ngày,\ntháng, năm sinh'],
      ['1', 'Lê A', '1970'],
    ],
  ],
  [
    'a doubled header',
    [
      ['STT', 'Họ và tên', 'Năm sinh'],
      ['STT', 'Họ và tên', 'Năm sinh'],
      ['1', 'Lê A', '1970'],
    ],
  ],
  [
    'column numbers',
    [
      ['STT', 'Họ và tên', 'Năm sinh'],
      ['(1)', '(2)', '(3)'],
      ['1', 'Lê A', '1970'],
    ],
  ],
  [
    'a total below',
    [
      ['STT', 'Họ và tên', 'Năm sinh'],
      ['1', 'Lê A', '1970'],
      ['', 'Tổng cộng: 1 người'],
    ],
  ],
  [
    'a phone number beside',
    [
      ['STT', 'Họ tên', 'Số điện thoại', 'Năm sinh'],
      ['1', 'Lê A', '0912', '1970'],
    ],
  ],
])('one person is found under %s', (_, rows) => {
  const found = sheet(rows);
  const list = found.ok ? found.value : undefined;
  expect(found.ok).toBe(true);
  const records = (list?.rows ?? []).filter((row): row is DataRow => row.kind === 'data');
  const context = { kind: 'members' as const, mapping: list?.mapping ?? { name: 1 }, titles: new Map(), today: TODAY };
  const people = records.map((row) => readRow(row, context).fields);
  expect(people.map(({ name, birth }) => [name, birth])).toEqual([['Lê A', '1970']]);
});

test('a sheet without a header, and a header without rows, are refused with the way out', () => {
  expect(
    sheet([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  ).toMatchObject({ ok: false, fault: { fields: { file: /Không tìm thấy dòng tiêu đề/ } } });
  expect(sheet([['STT', 'Họ và tên', 'Năm sinh']])).toMatchObject({
    ok: false,
    fault: { fields: { file: /không có dòng nào/ } },
  });
});
