import { conflict, dayOf, invalid, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { tellOwners } from '../tell-by-mail.ts';
import { begin, takeStep, type TaskAtHand } from '../moving.ts';
import { sidesOf } from '../posts.ts';
import { mayDirect } from '../task.policy.ts';
import { forbidden } from '../task.refusals.ts';
import { ChangeDueInput, MovedTask, MoveSecretInput, TaskWithReason, TransferInput } from '../task.schema.ts';
import { CHANGEABLE_STATES, OPEN_STATES } from '../task.states.ts';
import type { TaskRow } from '../task.tables.ts';

/** Moves the day, with a reason, before it has passed: a day that is missed stays missed. */
export const changeDue = command({
  name: 'task.changeDue',
  http: 'POST /tasks/{taskId}/due',
  summary: 'Đổi hạn khi hạn cũ chưa qua, có lý do',
  input: ChangeDueInput,
  output: MovedTask,
  async run(ctx, { taskId, dueOn, reason, revision }) {
    const begun = await begin(ctx, taskId, {
      name: 'task.changeDue',
      may: mayDirect,
      from: CHANGEABLE_STATES,
      revision,
    });
    if (!begun.ok) return begun;
    const { permit, task } = begun.value;
    const moves = mayMove(task, dueOn, dayOf(ctx.now));
    if (!moves.ok) return moves;
    const before = { due_on: task.due_on };
    const value = await takeStep(ctx, task, { change: { due_on: dueOn }, kind: 'due_changed', note: reason, before });
    const data = { from: task.due_on, to: dueOn, reason };
    return ok({ permit, value, event: { type: 'task.due_changed', subject: taskId, data } });
  },
});

function mayMove(task: TaskRow, dueOn: string, today: string): Result<null> {
  if (task.state !== 'proposed' && task.due_on !== null && task.due_on < today) {
    return conflict('Hạn đã qua nên không đổi được nữa: nhiệm vụ này đã quá hạn.');
  }
  return dueOn < today ? invalid('dueOn', 'Hạn mới phải từ hôm nay trở đi') : ok(null);
}

/** Gives the task to another post: it must be accepted anew, and the history keeps who had it. */
export const transfer = command({
  name: 'task.transfer',
  http: 'POST /tasks/{taskId}/transfer',
  summary: 'Chuyển nhiệm vụ sang chức danh khác, có lý do',
  input: TransferInput,
  output: MovedTask,
  async run(ctx, { taskId, ownerPostId, reason, revision }) {
    const begun = await begin(ctx, taskId, {
      name: 'task.transfer',
      may: mayDirect,
      from: ['assigned', 'accepted', 'in_progress', 'returned'],
      revision,
    });
    if (!begun.ok) return begun;
    const { permit, task } = begun.value;
    const place = newPlace(ctx, begun.value, ownerPostId);
    if (!place.ok) return place;
    const change = { ...place.value, state: 'assigned', accepted_by: null, accepted_on: null } as const;
    const before = { owner_post_id: task.owner_post_id, accepted_by: task.accepted_by };
    const value = await takeStep(ctx, task, { change, kind: 'transferred', note: reason, before });
    await tellOwners(ctx, sidesOf(begun.value.roster, { ...task, ...place.value }), taskId);
    const data = { from: task.owner_post_id, to: ownerPostId, reason };
    return ok({ permit, value, event: { type: 'task.transferred', subject: taskId, data } });
  },
});

type Place = Pick<TaskRow, 'owner_post_id' | 'unit_id'>;

/** Where the task goes. Who may not give work to that post may not hand it this task either. */
function newPlace(ctx: Ctx, { task, roster }: TaskAtHand, ownerPostId: string): Result<Place> {
  const post = roster.byId.get(ownerPostId);
  if (!post?.isOpen || post.holders.length === 0) return invalid('ownerPostId', 'Chọn chức danh đang có người giữ');
  if (post.postId === task.owner_post_id) return invalid('ownerPostId', 'Chức danh này đang giữ nhiệm vụ');
  const place = { owner_post_id: post.postId, unit_id: post.unitId };
  const mayGive = mayDirect(ctx.actor, 'task.assign', sidesOf(roster, { ...task, ...place }));
  return mayGive ? ok(place) : forbidden('task.transfer');
}

/** Calls a task off, with a reason; it stays in the list. */
export const cancel = command({
  name: 'task.cancel',
  http: 'POST /tasks/{taskId}/cancellation',
  summary: 'Hủy nhiệm vụ, có lý do',
  input: TaskWithReason,
  output: MovedTask,
  async run(ctx, { taskId, reason }) {
    const begun = await begin(ctx, taskId, { name: 'task.cancel', may: mayDirect, from: ['proposed', ...OPEN_STATES] });
    if (!begun.ok) return begun;
    const { permit, task } = begun.value;
    const value = await takeStep(ctx, task, { change: { state: 'cancelled' }, kind: 'cancelled', note: reason });
    return ok({ permit, value, event: { type: 'task.cancelled', subject: taskId, data: { reason } } });
  },
});

const SECRET_KINDS = { in_progress: 'progress', done: 'done', cancelled: 'cancelled' } as const;

/** Notes how a secret task stands: a state, and nothing else. */
export const moveSecret = command({
  name: 'task.moveSecret',
  http: 'POST /tasks/{taskId}/secret-state',
  summary: 'Ghi tình trạng của một nhiệm vụ mật',
  input: MoveSecretInput,
  output: MovedTask,
  async run(ctx, { taskId, state }) {
    const begun = await begin(ctx, taskId, { name: 'task.moveSecret', may: mayDirect, from: OPEN_STATES });
    if (!begun.ok) return begun;
    const { permit, task } = begun.value;
    if (task.secret_code === null) return conflict('Đây không phải nhiệm vụ mật.');
    const today = dayOf(ctx.now);
    const change = state === 'done' ? { state, submitted_on: today, decided_on: today } : { state };
    const value = await takeStep(ctx, task, { change, kind: SECRET_KINDS[state] });
    return ok({ permit, value, event: { type: 'task.secret_moved', subject: taskId, data: { state } } });
  },
});
