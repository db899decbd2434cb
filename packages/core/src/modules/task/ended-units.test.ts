import { beforeEach, expect, test } from 'vitest';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { tasksIn, type TaskStage } from '../../testing/tasks-in.ts';
import { perform } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { task } from './index.ts';

let house: FoundedHouse;
let stage: TaskStage;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T02:00:00Z');
  stage = await tasksIn(house);
});
const unit = async (code: string, parentId: string, kind: string): Promise<string> => {
  const made = { code, name: `Đơn vị ${code}`, kind, parentId, fromOn: FOUNDED_ON };
  return valueOf(await perform(house.app, house.office, org.createUnit, made)).id;
};
async function merge(fromUnitId: string, toUnitId: string): Promise<void> {
  const links = [fromUnitId, toUnitId].map((from) => ({ fromUnitId: from, toUnitId, shareBasisPoints: 10_000 }));
  const decision = { kind: 'merge', effectiveOn: '2026-11-22', decisionSymbol: '12-QĐ/ĐU', decidedOn: '2026-11-20' };
  const { id } = valueOf(await perform(house.app, house.office, org.draftSuccession, { ...decision, links }));
  valueOf(await perform(house.app, house.leader, org.confirmSuccession, { successionId: id }));
}
const list = async (asked: object) => valueOf(await perform(house.app, house.office, task.find, asked));
const figures = async () => valueOf(await perform(house.app, house.office, task.figures, {}));

test('what a merged unit owed keeps the name of the unit, is found under the unit above, and can be handed to another', async () => {
  const [upper, other] = [await unit('P1', house.rootUnitId, 'board'), await unit('P2', house.rootUnitId, 'board')];
  const [cell, target] = [await unit('A', upper, 'cell'), await unit('B', other, 'cell')];
  const owner = await stage.post('Chi ủy viên A', { unitId: cell });
  const head = await stage.post('Trưởng khối', { unitId: upper, isHead: true });
  const taskId = await stage.assigned({ ownerPostId: owner.postId });
  await merge(cell, target);

  expect((await list({ unitId: upper })).tasks.map((one) => one.taskId)).toEqual([taskId]);
  expect((await list({ unitId: other })).total).toBe(0);
  expect((await list({ unitId: house.rootUnitId })).total).toBe(1);
  const { units, all } = await figures();
  expect(units).toMatchObject([{ unitId: cell, unitName: 'Đơn vị A', total: 1 }]);
  expect(all.total).toBe(1);

  const { revision } = valueOf(await perform(house.app, head.actor, task.one, { taskId }));
  const next = await stage.post('Cán sự khối', { unitId: upper });
  const moved = { taskId, ownerPostId: next.postId, reason: 'chi bộ cũ đã hợp nhất', revision };
  valueOf(await perform(house.app, head.actor, task.transfer, moved));
  expect((await figures()).units).toMatchObject([{ unitId: upper, total: 1 }]);
});

test('a secret task counts for the unit that noted it, in the figure and among its rows alike', async () => {
  const noted = { secretCode: 'M-01', dueOn: '2026-12-01' };
  const { id: taskId } = valueOf(await perform(house.app, house.office, task.noteSecret, noted));
  valueOf(await perform(house.app, house.office, task.moveSecret, { taskId, state: 'in_progress' }));
  await stage.assigned();
  const { units, all } = await figures();
  expect(all.total).toBe(2);
  expect((await list({ isGivenOut: true })).total).toBe(all.total);
  for (const { unitId, total } of units) {
    expect((await list({ unitId, isOwnOnly: true, isGivenOut: true })).total).toBe(total);
  }
});
