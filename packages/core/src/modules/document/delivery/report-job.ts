import { fail, ok } from '../../../kernel/index.ts';
import { perform, type Ctx, type JobKind, type SystemActor } from '../../../usecase/index.ts';
import { tables } from '../document.tables.ts';
import { answers } from './answers.views.ts';
import { hear } from './hear.ts';

/** The name of the job that carries an answer to the tenant above. */
export const REPORT = 'document.report';

/** Orders a report of what was just answered, when it had come from another tenant; else does nothing. */
export async function orderReport(ctx: Ctx, obligationId: string): Promise<void> {
  const received = await tables(ctx.tx)
    .selectFrom('document.receipt')
    .select('sending_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('obligation_id', '=', obligationId)
    .executeTakeFirst();
  if (!received) return;
  const requestedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : 'system';
  await ctx.jobs.enqueue(ctx, { name: REPORT, input: { obligationId }, requestedBy });
}

/** Carries an answer up. Repeated, it says the same answer to the same obligation: nothing is doubled. */
export const reportJob: JobKind = {
  name: REPORT,
  async run({ app, actor, input, progress }) {
    const said = await perform(app, actor, answers, { obligationId: input['obligationId'] });
    if (!said.ok) return said;
    for (const { toTenantId, obligationId, answer } of said.value.upward) {
      const above: SystemActor = { kind: 'system', tenantId: toTenantId, job: REPORT };
      const heard = await perform(app, above, hear, { obligationId, fromTenantId: actor.tenantId, answer });
      if (!heard.ok) return fail(heard.fault);
      await progress({ done: 1 });
    }
    return ok({ message: 'Đã báo kết quả triển khai lên cấp trên.' });
  },
};
