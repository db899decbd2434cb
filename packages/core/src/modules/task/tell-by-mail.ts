import type { Ctx } from '../../usecase/index.ts';
import { orderLetters } from '../mail/index.ts';
import { headsFor, sidesOf, type Roster, type Sides } from './posts.ts';
import type { TaskRow } from './task.tables.ts';

/** Tells whoever holds the owning post that a task is theirs now. */
export async function tellOwners(ctx: Ctx, { owners }: Pick<Sides, 'owners'>, taskId: string): Promise<void> {
  await orderLetters(ctx, { kind: 'task_assigned', subjectId: taskId, personIds: owners });
}

/** What the work of the day found about a task: its day is near, it has passed, or heads are to know. */
export type Finding = 'due_soon' | 'overdue' | 'unit_head' | 'parent_head';

/** Tells those whom a finding of the day concerns. Of a secret task, which has no owner, whoever receives it is told. */
export async function tellOfDay(ctx: Ctx, roster: Roster, found: { task: TaskRow; finding: Finding }): Promise<void> {
  const { task, finding } = found;
  const subjectId = task.task_id;
  if (finding === 'unit_head' || finding === 'parent_head') {
    const heads = task.unit_id === null ? [] : headsFor(roster, task.unit_id, finding);
    await orderLetters(ctx, { kind: 'task_escalated', subjectId, personIds: heads });
    return;
  }
  const { owners, receivers } = sidesOf(roster, task);
  const personIds = task.secret_code === null ? owners : receivers;
  await orderLetters(ctx, { kind: `task_${finding}`, subjectId, personIds });
}
