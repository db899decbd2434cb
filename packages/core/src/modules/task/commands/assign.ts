import { conflict, dayOf, fail, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { tellOwners } from '../tell-by-mail.ts';
import { missingOf } from '../check-placing.ts';
import { begin, takeStep, type TaskAtHand } from '../moving.ts';
import { directingPost } from '../posts.ts';
import { mayDirect } from '../task.policy.ts';
import { MovedTask, OneTask } from '../task.schema.ts';
import type { Six } from '../task.states.ts';

const ASKED: Readonly<Record<Six, readonly [field: string, message: string]>> = {
  what: ['what', 'Chưa rõ việc: nhập việc phải làm'],
  owner: ['ownerPostId', 'Chưa rõ người: chọn chức danh đang có người giữ'],
  dueOn: ['dueOn', 'Chưa rõ thời gian: nhập hạn'],
  responsibility: ['responsibility', 'Chưa rõ trách nhiệm'],
  product: ['product', 'Chưa rõ sản phẩm'],
  authority: ['authority', 'Chưa rõ thẩm quyền'],
};

/** Gives a task out: from now on somebody owes it. All six clear things must be there, and the day must be to come. */
export const assign = command({
  name: 'task.assign',
  http: 'POST /tasks/{taskId}/assignment',
  summary: 'Giao nhiệm vụ khi đã đủ 6 rõ',
  input: OneTask,
  output: MovedTask,
  async run(ctx, { taskId }) {
    const begun = await begin(ctx, taskId, { name: 'task.assign', may: mayDirect, from: ['proposed'] });
    if (!begun.ok) return begun;
    const { permit, roster, task } = begun.value;
    const clear = isClear(ctx, begun.value);
    if (!clear.ok) return clear;
    const post = ctx.actor.kind === 'person' ? directingPost(roster, ctx.actor.personId, task.unit_id) : undefined;
    const change = { state: 'assigned', assigner_post_id: post?.postId ?? task.assigner_post_id } as const;
    const value = await takeStep(ctx, task, { change, kind: 'assigned' });
    await tellOwners(ctx, begun.value.sides, taskId);
    const data = { number: task.number, ownerPostId: task.owner_post_id, dueOn: task.due_on };
    return ok({ permit, value, event: { type: 'task.assigned', subject: taskId, data } });
  },
});

function isClear(ctx: Ctx, { task, roster }: TaskAtHand): Result<null> {
  const lacking = missingOf(roster, task);
  if (lacking.length > 0)
    return fail({ code: 'invalid', fields: Object.fromEntries(lacking.map((one) => ASKED[one])) });
  const isPast = task.due_on !== null && task.due_on < dayOf(ctx.now);
  return isPast ? conflict('Hạn đã qua: hãy sửa hạn rồi giao.') : ok(null);
}
