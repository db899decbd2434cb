import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { conflict, fail, ok } from '../kernel/index.ts';
import { transaction } from '../platform/index.ts';
import { emptyHouse, type EmptyHouse } from '../testing/index.ts';
import type { JobKind } from './index.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await emptyHouse();
});

const order = async (input: Record<string, unknown> = {}, refuse = false): Promise<boolean> => {
  const ordered = await transaction(house.stores.app, { tenantId: house.tenantId, readOnly: false }, async (tx) => {
    const ctx = { tx, tenantId: house.tenantId, now: house.clock.now() };
    const jobId = await house.app.jobs.enqueue(ctx, { name: 'demo.count', input, requestedBy: 'system' });
    return refuse ? fail({ code: 'not_found', what: 'x' }) : ok(jobId);
  });
  return ordered.ok;
};
const shown = async () =>
  (await sql<object>`select name, state, done, total, message from platform.job`.execute(house.ownerDb)).rows;

test('a job ordered in a transaction is done once, and its progress is seen', async () => {
  const seen: unknown[] = [];
  const kind: JobKind = {
    name: 'demo.count',
    async run({ input, actor, progress }) {
      seen.push(input, actor.tenantId === house.tenantId);
      await progress({ done: 2, total: 3 });
      seen.push(await shown());
      return ok({ message: 'Xong' });
    },
  };
  expect(await order({ upTo: 3 })).toBe(true);
  expect(await house.runJobs([kind])).toBe(1);
  expect(await house.runJobs([kind])).toBe(0);
  const running = { name: 'demo.count', state: 'running', done: 2, total: 3, message: '' };
  expect(seen).toEqual([{ upTo: 3 }, true, [running]]);
  expect(await shown()).toEqual([{ ...running, state: 'done', message: 'Xong' }]);
});

test('a refused transaction leaves no job behind', async () => {
  expect(await order({}, true)).toBe(false);
  expect(await house.runJobs([])).toBe(0);
  expect(await shown()).toEqual([]);
});

test('a refusal ends the job and says why; it is not tried again', async () => {
  await order();
  let runs = 0;
  const run = () => {
    runs += 1;
    return Promise.resolve(conflict('Đợt đã đóng.'));
  };
  await house.runJobs([{ name: 'demo.count', run }]);
  await sql`update job_queue.job_common set start_after = now()`.execute(house.ownerDb);
  await house.runJobs([{ name: 'demo.count', run }]);
  expect([runs, await shown()]).toEqual([
    1,
    [{ name: 'demo.count', state: 'failed', done: 0, total: null, message: 'Đợt đã đóng.' }],
  ]);
});

test('a job that breaks is tried four times, then shown as failed', async () => {
  await order();
  let runs = 0;
  const run = () => {
    runs += 1;
    return Promise.reject(new Error('disk on fire'));
  };
  for (let round = 0; round < 8; round += 1) {
    await house.runJobs([{ name: 'demo.count', run }]);
    await sql`update job_queue.job_common set start_after = now() where state = 'retry'`.execute(house.ownerDb);
  }
  expect(runs).toBe(4);
  expect(house.takeLoggedErrors()).toHaveLength(4);
  expect(await shown()).toMatchObject([{ state: 'failed' }]);
});
