import { beforeEach, expect, test } from 'vitest';
import { readWorkbook } from '@guong/spreadsheet';
import { buildXlsx, inlineCell } from '@guong/spreadsheet/testing';
import { toVni } from '@guong/vietnamese';
import { ok, inWords } from '../../../kernel/index.ts';
import { transaction } from '../../../platform/index.ts';
import { changedTables, snapshot } from '../../../testing/index.ts';
import { foundedHouse, foundIn, FOUNDED_ON, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { perform, type AnyUseCase } from '../../../usecase/index.ts';
import { importedPersonIds, importJob, org } from '../index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});

const csv = (...lines: readonly string[]) => ({
  fileName: 'danh-sach.csv',
  mediaType: 'text/csv',
  bytes: new Uint8Array(new TextEncoder().encode(lines.join('\n'))),
});
const HEADER = 'STT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị;Thành phần';
const start = (file: object, kind = 'roll') => perform(house.app, house.office, org.startImport, { kind, file });
const started = async (...lines: readonly string[]) => valueOf(await start(csv(HEADER, ...lines))).importId;
const seen = async (importId: string, more: object = {}) =>
  valueOf(await perform(house.app, house.office, org.import, { importId, ...more }));
const decide = (importId: string, decisions: readonly object[], more: object = {}) =>
  perform(house.app, house.office, org.decideDuplicates, { importId, decisions, ...more });
const confirm = (importId: string) => perform(house.app, house.office, org.confirmImport, { importId });
const confirmed = async (importId: string) => {
  valueOf(await confirm(importId));
  await house.runJobs([importJob]);
  const done = await seen(importId);
  expect([done.state, done.failure]).toEqual(['confirmed', '']);
  return done;
};
const people = async () => valueOf(await perform(house.app, house.office, org.peopleOf, { limit: 200 })).people;

test('a problem names its row, its column and its cell, and stands in the way until the row is left out', async () => {
  const importId = await started(
    '1;;12/09/1975;Tổ trưởng;Tổ dân phố 1;Tổ trưởng',
    '2;Trần Văn Bông;31/02/1970;Tổ trưởng;Tổ dân phố 2;Tổ trưởng',
    '3;Lê Thị Sen;12/9/75;Tổ trưởng;Tổ dân phố 3;Tổ trưởng',
    '4;Vũ Thị Cúc;1980;Tổ trưởng;Tổ dân phố 4;',
    '5;Đỗ Văn Mai;27654;Tổ trưởng;Tổ dân phố 5;Tổ trưởng',
  );
  const preview = await seen(importId, { show: 'problems' });
  expect(preview.rows.flatMap((row) => row.problems.map((problem) => inWords(problem.message)))).toEqual([
    'Dòng 2, cột “Họ và tên”: Thiếu họ và tên.',
    'Dòng 3, cột “Ngày sinh” (ô C3): “31/02/1970”: Lịch không có ngày này.',
    'Dòng 4, cột “Ngày sinh” (ô C4): “12/9/75”: Năm phải viết đủ bốn chữ số.',
    'Dòng 5, cột “Thành phần”: Thiếu thành phần.',
  ]);
  expect(preview.counts.blocked).toBe(4);
  expect(await confirm(importId)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  valueOf(await decide(importId, [], { leaveOutBlocked: true }));
  await confirmed(importId);
  const added = (await people()).filter((person) => person.birthYear !== null);
  expect(added.map(({ fullName, birthYear }) => [fullName, birthYear])).toEqual([['Đỗ Văn Mai', 1975]]);
});

test('one name is one person when the birth agrees, two when it differs, and a question when it is not known', async () => {
  const known = await house.add('Phan Thị Hoà', { birthYear: 1975, bornOn: '1975-09-12' });
  const importId = await started(
    '1;PHAN THỊ HÒA;12/09/1975;Bí thư;Chi bộ 1;Bí thư',
    '2;Phan Thị Hòa;13/09/1975;Bí thư;Chi bộ 2;Bí thư',
    '3;Phan Thị Hòa;;Bí thư;Chi bộ 3;Bí thư',
    '4;Ngô Văn Lúa;1960;Tổ trưởng;Tổ dân phố 1;Tổ trưởng',
    '5;Ngô Văn Lúa;;Tổ phó;Tổ dân phố 1;Tổ phó',
  );
  const { rows, counts } = await seen(importId);
  const asked = rows.filter((row) => row.isAsked).map((row) => row.rowNo);
  expect([asked, counts.undecided, counts.knownPeople]).toEqual([[4, 6], 2, 1]);
  expect(rows.find((row) => row.rowNo === 2)?.answer).toBe(`person:${known}`);
  expect(await confirm(importId)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const wrong = await decide(importId, [
    { rowNo: 4, answer: 'row:6' },
    { rowNo: 99, answer: 'different' },
    { rowNo: 6, answer: `person:${crypto.randomUUID()}` },
  ]);
  expect(wrong).toMatchObject({ ok: false, fault: { fields: { row4: /./, row6: /./, row99: /./ } } });
  valueOf(
    await decide(importId, [
      { rowNo: 4, answer: 'different' },
      { rowNo: 6, answer: 'row:5' },
    ]),
  );
  const done = await confirmed(importId);
  expect(done.counts).toMatchObject({ people: 4, newPeople: 3, knownPeople: 1, repeatedRows: 1 });
  const byId = await transaction(house.stores.app, { tenantId: house.tenantId, readOnly: true }, async (tx) =>
    ok(await importedPersonIds(tx, house.tenantId, importId)),
  );
  const ids = valueOf(byId);
  expect([ids.length, ids[0]]).toEqual([4, known]);
  const lua = (await people()).find((person) => person.fullName === 'Ngô Văn Lúa');
  expect(lua?.postTitles).toEqual(['Tổ trưởng', 'Tổ phó']);
});

test('a list without births is matched by name and unit to people who are already there', async () => {
  const first = await started('1;Lê Thị Gạo;1970;Tổ trưởng;Tổ dân phố số 01;Tổ trưởng');
  await confirmed(first);
  const again = await started('1;Lê Thị Gạo;;Tổ trưởng;TDP 1;Tổ trưởng', '2;Lê Thị Nếp;;Tổ trưởng;TDP 2;Tổ trưởng');
  expect((await seen(again)).counts).toMatchObject({ people: 2, newPeople: 1, knownPeople: 1, undecided: 0 });
  await confirmed(again);
  const tree = valueOf(await perform(house.app, house.office, org.unitTree, {})).units;
  expect(tree.filter((unit) => unit.kind === 'residential_group').map((unit) => unit.name)).toEqual([
    'TDP 2',
    'Tổ dân phố số 01',
  ]);
});

test('a post that carries a power is never given by a list: a second post without it is made', async () => {
  const importId = await started('1;Kẻ Muốn Quyền;1970;Bí thư Đảng ủy;Đảng ủy phường Hoa Gạo;Ban Thường vụ');
  await confirmed(importId);
  const held = valueOf(await perform(house.app, house.office, org.holdings, {})).holdings;
  const posts = valueOf(await perform(house.app, house.office, org.postsOf, {})).posts;
  const mine = held.find((holding) => holding.fullName === 'Kẻ Muốn Quyền');
  expect(mine?.title).toBe('Bí thư Đảng ủy');
  expect(posts.find((post) => post.postId === mine?.postId)).toMatchObject({ powers: [], isHead: false });
});

test('categories are matched whatever their spelling, new ones follow in the order of the list', async () => {
  const category = { code: 'to_truong', name: 'Tổ trưởng tổ dân phố', precedence: 5, fromOn: FOUNDED_ON };
  valueOf(await perform(house.app, house.office, org.createCategory, category));
  const importId = await started(
    '1;An Thị Một;1970;Khách;Sở;KHÁCH MỜI',
    '2;An Thị Hai;1971;Khách;Sở;Khách mời',
    '3;An Thị Ba;1972;Tổ trưởng;TDP 1;TỔ TRƯỞNG TỔ DÂN PHỐ',
    '4;An Thị Bốn;1973;Cán bộ;UBND;Cán bộ, công chức',
  );
  await confirmed(importId);
  const found = valueOf(await perform(house.app, house.office, org.categories, {})).categories;
  expect(found.map(({ code, name, people: many }) => [code, name, many])).toEqual([
    ['to_truong', 'Tổ trưởng tổ dân phố', 1],
    ['khach_moi', 'Khách mời', 2],
    ['can_bo_cong_chuc', 'Cán bộ, công chức', 1],
  ]);
});

test('members enter the cell their list names; group headings serve as categories where no column does', async () => {
  const members = csv(
    'TT;Họ tên đảng viên;Năm sinh;Giới tính;Chi bộ sinh hoạt;Loại đảng viên',
    '1;Lý Thị Cốm;1970;Nữ;Chi bộ 1;Chính thức',
    '2;Lý Văn Xôi;1971;Nam;CB 7;Dự bị',
  );
  const importId = valueOf(await start(members, 'members')).importId;
  await confirmed(importId);
  const lines = (await people()).filter((person) => person.fullName.startsWith('Lý '));
  expect(lines.map(({ memberKind, cellName }) => [memberKind, cellName])).toEqual([
    ['official', 'Chi bộ 1'],
    ['probationary', 'CB 7'],
  ]);
  const row = (number: number, cells: readonly string[]) =>
    `<row r="${String(number)}">${cells.map((text, i) => inlineCell(`${'ABC'[i] ?? ''}${String(number)}`, text)).join('')}</row>`;
  const xlsx = buildXlsx({
    sheets: [
      {
        name: 'A',
        data: [
          row(3, ['STT', 'Họ và tên', 'Năm sinh']),
          row(4, ['I. ĐẠI BIỂU MỜI']),
          row(5, ['1', toVni('Nguyễn Thị Hường'), '1970']),
        ].join(''),
      },
    ],
  });
  const grouped = valueOf(await start({ fileName: 'a.xlsx', mediaType: '', bytes: new Uint8Array(xlsx) })).importId;
  const [line] = (await seen(grouped)).rows;
  expect(line?.fields).toMatchObject({ name: 'Nguyễn Thị Hường', category: 'ĐẠI BIỂU MỜI' });
  expect(line?.changes[0]?.reasons).toEqual(['vni', 'guessed']);
});

test('other columns or another sheet read the file again; what is settled cannot be changed', async () => {
  const importId = await started('1;Lê Thị Gạo;1970;Tổ trưởng;TDP 1;Khách');
  const remap = (mapping: object) => perform(house.app, house.office, org.remapImport, { importId, mapping });
  expect(await remap({ name: 9 })).toMatchObject({
    ok: false,
    fault: { fields: { 'mapping.name': 'Bảng không có cột này' } },
  });
  expect(await remap({ name: 2, unit: 2 })).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  valueOf(await remap({ name: 2, category: 4 }));
  const [row] = (await seen(importId)).rows;
  expect(row?.fields).toMatchObject({ category: 'Tổ trưởng', birth: '', unit: '' });
  await confirmed(importId);
  for (const again of [await remap({ name: 2 }), await confirm(importId), await decide(importId, [])]) {
    expect(again).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  }
  const { bytes } = valueOf(await perform(house.app, house.office, org.importReport, { importId }));
  const report = readWorkbook(bytes);
  const texts = report.ok ? report.value.sheets[0]?.rows.map((line) => line.cells.map((cell) => cell.text)) : [];
  expect(texts?.[1]).toEqual(['2', 'Lê Thị Gạo', 'Tổ trưởng', expect.stringMatching(/^Thêm mới \(HG-\d{4}\)$/)]);
});

test('a formula in a list goes out as text again, in the report and in the list of people', async () => {
  const importId = await started('1;Lê Thị Gạo;1970;=HYPERLINK("http://x");@SUM(A1);+84');
  await confirmed(importId);
  const { bytes } = valueOf(await perform(house.app, house.office, org.importReport, { importId }));
  const report = readWorkbook(bytes);
  const cells = report.ok ? report.value.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells)) : [];
  expect(cells.some((cell) => cell.text.includes('HYPERLINK'))).toBe(true);
  expect(cells.filter((cell) => cell.formula !== undefined)).toEqual([]);
  const list = valueOf(await perform(house.app, house.office, org.exportPeople, { format: 'csv' }));
  expect(new TextDecoder().decode(list.bytes)).toContain(`"'=HYPERLINK(""http://x"")"`);
});

test('a preview that is given up loses its rows; one of another committee is not there', async () => {
  const importId = await started('1;Lê Thị Gạo;1970;Tổ trưởng;TDP 1;Khách');
  const other = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const useCases: readonly AnyUseCase[] = [org.import, org.importReport, org.confirmImport, org.discardImport];
  for (const useCase of useCases) {
    const tried = await perform(house.app, other.office, useCase, { importId });
    expect([useCase.name, tried]).toMatchObject([useCase.name, { ok: false, fault: { code: 'not_found' } }]);
  }
  expect(valueOf(await perform(house.app, other.office, org.imports, {})).imports).toEqual([]);
  valueOf(await perform(house.app, house.office, org.discardImport, { importId }));
  expect(await seen(importId)).toMatchObject({ state: 'discarded', rows: [], total: 0 });
});

test('only the office brings lists in, and nobody but the job carries them out', async () => {
  const importId = await started('1;Lê Thị Gạo;1970;Tổ trưởng;TDP 1;Khách');
  const file = csv(HEADER, '1;A B;1970;;;X');
  const before = await snapshot(house.ownerDb);
  for (const actor of [house.leader, house.actorWith(['operate']), house.actorWith(['inspect'])]) {
    const forbidden = { ok: false, fault: { code: 'forbidden' } };
    expect(await perform(house.app, actor, org.startImport, { kind: 'roll', file })).toMatchObject(forbidden);
    expect(await perform(house.app, actor, org.import, { importId })).toMatchObject(forbidden);
    expect(await perform(house.app, actor, org.confirmImport, { importId })).toMatchObject(forbidden);
  }
  const direct = await perform(house.app, house.office, org.carryOutImport, { importId });
  expect(direct).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  expect(changedTables(before, await snapshot(house.ownerDb)).filter((table) => !table.includes('security'))).toEqual(
    [],
  );
});

test('somebody who came in between preview and confirmation is not added twice', async () => {
  const importId = await started('1;Lê Thị Gạo;1970;Tổ trưởng;TDP 1;Khách');
  await house.add('Lê Thị Gạo', { birthYear: 1970 });
  await confirmed(importId);
  expect((await people()).filter((person) => person.fullName === 'Lê Thị Gạo')).toHaveLength(1);
});

test('a record that changes between preview and confirmation fails the job in words; nothing is written, and it may be tried again', async () => {
  const known = await house.add('Lê Thị Gạo', { birthYear: 1970 });
  const importId = await started('1;Lê Thị Gạo;1970;Tổ trưởng;TDP 1;Khách', '2;Người Thứ Hai;1971;Tổ phó;TDP 1;Khách');
  const moved = { personId: known, state: 'moved', onDay: '2026-11-22', reason: 'chuyển sinh hoạt' };
  valueOf(await perform(house.app, house.office, org.changePersonState, moved));
  valueOf(await confirm(importId));
  await house.runJobs([importJob]);
  const failed = await seen(importId);
  expect([failed.state, failed.failure]).toEqual(['failed', expect.stringContaining('Lê Thị Gạo đã thay đổi')]);
  expect((await people()).some((person) => person.fullName === 'Người Thứ Hai')).toBe(false);
  valueOf(await decide(importId, [{ rowNo: 2, answer: 'different' }]));
  await confirmed(importId);
});
