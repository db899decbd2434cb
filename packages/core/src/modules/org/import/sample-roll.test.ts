import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { dayOf, ok, inWords } from '../../../kernel/index.ts';
import { transaction } from '../../../platform/index.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { perform } from '../../../usecase/index.ts';
import { electorsOn, importedPersonIds, importJob, org } from '../index.ts';

const bytes = new Uint8Array(
  readFileSync(
    new URL('../../../../../spreadsheet/src/testing/fixtures/danh-sach-cu-tri-hoa-gao.xlsx', import.meta.url),
  ),
);
const file = { fileName: 'danh-sach-cu-tri-hoa-gao.xlsx', mediaType: 'application/octet-stream', bytes };

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});

const started = async (): Promise<string> =>
  valueOf(await perform(house.app, house.office, org.startImport, { kind: 'roll', file })).importId;
const seen = async (importId: string, more: object = {}) =>
  valueOf(await perform(house.app, house.office, org.import, { importId, ...more }));
const confirmed = async (importId: string) => {
  valueOf(await perform(house.app, house.office, org.confirmImport, { importId }));
  expect(await house.runJobs([importJob])).toBe(1);
  return seen(importId);
};
const electors = (importId?: string) =>
  transaction(house.stores.app, { tenantId: house.tenantId, readOnly: true }, async (tx) => {
    const personIds = importId === undefined ? undefined : await importedPersonIds(tx, house.tenantId, importId);
    return ok(
      await electorsOn(tx, house.tenantId, {
        day: dayOf(house.clock.now()),
        ...(personIds && { personIds }),
      }),
    );
  });

test('the sample: 207 rows are 204 people, nothing is open, and the hidden sheet is told, not read', async () => {
  const preview = await seen(await started());
  expect(preview.counts).toMatchObject({
    rows: 207,
    people: 204,
    newPeople: 204,
    repeatedRows: 3,
    blocked: 0,
    undecided: 0,
    leftOut: 10,
  });
  expect(preview.sheet).toBe('DS cu tri');
  expect(preview.mapping).toEqual({ name: 2, birth: 3, post: 4, unit: 5, category: 6 });
  expect(preview.notes.map(inWords).join(' ')).toContain('sẽ lập 8 thành phần mới: Ban Thường vụ Đảng uỷ;');
  expect(preview.notes.map(inWords).join(' ')).toContain('Trang ẩn “Ghi chu” (1 dòng) không được đọc');
});

test('names in .VnTime are decoded and each change is shown with its reason', async () => {
  const importId = await started();
  const preview = await seen(importId, { show: 'changed' });
  // 24 cells are in .VnTime; one of them, without any mark, reads the same.
  expect(preview.counts.changedBy).toMatchObject({ tcvn3: 23, nfc: 1, capitals: 1 });
  expect(preview.counts.changedBy['spaces']).toBeGreaterThan(0);
  expect(preview.counts.changedBy['apostrophe']).toBeGreaterThan(0);
  const change = preview.rows.find((row) => row.rowNo === 11)?.changes[0];
  expect(change).toEqual({
    ref: 'B11',
    title: 'Họ và tên',
    from: 'Vò B¸ C\u00ADêng',
    to: 'Vũ Bá Cường',
    reasons: ['tcvn3'],
  });
});

test('confirmed: 204 people under eight categories, each once, in the category of the first row', async () => {
  const importId = await started();
  const done = await confirmed(importId);
  expect([done.state, done.failure, done.job?.state]).toEqual(['confirmed', '', 'done']);
  const called = valueOf(await electors(importId));
  const byCategory = new Map<string, number>();
  for (const { category } of called) byCategory.set(category.name, (byCategory.get(category.name) ?? 0) + 1);
  expect([...byCategory.values()]).toEqual([11, 6, 14, 47, 32, 46, 46, 2]);
  expect([...byCategory.keys()][0]).toBe('Ban Thường vụ Đảng uỷ');
  expect(called).toHaveLength(204);
  expect(called.filter((one) => one.fullName === 'Phan Xuân Giang')).toHaveLength(2);
  const before = await electors();
  expect(valueOf(before)).toHaveLength(204);
});
