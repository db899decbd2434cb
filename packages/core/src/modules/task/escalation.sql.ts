import type { Ctx } from '../../usecase/index.ts';
import { tables } from './task.tables.ts';

/** A step of the rule: after so many days overdue the task is brought before these heads. */
export interface EscalationStep {
  readonly daysAfter: number;
  readonly broughtTo: 'unit_head' | 'parent_head';
}

/** What holds until the leadership sets a rule of its own. */
export const DEFAULT_RULE: readonly EscalationStep[] = [
  { daysAfter: 1, broughtTo: 'unit_head' },
  { daysAfter: 7, broughtTo: 'parent_head' },
];

/** The rule of this committee, the soonest step first. */
export async function escalationRule(ctx: Ctx): Promise<readonly EscalationStep[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('task.escalation')
    .select(['days_after as daysAfter', 'brought_to as broughtTo'])
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('step')
    .execute();
  return rows.length > 0 ? rows : DEFAULT_RULE;
}

/** Sets the rule as a whole. */
export async function keepEscalationRule(ctx: Ctx, steps: readonly EscalationStep[]): Promise<void> {
  await tables(ctx.tx).deleteFrom('task.escalation').where('tenant_id', '=', ctx.tenantId).execute();
  const rows = steps.map(({ daysAfter, broughtTo }, n) => ({
    ...{ tenant_id: ctx.tenantId, step: n + 1, days_after: daysAfter, brought_to: broughtTo },
  }));
  await tables(ctx.tx).insertInto('task.escalation').values(rows).execute();
}
