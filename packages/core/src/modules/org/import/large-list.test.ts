import { beforeEach, expect, test } from 'vitest';
import { inWords } from '../../../kernel/index.ts';
import { writeXlsx, type CellValue } from '@guong/spreadsheet';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { perform } from '../../../usecase/index.ts';
import { importJob, org } from '../index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});

const ROWS = 20_000;
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ'];
const GIVEN = ['An', 'Bình', 'Cường', 'Dung', 'Giang', 'Hạnh', 'Khánh', 'Lan', 'Mai', 'Nga'];
const day = (n: number) => new Date(Date.UTC(1940, 0, 1 + (n % 20_000))).toISOString().slice(0, 10);
const row = (n: number): CellValue[] => [
  n,
  `${FAMILIES[n % 10] ?? ''} Văn ${GIVEN[Math.floor(n / 10) % 10] ?? ''}`,
  { dateOn: day(n) },
  'Đảng viên',
  `Chi bộ ${String((n % 200) + 1)}`,
  `Thành phần ${String((n % 8) + 1)}`,
];

test(
  'twenty thousand rows are read, looked at, confirmed with progress and counted',
  { timeout: 300_000 },
  async () => {
    const header = ['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị', 'Thành phần'];
    const rows = [header, ...Array.from({ length: ROWS }, (_, i) => row(i + 1))];
    const bytes = new Uint8Array(await writeXlsx({ sheets: [{ name: 'DS', rows, headerRows: 1 }] }));
    const file = { fileName: 'dai.xlsx', mediaType: '', bytes };
    const spent: Record<string, number> = {};
    const timed = async <T>(what: string, work: Promise<T>): Promise<T> => {
      const begun = performance.now();
      const value = await work;
      spent[what] = Math.round(performance.now() - begun);
      return value;
    };
    const begun = perform(house.app, house.office, org.startImport, { kind: 'roll', file });
    const { importId } = valueOf(await timed('read', begun));
    const look = () => perform(house.app, house.office, org.import, { importId });
    expect(valueOf(await timed('look', look())).counts).toMatchObject({ rows: ROWS, people: ROWS, undecided: 0 });
    valueOf(await perform(house.app, house.office, org.confirmImport, { importId }));
    await timed('write', house.runJobs([importJob]));
    const done = valueOf(await look());
    expect([done.state, done.failure, done.job]).toMatchObject(['confirmed', '', { state: 'done', done: 5, total: 5 }]);
    expect(inWords(done.job?.told ?? '')).toBe('Đã thêm 20000 người mới, nhận ra 0 người đã có.');
    const found = valueOf(await perform(house.app, house.office, org.categories, {})).categories;
    expect(found.reduce((sum, { people }) => sum + people, 0)).toBe(ROWS);
    const report = await timed('report', perform(house.app, house.office, org.importReport, { importId }));
    expect(valueOf(report).bytes.length).toBeGreaterThan(100_000);
    console.log(`${String(ROWS)} rows, milliseconds: ${JSON.stringify(spent)}`);
  },
);
