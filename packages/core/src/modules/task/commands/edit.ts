import type { z } from 'zod';
import { invalid, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { checkPlacing, wouldClose } from '../check-placing.ts';
import { begin, takeStep, type TaskAtHand } from '../moving.ts';
import { sidesOf, type Roster } from '../posts.ts';
import { mayDirect } from '../task.policy.ts';
import { forbidden } from '../task.refusals.ts';
import { EditInput, MovedTask } from '../task.schema.ts';
import { CHANGEABLE_STATES } from '../task.states.ts';
import { keepSupport, supportOf } from '../task.sql.ts';
import type { TaskRow } from '../task.tables.ts';

type Edited = z.output<typeof EditInput>;

/**
 * Changes what a task says. A proposed one freely; one that was assigned with a reason, and then neither its owner
 * (transfer) nor its day (changeDue). What stood before is kept. An older revision is refused.
 */
export const edit = command({
  name: 'task.edit',
  http: 'PUT /tasks/{taskId}',
  summary: 'Sửa nội dung nhiệm vụ; đã giao rồi thì phải có lý do, nội dung cũ được giữ lại',
  input: EditInput,
  output: MovedTask,
  async run(ctx, input) {
    const { taskId, revision } = input;
    const begun = await begin(ctx, taskId, { name: 'task.edit', may: mayDirect, from: CHANGEABLE_STATES, revision });
    if (!begun.ok) return begun;
    const { permit, task, roster } = begun.value;
    const change = changeOf(roster, input);
    const fits = await mayEdit(ctx, begun.value, { input, change });
    if (!fits.ok) return fits;
    const support = await supportOf(ctx, task.task_id);
    if (input.supportUnitIds) await keepSupport(ctx, task.task_id, input.supportUnitIds);
    const note = input.reason ?? '';
    const value = await takeStep(ctx, task, { change, kind: 'edited', note, before: { ...kept(task), support } });
    return ok({ permit, value, event: { type: 'task.edited', subject: task.task_id, data: { ...input } } });
  },
});

interface Editing {
  readonly input: Edited;
  readonly change: Partial<TaskRow>;
}
async function mayEdit(ctx: Ctx, { task, roster }: TaskAtHand, { input, change }: Editing): Promise<Result<null>> {
  const agreed = task.state === 'proposed' ? ok(null) : keepsAgreement(task, input);
  if (!agreed.ok) return agreed;
  const placed = await checkPlacing(ctx, roster, input);
  if (!placed.ok) return placed;
  if (input.parentId !== undefined && (await wouldClose(ctx, task.task_id, input.parentId))) {
    return invalid('parentId', 'Nhiệm vụ này đang nằm dưới nhiệm vụ đang sửa');
  }
  const mayGive = mayDirect(ctx.actor, 'task.assign', sidesOf(roster, { ...task, ...change }));
  return mayGive ? ok(null) : forbidden('task.edit');
}

/** What was given out keeps its owner and its day: these have verbs of their own. */
function keepsAgreement(task: TaskRow, { reason, dueOn, ownerPostId }: Edited): Result<null> {
  if (reason === undefined) return invalid('reason', 'Nhiệm vụ đã giao: nêu lý do sửa (ít nhất 5 ký tự)');
  if (dueOn !== undefined && dueOn !== task.due_on) return invalid('dueOn', 'Đổi hạn bằng nút “Đổi hạn”');
  const isSame = ownerPostId === undefined || ownerPostId === task.owner_post_id;
  return isSame ? ok(null) : invalid('ownerPostId', 'Đổi người bằng nút “Chuyển nhiệm vụ”');
}

const COLUMNS = {
  what: 'what',
  responsibility: 'responsibility',
  product: 'product',
  authority: 'authority',
  ownerPostId: 'owner_post_id',
  dueOn: 'due_on',
  supervisorPostId: 'supervisor_post_id',
  parentId: 'parent_id',
} as const;

function changeOf(roster: Roster, input: Edited): Partial<TaskRow> {
  const fields = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const named = fields.flatMap((field) =>
    input[field] === undefined ? [] : [[COLUMNS[field], input[field]] as const],
  );
  const unitId = input.ownerPostId === undefined ? undefined : roster.byId.get(input.ownerPostId)?.unitId;
  return { ...Object.fromEntries(named), ...(unitId !== undefined && { unit_id: unitId }) };
}

const kept = (task: TaskRow) =>
  Object.fromEntries(Object.values(COLUMNS).map((column) => [column, task[column]] as const));
