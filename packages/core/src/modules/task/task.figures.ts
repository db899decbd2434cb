import { sql } from 'kysely';
import { dayOf } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { taskQuery } from './find.views.ts';
import type { Roster } from './posts.ts';
import type { Asked } from './task.schema.ts';
import { standingOn } from './task.sql.ts';
import type { Standing } from './task.states.ts';
import { tables } from './task.tables.ts';

/** Of which days of being due a figure speaks. */
export interface Period {
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
}
/** How many tasks of one unit stand how. */
export interface Count {
  readonly unitId: string;
  readonly standing: Standing;
  readonly count: number;
}

/** Counts the tasks due in a period by unit and standing; proposed and cancelled ones are nobody's debt and not counted. */
export async function countTasksByUnit(ctx: Ctx, { dueFrom, dueTo }: Period): Promise<Count[]> {
  let query = tables(ctx.tx)
    .selectFrom('task.task as t')
    .select(['t.unit_id as unitId', standingOn(dayOf(ctx.now)).as('standing'), sql<number>`count(*)::int`.as('count')])
    .where('t.tenant_id', '=', ctx.tenantId)
    .where('t.state', 'not in', ['proposed', 'cancelled'])
    .where('t.unit_id', 'is not', null)
    .groupBy(['t.unit_id', 'standing']);
  if (dueFrom !== undefined) query = query.where('t.due_on', '>=', dueFrom);
  if (dueTo !== undefined) query = query.where('t.due_on', '<=', dueTo);
  const rows = await query.execute();
  return rows.map(({ unitId, ...rest }) => ({ unitId: unitId ?? '', ...rest }));
}

/** The tasks behind a figure: exactly the rows that the list shows for the same question. */
export const taskRecords = (ctx: Ctx, roster: Roster, asked: Partial<Asked>) =>
  taskQuery(ctx, roster, asked).orderBy('t.number').execute();
