import { conflict, dayOf, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { begin, takeStep, type TaskAtHand } from '../moving.ts';
import { mayWork } from '../task.policy.ts';
import { MovedTask, OneTask, ReportInput } from '../task.schema.ts';
import { WORKING_STATES } from '../task.states.ts';
import { evidenceOf, partsOf } from '../task.sql.ts';

const holderNow = ({ actor }: Ctx): string | null => (actor.kind === 'person' ? actor.personId : null);

/** Whoever holds the owning post takes the task on; who that was is kept. */
export const accept = command({
  name: 'task.accept',
  http: 'POST /tasks/{taskId}/acceptance',
  summary: 'Nhận nhiệm vụ được giao',
  input: OneTask,
  output: MovedTask,
  async run(ctx, { taskId }) {
    const begun = await begin(ctx, taskId, { name: 'task.accept', may: mayWork, from: ['assigned'] });
    if (!begun.ok) return begun;
    const { permit, task } = begun.value;
    const change = { state: 'accepted', accepted_by: holderNow(ctx), accepted_on: dayOf(ctx.now) } as const;
    const value = await takeStep(ctx, task, { change, kind: 'accepted' });
    return ok({ permit, value, event: { type: 'task.accepted', subject: taskId, data: { number: task.number } } });
  },
});

/** The post changed hands: whoever holds it now confirms that the task was handed over to him. */
export const takeOver = command({
  name: 'task.takeOver',
  http: 'POST /tasks/{taskId}/handover',
  summary: 'Nhận bàn giao nhiệm vụ từ người giữ chức danh trước',
  input: OneTask,
  output: MovedTask,
  async run(ctx, { taskId }) {
    const begun = await begin(ctx, taskId, {
      name: 'task.takeOver',
      may: mayWork,
      from: [...WORKING_STATES, 'submitted'],
    });
    if (!begun.ok) return begun;
    const { permit, sides, task } = begun.value;
    if (task.accepted_by !== null && sides.owners.includes(task.accepted_by)) {
      return conflict('Người đã nhận nhiệm vụ vẫn giữ chức danh này, không cần bàn giao.');
    }
    const change = { accepted_by: holderNow(ctx) };
    const before = { accepted_by: task.accepted_by };
    const value = await takeStep(ctx, task, { change, kind: 'taken_over', before });
    return ok({ permit, value, event: { type: 'task.taken_over', subject: taskId, data: before } });
  },
});

/** Says how far it is. A percentage is never asked for: progress is what was accepted. */
export const report = command({
  name: 'task.report',
  http: 'POST /tasks/{taskId}/reports',
  summary: 'Báo tiến độ: đã làm được gì',
  input: ReportInput,
  output: MovedTask,
  async run(ctx, { taskId, note }) {
    const begun = await begin(ctx, taskId, { name: 'task.report', may: mayWork, from: WORKING_STATES });
    if (!begun.ok) return begun;
    const { permit, task } = begun.value;
    const value = await takeStep(ctx, task, { change: { state: 'in_progress' }, kind: 'progress', note });
    return ok({ permit, value, event: { type: 'task.progress_reported', subject: taskId, data: { note } } });
  },
});

/** Hands the result in. It needs evidence that was not rejected, and no part of the task may still be open. */
export const submit = command({
  name: 'task.submit',
  http: 'POST /tasks/{taskId}/submission',
  summary: 'Nộp kết quả kèm minh chứng để nghiệm thu',
  input: ReportInput,
  output: MovedTask,
  async run(ctx, { taskId, note }) {
    const begun = await begin(ctx, taskId, { name: 'task.submit', may: mayWork, from: WORKING_STATES });
    if (!begun.ok) return begun;
    const { permit, task } = begun.value;
    const fits = await maySubmit(ctx, begun.value);
    if (!fits.ok) return fits;
    const change = { state: 'submitted', submitted_by: holderNow(ctx), submitted_on: dayOf(ctx.now) } as const;
    const value = await takeStep(ctx, task, { change, kind: 'submitted', note });
    return ok({ permit, value, event: { type: 'task.submitted', subject: taskId, data: { note } } });
  },
});

async function maySubmit(ctx: Ctx, { task }: TaskAtHand): Promise<Result<null>> {
  const evidence = await evidenceOf(ctx, task.task_id);
  if (evidence.every(({ verdict }) => verdict === 'rejected')) {
    return conflict('Chưa có minh chứng: hãy gắn tệp hoặc dẫn văn bản trước khi nộp.');
  }
  const { done, total } = await partsOf(ctx, task.task_id);
  if (done === total) return ok(null);
  return conflict(`Còn ${String(total - done)} nhiệm vụ con chưa hoàn thành.`);
}
