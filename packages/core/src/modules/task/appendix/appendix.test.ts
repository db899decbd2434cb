import { writeXlsx } from '@guong/spreadsheet';
import { zipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { appendixDocx } from '../../../testing/appendix-docx.ts';
import { tasksIn, type TaskStage } from '../../../testing/tasks-in.ts';
import { perform } from '../../../usecase/index.ts';
import { task } from '../index.ts';
import { readDue } from './read-due.ts';
import { mappingOf, tableOfText } from './read-table.ts';

let house: FoundedHouse;
let stage: TaskStage;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T02:00:00Z');
  stage = await tasksIn(house);
});
const preview = (input: object) => perform(house.app, house.office, task.previewAppendix, input);
const taskCount = async () => valueOf(await perform(house.app, house.office, task.find, {})).total;

test('the appendix of 15 tasks of a real .docx is previewed, written by nobody, then taken in as a whole', async () => {
  const rows = Array.from({ length: 15 }, (_, n) => ({
    what: `Nhiệm vụ thứ ${String(n + 1)} của kế hoạch`,
    lead: n % 3 === 0 ? 'đ/c Nguyễn Văn Bí Thư' : 'Chi ủy viên Chi bộ 1',
    support: n % 2 === 0 ? 'Chi bộ 1' : '',
    product: 'Báo cáo kết quả',
    due: n % 2 === 0 ? 'Trước 15/12/2026' : 'Quý IV/2026',
    supervisor: 'Bí thư Đảng ủy',
  }));
  const file = { fileName: 'phu-luc.docx', mediaType: 'x', bytes: await appendixDocx(rows) };
  const seen = valueOf(await preview({ file }));
  expect(seen.mapping).toEqual({ number: 0, what: 1, lead: 2, support: 3, product: 4, due: 5, supervisor: 6 });
  expect(seen.rows).toHaveLength(15);
  expect(seen.rows.flatMap(({ errors, gaps }) => [...errors, ...gaps])).toEqual([]);
  expect(seen.rows[1]).toMatchObject({ owner: 'Chi ủy viên, Chi bộ 1', dueOn: '2026-12-31' });
  expect(await taskCount()).toBe(0);
  const { table, mapping } = seen;
  const done = await perform(house.app, house.office, task.importAppendix, { table, mapping });
  expect(valueOf(done)).toEqual({ count: 15, firstNumber: 1, lastNumber: 15 });
  const found = valueOf(await perform(house.app, house.office, task.find, { query: 'thu 15' })).tasks;
  expect(found).toMatchObject([
    { number: 15, state: 'proposed', dueOn: '2026-12-15', owner: { title: 'Chi ủy viên' } },
  ]);
});

test('the same table in a workbook is read the same way', async () => {
  const rows = [
    ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
    [1, 'Lập kế hoạch', 'Chi ủy viên', '15/12/2026'],
  ];
  const bytes = await writeXlsx({ sheets: [{ name: 'Phụ lục', rows }] });
  const seen = valueOf(await preview({ file: { fileName: 'phu-luc.xlsx', mediaType: 'x', bytes } }));
  expect(seen.rows).toMatchObject([
    { what: 'Lập kế hoạch', owner: 'Chi ủy viên, Chi bộ 1', dueOn: '2026-12-15', gaps: [] },
  ]);
});

test('one row that cannot be read keeps all of them out, unless gaps are allowed; each is named by its row', async () => {
  const text = [
    'STT\tNội dung công việc\tĐơn vị chủ trì\tThời gian hoàn thành',
    '1\tLập danh sách\tChi ủy viên\t01/12/2026',
    '2\tBáo cáo\tPhòng Không Có\tThường xuyên',
  ].join('\n');
  const { table, mapping, rows } = valueOf(await preview({ table: text }));
  expect(rows[1]?.gaps).toEqual([
    'Không có chức danh, đơn vị hay người nào tên “Phòng Không Có”',
    'Không đọc được thời hạn “Thường xuyên”',
  ]);
  const refused = await perform(house.app, house.office, task.importAppendix, { table, mapping });
  expect(refused).toMatchObject({ ok: false, fault: { code: 'invalid', fields: { 'row.3': expect.any(String) } } });
  expect(await taskCount()).toBe(0);
  valueOf(await perform(house.app, house.office, task.importAppendix, { table, mapping, allowsGaps: true }));
  expect(await taskCount()).toBe(2);
});

test('whoever leads nothing takes nothing in; a mark of secrecy keeps the whole table out', async () => {
  const table = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tViệc\tChi ủy viên\t1/12/2026';
  const { mapping } = valueOf(await preview({ table }));
  const refused = await perform(house.app, stage.owner.actor, task.importAppendix, { table, mapping });
  expect(refused).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  expect(await preview({ table: `${table}\n2\tTỐI MẬT\tChi ủy viên\t1/12/2026` })).toMatchObject({ ok: false });
});

test('a cell of several lines, a heading and a line of column numbers are understood as pasted from Word', async () => {
  const table = [
    'TT\tNhiệm vụ\tChủ trì\tThời hạn',
    '(1)\t(2)\t(3)\t(4)',
    'I\tCông tác tư tưởng\t\t',
    '1\tLập kế hoạch\tChi ủy viên\t1/12/2026',
    'gửi văn phòng',
  ].join('\n');
  expect(tableOfText(table)).toHaveLength(4);
  expect(valueOf(await preview({ table })).rows.map(({ what }) => what)).toEqual(['Lập kế hoạch']);
});

test('deadlines as plans write them, and headers in varying spelling', () => {
  const read = ['30/6/2026', 'Trước ngày 30/6/2026', 'Tháng 2/2028', 'Quý III/2026', 'năm 2026', '01/7 - 15/7/2026'];
  expect(read.map(readDue)).toEqual([
    '2026-06-30',
    '2026-06-30',
    '2028-02-29',
    '2026-09-30',
    '2026-12-31',
    '2026-07-15',
  ]);
  expect(['Thường xuyên', '', 'theo kế hoạch', '31/02/2026'].map(readDue)).toEqual(Array(4).fill(undefined));
  expect(
    mappingOf(['SỐ TT', 'ĐẦU VIỆC', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Lãnh đạo phụ trách', 'Tiến độ']),
  ).toEqual({
    number: 0,
    what: 1,
    lead: 2,
    support: 3,
    supervisor: 4,
    due: 5,
  });
});

test('what is no table is refused with a way out, and no archive of another kind is read', async () => {
  const asked = async (bytes: Uint8Array) => preview({ file: { fileName: 'a.docx', mediaType: 'x', bytes } });
  for (const bytes of [
    new Uint8Array(),
    new TextEncoder().encode('%PDF-1.7'),
    zipSync({ 'a.txt': new Uint8Array([1]) }),
  ]) {
    expect(await asked(bytes)).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  }
  expect(await preview({ table: 'không có bảng' })).toMatchObject({ ok: false, fault: { code: 'invalid' } });
});
