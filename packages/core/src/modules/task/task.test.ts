import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { tasksIn, type TaskStage } from '../../testing/tasks-in.ts';
import { openStores } from '../../platform/index.ts';
import { perform, type Actor } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { task } from './index.ts';

let house: FoundedHouse;
let stage: TaskStage;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T02:00:00Z');
  stage = await tasksIn(house);
});
const reason = 'theo kết luận mới';
const note = 'đã làm xong';
const seen = async (taskId: string, actor: Actor = house.office) =>
  valueOf(await perform(house.app, actor, task.one, { taskId }));
const refusal = (code: string) => ({ ok: false, fault: { code } });

test('a task goes from proposal to accepted result, and its history tells every step', async () => {
  const taskId = await stage.submitted();
  expect(await seen(taskId)).toMatchObject({
    state: 'submitted',
    standing: 'running',
    may: { receive: true, work: false },
  });
  valueOf(await perform(house.app, house.office, task.acceptResult, { taskId }));
  const done = await seen(taskId, stage.owner.actor);
  expect(done).toMatchObject({ state: 'done', standing: 'on_time', acceptedBy: 'Người giữ Chi ủy viên' });
  expect(done.evidence.map(({ verdict }) => verdict)).toEqual(['verified']);
  expect(done.events.map(({ kind }) => kind)).toEqual([
    'proposed',
    'assigned',
    'accepted',
    'evidence_added',
    'submitted',
    'done',
  ]);
});

test('a task cannot be given out while one of the six clear things is missing, and the refusal names each', async () => {
  const only = valueOf(await perform(house.app, house.office, task.propose, { what: 'Làm việc gì đó' }));
  const refused = await perform(house.app, house.office, task.assign, { taskId: only.id });
  const fields = refused.ok || refused.fault.code !== 'invalid' ? {} : refused.fault.fields;
  expect(Object.keys(fields).sort()).toEqual(['authority', 'dueOn', 'ownerPostId', 'product', 'responsibility']);
  expect((await seen(only.id)).lacking).toEqual(['owner', 'dueOn', 'responsibility', 'product', 'authority']);
  const ended = { holdingId: stage.owner.holdingId, toOn: '2026-11-20', reason };
  const full = await stage.propose();
  valueOf(await perform(house.app, house.office, org.endHolding, ended));
  expect((await seen(full)).lacking).toEqual(['owner']);
  expect(await perform(house.app, house.office, task.assign, { taskId: full })).toMatchObject(refusal('invalid'));
});

test('only whoever holds the owning post accepts, reports and hands in; only the assigner judges, never the owner', async () => {
  const taskId = await stage.assigned();
  for (const stranger of [house.office, house.leader, house.actorWith([])]) {
    expect(await perform(house.app, stranger, task.accept, { taskId })).toMatchObject(refusal('forbidden'));
  }
  valueOf(await perform(house.app, stage.owner.actor, task.accept, { taskId }));
  const early = await perform(house.app, stage.owner.actor, task.submit, { taskId, note });
  expect(early).toMatchObject(refusal('conflict'));
  await stage.show(taskId);
  valueOf(await perform(house.app, stage.owner.actor, task.submit, { taskId, note }));
  for (const stranger of [stage.owner.actor, house.actorWith([])]) {
    expect(await perform(house.app, stranger, task.acceptResult, { taskId })).toMatchObject(refusal('forbidden'));
  }
  const own = valueOf(await perform(house.app, house.leader, org.holdings, {})).holdings;
  const head = own.find(({ title }) => title === 'Bí thư Đảng ủy')?.postId;
  const forLeader = await stage.propose({ ownerPostId: head });
  valueOf(await perform(house.app, house.leader, task.assign, { taskId: forLeader }));
  const due = { taskId: forLeader, dueOn: '2026-12-30', reason };
  expect(await perform(house.app, house.leader, task.changeDue, due)).toMatchObject(refusal('forbidden'));
  expect((await perform(house.app, house.office, task.changeDue, due)).ok).toBe(true);
});

test('a result is given back with a reason and handed in again; a wrong acceptance is opened again', async () => {
  const taskId = await stage.submitted();
  valueOf(await perform(house.app, house.office, task.returnResult, { taskId, reason }));
  expect((await seen(taskId)).state).toBe('returned');
  valueOf(await perform(house.app, stage.owner.actor, task.submit, { taskId, note }));
  valueOf(await perform(house.app, house.office, task.acceptResult, { taskId }));
  expect(await perform(house.app, house.office, task.acceptResult, { taskId })).toMatchObject(refusal('conflict'));
  valueOf(await perform(house.app, house.office, task.reopen, { taskId, reason }));
  expect((await seen(taskId)).events.at(-1)).toMatchObject({ kind: 'reopened', note: reason });
});

test('the day moves with a reason before it has passed and never after', async () => {
  const taskId = await stage.assigned({ dueOn: '2026-11-25' });
  expect(await perform(house.app, house.office, task.changeDue, { taskId, dueOn: '2026-12-01' })).toMatchObject(
    refusal('invalid'),
  );
  valueOf(await perform(house.app, house.office, task.changeDue, { taskId, dueOn: '2026-12-01', reason }));
  house.clock.set('2026-12-02T02:00:00Z');
  const late = await perform(house.app, house.office, task.changeDue, { taskId, dueOn: '2026-12-30', reason });
  expect(late).toMatchObject(refusal('conflict'));
  expect(await seen(taskId)).toMatchObject({ standing: 'overdue', daysLate: 1, dueOn: '2026-12-01' });
});

test('the task stays with the post: whoever follows confirms the hand-over, and the history keeps who had it', async () => {
  const taskId = await stage.assigned();
  valueOf(await perform(house.app, stage.owner.actor, task.accept, { taskId }));
  const before = await perform(house.app, stage.owner.actor, task.takeOver, { taskId });
  expect(before).toMatchObject(refusal('conflict'));
  const ended = { holdingId: stage.owner.holdingId, toOn: '2026-11-22', reason };
  valueOf(await perform(house.app, house.office, org.endHolding, ended));
  const personId = await house.add('Mai Thị Kế Nhiệm');
  const held = { personId, postId: stage.owner.postId, fromOn: '2026-11-22' };
  valueOf(await perform(house.app, house.office, org.appoint, held));
  const heir = house.actorWith([], personId);
  expect(await seen(taskId, heir)).toMatchObject({ isHandedOver: true, may: { work: true } });
  expect(await perform(house.app, stage.owner.actor, task.report, { taskId, note })).toMatchObject(
    refusal('forbidden'),
  );
  valueOf(await perform(house.app, heir, task.takeOver, { taskId }));
  expect(await seen(taskId)).toMatchObject({ isHandedOver: false, acceptedBy: 'Mai Thị Kế Nhiệm', state: 'accepted' });
  const other = await stage.post('Phó Bí thư');
  valueOf(await perform(house.app, house.office, task.transfer, { taskId, ownerPostId: other.postId, reason }));
  const moved = await seen(taskId);
  expect(moved).toMatchObject({ state: 'assigned', owner: { title: 'Phó Bí thư' } });
  expect(moved.events.at(-1)?.before).toContain(stage.owner.postId);
});

test('progress of a parent is its accepted parts, and it is not handed in while one is open', async () => {
  const parentId = await stage.assigned({ what: 'Tổng rà soát' });
  const [first, second, third] = [
    await stage.submitted({ parentId }),
    await stage.assigned({ parentId }),
    await stage.propose({ parentId }),
  ];
  valueOf(await perform(house.app, house.office, task.acceptResult, { taskId: first }));
  valueOf(await perform(house.app, house.office, task.cancel, { taskId: third, reason }));
  expect((await seen(parentId)).progress).toEqual({ done: 1, total: 2 });
  valueOf(await perform(house.app, stage.owner.actor, task.accept, { taskId: parentId }));
  await stage.show(parentId);
  const early = await perform(house.app, stage.owner.actor, task.submit, { taskId: parentId, note });
  expect(early).toMatchObject({
    ok: false,
    fault: { code: 'conflict', reason: 'Còn 1 nhiệm vụ con chưa hoàn thành.' },
  });
  const circle = await perform(house.app, house.office, task.edit, { taskId: parentId, parentId: second, reason });
  expect(circle).toMatchObject(refusal('invalid'));
});

test('a second editor is refused, and what stood before an edit is kept with the reason', async () => {
  const taskId = await stage.assigned();
  const { revision } = await seen(taskId);
  const change = { taskId, what: 'Rà soát lại', reason, revision };
  expect(await perform(house.app, house.office, task.edit, { ...change, reason: '' })).toMatchObject(
    refusal('invalid'),
  );
  valueOf(await perform(house.app, house.office, task.edit, change));
  expect(await perform(house.app, house.leader, task.edit, change)).toMatchObject(refusal('conflict'));
  const event = (await seen(taskId)).events.at(-1);
  expect(JSON.parse(event?.before ?? '')).toMatchObject({ what: 'Rà soát hộ khó khăn' });
});

test('a secret task holds a code, a day and a state; a text bearing a mark of secrecy is refused', async () => {
  const marked = await perform(house.app, house.office, task.propose, { what: 'TỐI MẬT' });
  expect(marked).toMatchObject(refusal('invalid'));
  const asked = { secretCode: 'M-07/2026', dueOn: '2026-12-01' };
  const noted = valueOf(await perform(house.app, house.office, task.noteSecret, asked));
  expect(await seen(noted.id)).toMatchObject({ what: '', secretCode: 'M-07/2026', owner: null, state: 'assigned' });
  const text = await perform(house.app, house.office, task.edit, { taskId: noted.id, what: 'nội dung', reason });
  expect(text).toMatchObject(refusal('conflict'));
  expect(await perform(house.app, house.office, task.cancel, { taskId: noted.id, reason })).toMatchObject(
    refusal('conflict'),
  );
  valueOf(await perform(house.app, house.office, task.moveSecret, { taskId: noted.id, state: 'done' }));
  expect(await seen(noted.id)).toMatchObject({ state: 'done', standing: 'on_time' });
});

test('lists: mine, my unit, to receive, overdue, by words without diacritics', async () => {
  const mine = await stage.assigned({ dueOn: '2026-11-25' });
  const other = await stage.post('Phó Bí thư');
  await stage.assigned({ what: 'Tuyên truyền phân loại rác', ownerPostId: other.postId });
  const numbers = async (asked: object, actor: Actor = house.office) =>
    valueOf(await perform(house.app, actor, task.find, asked)).tasks.map(({ number }) => number);
  expect(await numbers({})).toEqual([1, 2]);
  expect(await numbers({ scope: 'mine' }, stage.owner.actor)).toEqual([1]);
  expect(await numbers({ scope: 'unit' }, stage.owner.actor)).toEqual([1, 2]);
  expect(await numbers({ scope: 'receive' }, house.office)).toEqual([1, 2]);
  expect(await numbers({ query: 'phan loai rac' })).toEqual([2]);
  house.clock.set('2026-12-01T02:00:00Z');
  expect(await numbers({ standing: 'overdue' })).toEqual([1]);
  expect(await numbers({ unitId: house.rootUnitId })).toEqual([1, 2]);
  expect((await seen(mine)).daysLate).toBe(6);
  expect(await perform(house.app, house.actorWith(['operate']), task.find, {})).toMatchObject(refusal('forbidden'));
});

/** Two processes with ten connections each, asked by turns. */
async function atOnce(make: (app: FoundedHouse['app']) => ReturnType<typeof perform>): Promise<string[]> {
  const processes = [1, 2].map(() => openStores(house.reach, { max: 10, onBroken: () => undefined }));
  const apps = processes.map((stores) => ({ ...house.app, stores }));
  const asked = Array.from({ length: 50 }, (_, n) => make(apps[n % 2] ?? house.app));
  const codes = (await Promise.all(asked)).map((one) => (one.ok ? 'ok' : one.fault.code)).sort();
  for (const stores of processes) await stores.close();
  return codes;
}

test('CON-1: of fifty who accept, hand in or judge at once in two processes, one succeeds and the others hear of a conflict', async () => {
  const others = Array<string>(49).fill('conflict');
  const taskId = await stage.assigned();
  const { actor } = stage.owner;
  expect(await atOnce((app) => perform(app, actor, task.accept, { taskId }))).toEqual([...others, 'ok']);
  await stage.show(taskId);
  expect(await atOnce((app) => perform(app, actor, task.submit, { taskId, note }))).toEqual([...others, 'ok']);
  expect(await atOnce((app) => perform(app, house.office, task.acceptResult, { taskId }))).toEqual([...others, 'ok']);
  expect((await seen(taskId)).events).toHaveLength(6);
  const what = { what: 'Rà soát' };
  const proposed = await atOnce((app) => perform(app, house.office, task.propose, what));
  expect(proposed).toEqual(Array(50).fill('ok'));
  const { tasks } = valueOf(await perform(house.app, house.office, task.find, { limit: 100 }));
  expect(tasks.map(({ number }) => number).sort((x, y) => x - y)).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
  console.log('CON-1: 3 steps x 50 at once, 1 effect each; 50 proposals at once, 50 different numbers');
});
