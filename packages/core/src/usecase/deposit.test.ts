import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { fail, invalid, ok, type Result } from '../kernel/index.ts';
import { emptyHouse, type EmptyHouse } from '../testing/index.ts';
import { deposit, performDeposit } from './index.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await emptyHouse();
});

const box = (batches: number[][], store?: (items: readonly number[]) => Promise<void>) =>
  deposit<number, number>({
    name: 'sample.cast',
    http: 'POST /cast',
    summary: 'Bỏ',
    check: (_ctx, { bytes }) => Promise.resolve(bytes.length === 1 ? ok(bytes[0] ?? 0) : invalid('bytes', 'Sai')),
    lane: (item) => ({ tenantId: house.tenantId, key: item < 128 ? 'r' : 's' }),
    async store(_ctx, tx, items): Promise<Result<number>[]> {
      batches.push([...items]);
      await sql`select pg_sleep(0.01)`.execute(tx);
      await store?.(items);
      return items.map((item) => (item % 7 === 0 ? fail({ code: 'conflict', reason: 'bảy' }) : ok(item * 2)));
    },
  });
const cast = (useCase: ReturnType<typeof box>, ...bytes: number[]) =>
  performDeposit(house.app, useCase, { roundId: 'r', bytes: Uint8Array.from(bytes) });

test('deposits that arrive together share transactions, lane by lane, and each gets its own answer', async () => {
  const batches: number[][] = [];
  const useCase = box(batches);
  const all = Array.from({ length: 200 }, (_, index) => index);
  const answers = await Promise.all(all.map((byte) => cast(useCase, byte)));
  answers.forEach((answer, index) => {
    expect(answer).toEqual(
      index % 7 === 0 ? { ok: false, fault: { code: 'conflict', reason: 'bảy' } } : { ok: true, value: index * 2 },
    );
  });
  expect(batches.flat().sort((a, b) => a - b)).toEqual(all);
  expect(batches.length).toBeLessThan(20);
  expect(batches.filter((batch) => batch.some((item) => item < 128) && batch.some((item) => item >= 128))).toEqual([]);
  console.log(`200 deposits in ${String(batches.length)} transactions`);
});

test('what does not pass the check never reaches the database', async () => {
  const batches: number[][] = [];
  expect(await cast(box(batches), 1, 2)).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  expect(batches).toEqual([]);
});

test('when a shared transaction breaks, none of its senders is told yes, and the lane goes on', async () => {
  const batches: number[][] = [];
  let broken = true;
  const useCase = box(batches, () => {
    const error = broken ? Promise.reject(new Error('disk full')) : Promise.resolve();
    broken = false;
    return error;
  });
  const first = await Promise.allSettled([cast(useCase, 1)]);
  expect(first[0].status).toBe('rejected');
  expect(await cast(useCase, 1)).toEqual({ ok: true, value: 2 });
});
