import { conflict, ok, type Permit, type Result } from '../../kernel/index.ts';
import type { Actor, Ctx } from '../../usecase/index.ts';
import { rosterOf, sidesOf, type Roster, type Sides } from './posts.ts';
import { mayReadTasks } from './task.policy.ts';
import { forbidden, missing, outdated } from './task.refusals.ts';
import type { EventKind, TaskState } from './task.states.ts';
import { addEvent, changeTask, lockTask } from './task.sql.ts';
import type { TaskRow } from './task.tables.ts';

/** A task locked for a change, with everything a command asks about it. */
export interface TaskAtHand {
  readonly task: TaskRow;
  readonly roster: Roster;
  readonly sides: Sides;
}

/** What a command asks before it does anything: by which rule, in which states, and from which revision. */
interface Gate<N extends string> {
  readonly name: N;
  readonly may: (actor: Actor, name: N, sides: Sides) => Permit<N> | undefined;
  readonly from: readonly TaskState[];
  readonly revision?: number | undefined;
}

/** Locks a task, asks the rule about whoever acts, then its state and revision. */
export async function begin<N extends string>(
  ctx: Ctx,
  taskId: string,
  gate: Gate<N>,
): Promise<Result<TaskAtHand & { readonly permit: Permit<N> }>> {
  // Whoever may not read tasks is refused before it is known whether this one is there.
  if (!mayReadTasks(ctx.actor, 'task.one')) return forbidden(gate.name);
  const task = await lockTask(ctx, taskId);
  if (!task) return missing('task');
  const roster = await rosterOf(ctx);
  const sides = sidesOf(roster, task);
  const permit = gate.may(ctx.actor, gate.name, sides);
  if (!permit) return forbidden(gate.name);
  const fits = fitting(task, gate);
  return fits.ok ? ok({ task, roster, sides, permit }) : fits;
}

function fitting(task: TaskRow, { name, from, revision }: Omit<Gate<string>, 'may'>): Result<null> {
  if (task.secret_code !== null && name !== 'task.moveSecret') return conflict(SECRET_ONLY);
  const fits = mustBe(task, from);
  if (!fits.ok) return fits;
  return revision !== undefined && revision !== task.revision ? outdated() : ok(null);
}

const SECRET_ONLY = 'Nhiệm vụ mật chỉ ghi mã số, hạn và tình trạng.';

const STATE_WORDS: Readonly<Record<TaskState, string>> = {
  proposed: 'mới đề xuất',
  assigned: 'đã giao, chờ nhận',
  accepted: 'đã nhận',
  in_progress: 'đang làm',
  submitted: 'đã nộp, chờ nghiệm thu',
  returned: 'bị trả lại',
  done: 'đã hoàn thành',
  cancelled: 'đã hủy',
};

/** Refused unless the task is in one of these states; says in which it is. */
const mustBe = (task: TaskRow, states: readonly TaskState[]): Result<null> =>
  states.includes(task.state)
    ? ok(null)
    : conflict(`Nhiệm vụ này ${STATE_WORDS[task.state]} nên không làm bước này được. Hãy tải lại trang.`);

/** What a step changes, and what the history says of it. */
export interface Step {
  readonly change: Partial<TaskRow>;
  readonly kind: EventKind;
  readonly note?: string;
  readonly before?: Readonly<Record<string, unknown>>;
}

/** Takes a step: the row, one revision on, and its line of history. Answers what the command shows. */
export async function takeStep(ctx: Ctx, task: TaskRow, { change, ...happened }: Step) {
  const revision = await changeTask(ctx, task, change);
  const after = { ...task, ...change };
  await addEvent(ctx, after, happened);
  return { id: task.task_id, state: after.state, revision };
}
