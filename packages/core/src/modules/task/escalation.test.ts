import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { inWords } from '../../kernel/index.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { tasksIn, type HeldPost, type TaskStage } from '../../testing/tasks-in.ts';
import { perform, type Actor } from '../../usecase/index.ts';
import { task } from './index.ts';

let house: FoundedHouse;
let stage: TaskStage;
let head: HeldPost;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T02:00:00Z');
  stage = await tasksIn(house);
  head = await stage.post('Bí thư Chi bộ', { isHead: true, isLeader: true });
});
const kinds = async (actor: Actor) =>
  valueOf(await perform(house.app, actor, task.waiting, {})).waiting.map(({ kind }) => kind);
const reason = 'thống nhất trong thường vụ';

test('a task waits for whoever must accept, take over, finish or judge it', async () => {
  const taskId = await stage.assigned({ dueOn: '2026-11-24' });
  expect(await kinds(stage.owner.actor)).toEqual(['accept']);
  valueOf(await perform(house.app, stage.owner.actor, task.accept, { taskId }));
  expect(await kinds(stage.owner.actor)).toEqual(['due_soon']);
  house.clock.set('2026-11-25T02:00:00Z');
  expect(await kinds(stage.owner.actor)).toEqual(['overdue']);
  await stage.show(taskId);
  valueOf(await perform(house.app, stage.owner.actor, task.submit, { taskId, note: 'đã làm xong' }));
  expect(await kinds(stage.owner.actor)).toEqual([]);
  expect(await kinds(house.office)).toEqual(['receive']);
  expect(await kinds(house.actorWith([]))).toEqual([]);
});

test('what was sent back waits for its owner from that day on, long before it is due', async () => {
  const taskId = await stage.assigned({ dueOn: '2026-12-24' });
  valueOf(await perform(house.app, stage.owner.actor, task.accept, { taskId }));
  await stage.show(taskId);
  valueOf(await perform(house.app, stage.owner.actor, task.submit, { taskId, note: 'đã làm xong' }));
  valueOf(await perform(house.app, house.office, task.returnResult, { taskId, reason: 'thiếu tổ dân phố 4' }));
  expect(await kinds(stage.owner.actor)).toEqual(['returned']);
  house.clock.set('2026-12-23T02:00:00Z');
  expect(await kinds(stage.owner.actor)).toEqual(['returned']);
  house.clock.set('2026-12-26T02:00:00Z');
  expect(await kinds(stage.owner.actor)).toEqual(['overdue']);
});

test('an overdue task is brought before the head of the unit, then before the one above; the rule is data', async () => {
  await stage.assigned({ dueOn: '2026-11-24' });
  expect(await kinds(head.actor)).toEqual([]);
  house.clock.set('2026-11-25T02:00:00Z');
  expect([await kinds(head.actor), await kinds(house.leader)]).toEqual([['escalated'], []]);
  house.clock.set('2026-12-01T02:00:00Z');
  expect([await kinds(head.actor), await kinds(house.leader)]).toEqual([['escalated'], ['escalated']]);
  const steps = [{ daysAfter: 30, broughtTo: 'unit_head' }];
  expect((await perform(house.app, house.office, task.setEscalation, { steps, reason })).ok).toBe(false);
  valueOf(await perform(house.app, house.leader, task.setEscalation, { steps, reason }));
  expect([await kinds(head.actor), await kinds(house.leader)]).toEqual([[], []]);
});

test('the work of the day notes each reminder and each step once in the history', async () => {
  const taskId = await stage.assigned({ dueOn: '2026-11-24' });
  const run = async () => valueOf(await perform(house.app, house.system, task.remind, {}));
  expect(await run()).toEqual({ reminded: 1, escalated: 0 });
  expect(await run()).toEqual({ reminded: 0, escalated: 0 });
  house.clock.set('2026-11-25T02:00:00Z');
  expect(await run()).toEqual({ reminded: 1, escalated: 1 });
  house.clock.set('2026-12-01T02:00:00Z');
  expect(await run()).toEqual({ reminded: 0, escalated: 1 });
  const { events } = valueOf(await perform(house.app, house.office, task.one, { taskId }));
  expect(events.flatMap(({ kind, note }) => (kind === 'escalated' ? [inWords(note)] : []))).toEqual([
    'Quá hạn 24/11/2026 từ 1 ngày trở lên: báo người đứng đầu đơn vị',
    'Quá hạn 24/11/2026 từ 7 ngày trở lên: báo người đứng đầu cấp trên',
  ]);
  // As rows were written until now: finished sentences, which are not noted a second time.
  await sql`update task.event set note = 'Đã quá hạn 24/11/2026' where note like '%Đã quá hạn%'`.execute(house.ownerDb);
  expect(await run()).toEqual({ reminded: 0, escalated: 0 });
});
