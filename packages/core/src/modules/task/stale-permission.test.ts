import { expect, test } from 'vitest';
import { foundedHouse, FOUNDED_ON, valueOf } from '../../testing/founded-house.ts';
import { tasksIn } from '../../testing/tasks-in.ts';
import { changedTables, snapshot } from '../../testing/index.ts';
import { perform } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { task } from './index.ts';

test('AUT-7: a unit moved from under its head: on the next request he directs its tasks no more, nor is an old answer repeated', async () => {
  const house = await foundedHouse();
  const stage = await tasksIn(house);
  const made = async (code: string, parentId: string, kind = 'board') => {
    const unit = { code, name: `Đơn vị ${code}`, kind, parentId, fromOn: FOUNDED_ON };
    return valueOf(await perform(house.app, house.office, org.createUnit, unit)).id;
  };
  const [board, other] = [await made('B1', house.rootUnitId), await made('B2', house.rootUnitId)];
  const unitId = await made('T1', board);
  const head = await stage.post('Trưởng ban', { unitId: board, isHead: true });
  const worker = await stage.post('Tổ viên', { unitId });
  const taskId = await stage.assigned({ ownerPostId: worker.postId });
  const move = { taskId, dueOn: '2026-12-20', reason: 'chờ số liệu của khu phố' };
  const again = { idempotencyKey: 'head-moves-the-day' };
  const { revision } = valueOf(await perform(house.app, head.actor, task.one, { taskId }));
  const first = await perform(house.app, head.actor, task.changeDue, { ...move, revision }, again);
  expect(first.ok).toBe(true);

  const moved = { unitId, parentId: other, fromOn: '2026-11-22' };
  valueOf(await perform(house.app, house.office, org.moveUnit, moved));
  const before = await snapshot(house.ownerDb);
  const now = valueOf(await perform(house.app, head.actor, task.one, { taskId })).revision;
  const tries = [
    await perform(house.app, head.actor, task.changeDue, { ...move, revision }, again),
    await perform(house.app, head.actor, task.changeDue, { ...move, dueOn: '2026-12-25', revision: now }),
    await perform(house.app, head.actor, task.cancel, { taskId, reason: move.reason }),
  ];
  expect(tries.map((one) => (one.ok ? 'done' : one.fault.code))).toEqual(['forbidden', 'forbidden', 'forbidden']);
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
});
