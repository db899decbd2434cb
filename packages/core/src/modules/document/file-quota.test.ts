import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { chainIn, registerIn } from '../../testing/register.ts';
import { smallPdf } from '../../testing/small-pdf.ts';
import { twoProcesses } from '../../testing/two-processes.ts';
import { paperBelow, twoHouses } from '../../testing/two-houses.ts';
import { perform, type App } from '../../usecase/index.ts';
import { operation } from '../operation/index.ts';
import { deliverJob, document } from './index.ts';

// FIL-8: what a committee may keep in files has an end, and two uploads at once do not pass it together.

let house: FoundedHouse;
let documents: readonly string[];
beforeEach(async () => {
  house = await foundedHouse();
  documents = await chainIn(house, await registerIn(house));
});
const uploadOf = (text: string, documentId = documents[0]) => {
  const file = { fileName: `${text}.pdf`, mediaType: 'application/pdf', bytes: smallPdf(text) };
  return { documentId, kind: 'scan', file, isPlain: true };
};
const attach = (
  text: string,
  { app = house.app, documentId = documents[0] }: { app?: App; documentId?: string } = {},
) => perform(app, house.office, document.attach, uploadOf(text, documentId));
const limited = (quotaBytes: number): App => ({ ...house.app, files: { ...house.app.files, quotaBytes } });
const space = async (app: App = house.app) => valueOf(await perform(app, house.office, operation.fileSpace, {}));
const stored = async (): Promise<number> => (await house.app.files.list()).length;

test('what is used is the sum of the stored files: the same bytes once, files taken away too', async () => {
  expect((await space()).usedBytes).toBe(0);
  const { id } = valueOf(await attach('mot'));
  const { usedBytes: one } = await space();
  expect(one).toBeGreaterThan(300);
  valueOf(await attach('mot', { documentId: documents[1] ?? '' }));
  expect((await space()).usedBytes).toBe(one);
  valueOf(await attach('hai ba'));
  const { rows } = await sql<{ size: number }>`
    select sum(size)::int as size from (select distinct sha256, size from platform.file) f`.execute(house.ownerDb);
  expect((await space()).usedBytes).toBe(rows[0]?.size);
  const raw = { documentId: documents[0], attachmentId: id, reason: 'gắn nhầm tệp' };
  valueOf(await perform(house.app, house.office, document.withdrawAttachment, raw));
  expect((await space()).usedBytes).toBe(rows[0]?.size);
});

test('a file that does not fit is refused with what is used, the limit and the way out, and leaves nothing', async () => {
  valueOf(await attach('mot'));
  const { usedBytes } = await space();
  const full = limited(usedBytes);
  const before = await stored();
  expect(await attach('hai', { app: full })).toEqual({
    ok: false,
    fault: {
      code: 'conflict',
      reason:
        'Đảng bộ đã dùng 1 MB trong 1 MB dành cho tệp; tệp này cần thêm 1 MB. ' +
        'Hãy nhờ người vận hành máy chủ nâng hạn mức, rồi gửi lại tệp.',
    },
  });
  expect([await stored(), (await space()).usedBytes]).toEqual([before, usedBytes]);
  // Bytes that are there already take no more room.
  valueOf(await attach('mot', { app: full, documentId: documents[1] ?? '' }));
  expect(await space(limited(usedBytes / 0.8))).toMatchObject({ isNearlyFull: true });
  expect(await space(limited(usedBytes / 0.79))).toMatchObject({ isNearlyFull: false });
  const nobody = { kind: 'anonymous', tenantId: house.tenantId } as const;
  expect(await perform(house.app, nobody, operation.fileSpace, {})).toMatchObject({ fault: { code: 'forbidden' } });
});

test('FIL-8: uploads at once in two processes fill the room to the last file and not beyond it', async () => {
  valueOf(await attach('mot'));
  const { usedBytes: one } = await space();
  const quota = Math.ceil(one * 4.5);
  const settings = { ...house.app.settings, filesQuotaBytes: quota };
  const two = await twoProcesses({ ...house, app: { ...house.app, settings } });
  try {
    // All of the same size.
    const asks = Array.from({ length: 12 }, (_, at) => uploadOf(`t${String(at + 10)}`, documents[at % 3]));
    const answers = await two.atOnce(asks.map((raw) => [document.attach, raw, house.office]));
    const codes = answers.map(({ code }) => code).sort();
    expect(codes).toEqual([...Array<string>(9).fill('conflict'), 'ok', 'ok', 'ok']);
    expect((await space()).usedBytes).toBe(one * 4);
    expect(await stored()).toBe(4);
  } finally {
    two.end();
  }
});

test('a file from another committee waits until there is room, and is not refused for good', async () => {
  const houses = await twoHouses();
  const { district, join, attach: attachAbove, ask, states } = houses;
  await join();
  await attachAbove('Ke hoach 186');
  await ask();
  const files = { ...district.app.files, quotaBytes: 10 };
  const actor = { ...district.system, job: deliverJob.name };
  const by = { actor, orderedBy: actor, requestedBy: 'system', input: {}, key: 'job:1' };
  valueOf(await deliverJob.run({ app: { ...district.app, files }, ...by, progress: () => Promise.resolve() }));
  expect(await states()).toEqual(['document delivered', 'file waiting']);
  expect((await paperBelow(houses)).names).toEqual([]);
});
