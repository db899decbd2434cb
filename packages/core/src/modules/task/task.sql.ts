import { searchKeys } from '@guong/vietnamese';
import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import type { EventKind, Standing } from './task.states.ts';
import { tables, type EvidenceRow, type TaskRow } from './task.tables.ts';

/** A task of this tenant, locked for a change: of two who act at once the second sees what the first did. */
export const lockTask = (ctx: Ctx, taskId: string): Promise<TaskRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('task.task')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', taskId)
    .forUpdate()
    .executeTakeFirst();

/** A task of this tenant. */
export const taskById = (ctx: Ctx, taskId: string): Promise<TaskRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('task.task')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', taskId)
    .executeTakeFirst();

/** The next number of a task; whoever asks at the same moment waits, so that no number is given twice. */
export async function nextNumber(ctx: Ctx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`task ${ctx.tenantId}`}, 0))`.execute(ctx.tx);
  const row = await tables(ctx.tx)
    .selectFrom('task.task')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('tenant_id', '=', ctx.tenantId)
    .executeTakeFirst();
  return (row?.highest ?? 0) + 1;
}

/** Writes a task anew, one revision on; answers the revision. */
export async function changeTask(ctx: Ctx, before: TaskRow, change: Partial<TaskRow>): Promise<number> {
  const after = { ...before, ...change };
  const revision = before.revision + 1;
  await tables(ctx.tx)
    .updateTable('task.task')
    .set({ ...change, ...keysOf(after), revision })
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', before.task_id)
    .execute();
  return revision;
}

/** By what a task is found: its number, what is to be done, and the product. */
export function keysOf(task: Pick<TaskRow, 'number' | 'what' | 'product' | 'secret_code'>) {
  const keys = searchKeys([`NV-${String(task.number)}`, task.what, task.product, task.secret_code ?? ''].join(' | '));
  return { search_exact: keys.exact, search_canon: keys.canon, search_folded: keys.folded };
}

interface Happened {
  readonly kind: EventKind;
  readonly note?: string;
  /** What stood before, column by column. */
  readonly before?: Readonly<Record<string, unknown>>;
}
/** Adds a line to the history of a task. */
export async function addEvent(
  ctx: Ctx,
  task: Pick<TaskRow, 'task_id' | 'owner_post_id'>,
  { kind, note = '', before = {} }: Happened,
): Promise<void> {
  const last = await tables(ctx.tx)
    .selectFrom('task.event')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', task.task_id)
    .executeTakeFirst();
  await tables(ctx.tx)
    .insertInto('task.event')
    .values({
      tenant_id: ctx.tenantId,
      task_id: task.task_id,
      seq: (last?.seq ?? 0) + 1,
      kind,
      made_at: ctx.now,
      made_by: whoActs(ctx),
      owner_post_id: task.owner_post_id,
      note,
      before: JSON.stringify(before),
    })
    .execute();
}

/** The person who acts, or the name of the work the house does itself. */
export const whoActs = ({ actor }: Pick<Ctx, 'actor'>): string =>
  actor.kind === 'person' ? actor.personId : actor.kind === 'system' ? `system:${actor.job}` : 'anonymous';

/** Makes the supporting units of a task these. */
export async function keepSupport(ctx: Ctx, taskId: string, unitIds: readonly string[]): Promise<void> {
  await tables(ctx.tx)
    .updateTable('task.support')
    .set({ is_withdrawn: true })
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', taskId)
    .where('is_withdrawn', '=', false)
    .execute();
  if (unitIds.length === 0) return;
  const rows = [...new Set(unitIds)].map((unitId) => ({
    ...{ tenant_id: ctx.tenantId, task_id: taskId, unit_id: unitId, is_withdrawn: false },
  }));
  await tables(ctx.tx)
    .insertInto('task.support')
    .values(rows)
    .onConflict((clash) => clash.columns(['tenant_id', 'task_id', 'unit_id']).doUpdateSet({ is_withdrawn: false }))
    .execute();
}

/** The supporting units of a task. */
export async function supportOf(ctx: Ctx, taskId: string): Promise<string[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('task.support')
    .select('unit_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', taskId)
    .where('is_withdrawn', '=', false)
    .orderBy('unit_id')
    .execute();
  return rows.map(({ unit_id: unitId }) => unitId);
}

/** The evidence of a task that was not withdrawn, oldest first. */
export const evidenceOf = (ctx: Ctx, taskId: string): Promise<EvidenceRow[]> =>
  tables(ctx.tx)
    .selectFrom('task.evidence')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('task_id', '=', taskId)
    .where('is_withdrawn', '=', false)
    .orderBy('evidence_id')
    .execute();

/** How many parts of a task there are, and how many were accepted: its progress, computed and never typed. */
export async function partsOf(ctx: Ctx, taskId: string): Promise<{ readonly done: number; readonly total: number }> {
  const row = await tables(ctx.tx)
    .selectFrom('task.task')
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`(count(*) filter (where state = 'done'))::int`.as('done'),
    ])
    .where('tenant_id', '=', ctx.tenantId)
    .where('parent_id', '=', taskId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  return { done: row?.done ?? 0, total: row?.total ?? 0 };
}

/** How the task `t` stands on a day, in SQL: never stored, because it changes with the day. */
export const standingOn = (day: string): RawBuilder<Standing> => sql<Standing>`
  case when t.state = 'cancelled' then 'cancelled'
    when t.state = 'proposed' then 'proposed'
    when t.state = 'done' and t.submitted_on <= t.due_on then 'on_time'
    when t.state = 'done' then 'late'
    when t.due_on >= ${day}::date then 'running'
    when t.state = 'submitted' and t.submitted_on <= t.due_on then 'awaiting'
    else 'overdue' end`;
