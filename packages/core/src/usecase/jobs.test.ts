import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { conflict, fail, ok } from '../kernel/index.ts';
import { transaction, type JobQueue } from '../platform/index.ts';
import { emptyHouse, type EmptyHouse } from '../testing/index.ts';
import { keepText } from '../testing/sample-room.ts';
import { doNextJob, perform, startWorker, type JobKind } from './index.ts';

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

const keeping: JobKind = {
  name: 'demo.count',
  async run({ app, actor, key }) {
    const kept = await perform(app, actor, keepText, { text: 'một lần' }, { idempotencyKey: key });
    return kept.ok ? ok({ message: 'Xong', resultFileId: kept.value.fileId }) : kept;
  },
};
const auditRows = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from audit.entry`.execute(house.ownerDb)).rows[0]?.n;

test('a job killed between its effect and its mark runs again and has its effect once', async () => {
  await order();
  let marks = 0;
  const queue: JobQueue = {
    ...house.queue,
    finish: (job) => {
      marks += 1;
      return marks === 1 ? Promise.reject(new Error('killed')) : house.queue.finish(job);
    },
  };
  expect(await doNextJob(house.app, queue, [keeping])).toBe(true);
  expect(house.takeLoggedErrors()).toHaveLength(1);
  await sql`update job_queue.job_common set start_after = now() where state = 'retry'`.execute(house.ownerDb);
  expect(await doNextJob(house.app, queue, [keeping])).toBe(true);
  expect([marks, await auditRows(), await shown()]).toMatchObject([2, 1, [{ state: 'done', message: 'Xong' }]]);
});

test('a worker does what waits and, when stopped, ends the job under way and begins no other', async () => {
  const begun: string[] = [];
  let finishFirst = (): void => undefined;
  const slow: JobKind = {
    name: 'demo.count',
    run: () =>
      new Promise((resolve) => {
        begun.push('begun');
        finishFirst = () => {
          resolve(ok({ message: 'Xong' }));
        };
      }),
  };
  await order();
  await order();
  const worker = startWorker(house.app, house.queue, { kinds: [slow], pollMs: 5 });
  while (begun.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const stopped = worker.stop();
  finishFirst();
  await stopped;
  expect(begun).toHaveLength(1);
  expect((await shown()).map((job) => (job as { state: string }).state).sort()).toEqual(['done', 'queued']);
});
