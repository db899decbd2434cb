import { conflict, dayOf, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { begin, takeStep } from '../moving.ts';
import { mayReceive, type ReceivingVerb } from '../task.policy.ts';
import { MovedTask, OneTask, TaskWithReason } from '../task.schema.ts';
import type { EventKind, TaskState } from '../task.states.ts';
import { evidenceOf } from '../task.sql.ts';
import { tables } from '../task.tables.ts';

/** Accepts the result: the task is done, and evidence not yet judged is verified by it. */
export const acceptResult = command({
  name: 'task.acceptResult',
  http: 'POST /tasks/{taskId}/result',
  summary: 'Nghiệm thu: công nhận kết quả và minh chứng, nhiệm vụ hoàn thành',
  input: OneTask,
  output: MovedTask,
  async run(ctx, { taskId }) {
    const begun = await begin(ctx, taskId, { name: 'task.acceptResult', may: mayReceive, from: ['submitted'] });
    if (!begun.ok) return begun;
    const { permit, task } = begun.value;
    const evidence = await evidenceOf(ctx, taskId);
    if (evidence.every(({ verdict }) => verdict === 'rejected')) {
      return conflict('Mọi minh chứng đã bị bác: hãy trả lại để bổ sung.');
    }
    await verifyPending(ctx, taskId);
    const change = { state: 'done', decided_on: dayOf(ctx.now) } as const;
    const value = await takeStep(ctx, task, { change, kind: 'done' });
    const data = { number: task.number, dueOn: task.due_on, submittedOn: task.submitted_on };
    return ok({ permit, value, event: { type: 'task.result_accepted', subject: taskId, data } });
  },
});

const verifyPending = (ctx: Ctx, taskId: string) =>
  tables(ctx.tx)
    .updateTable('task.evidence')
    .set({ verdict: 'verified' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', taskId)
    .where('is_withdrawn', '=', false)
    .where('verdict', '=', 'pending')
    .execute();

interface GivingBack<N extends ReceivingVerb> {
  readonly name: N;
  readonly http: `POST /${string}`;
  readonly summary: string;
  readonly from: TaskState;
  readonly kind: EventKind;
}
const givingBack = <const N extends ReceivingVerb>({ name, http, summary, from, kind }: GivingBack<N>) =>
  command({
    name,
    http,
    summary,
    input: TaskWithReason,
    output: MovedTask,
    async run(ctx, { taskId, reason }) {
      const begun = await begin(ctx, taskId, { name, may: mayReceive, from: [from] });
      if (!begun.ok) return begun;
      const { permit, task } = begun.value;
      const change = { state: 'returned', decided_on: null } as const;
      const value = await takeStep(ctx, task, { change, kind, note: reason });
      return ok({ permit, value, event: { type: `task.${kind}`, subject: taskId, data: { reason } } });
    },
  });

/** Gives the result back: what is lacking is said, and the owner works on. */
export const returnResult = givingBack({
  name: 'task.returnResult',
  http: 'POST /tasks/{taskId}/return',
  summary: 'Trả lại kết quả chưa đạt, có lý do',
  from: 'submitted',
  kind: 'returned',
});

/** Opens a task again that was accepted wrongly; the acceptance stays in the history. */
export const reopen = givingBack({
  name: 'task.reopen',
  http: 'POST /tasks/{taskId}/reopening',
  summary: 'Mở lại nhiệm vụ đã nghiệm thu nhầm, có lý do',
  from: 'done',
  kind: 'reopened',
});
