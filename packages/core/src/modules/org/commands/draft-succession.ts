import { invalid, ok, timedId } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { shapeProblem } from '../succession-rules.ts';
import { DraftSuccessionInput } from '../succession.schema.ts';
import { unitsNotWorking } from '../succession.sql.ts';

/** Writes down, from a decision, which units follow which. Nothing happens before the leadership confirms it. */
export const draftSuccession = command({
  name: 'org.draftSuccession',
  http: 'POST /org/successions',
  summary: 'Soạn việc sáp nhập, chia tách, đổi tên hoặc chuyển một phần đơn vị theo quyết định',
  input: DraftSuccessionInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayKeep(ctx.actor, 'org.draftSuccession');
    if (!permit) return forbidden('org.draftSuccession');
    const problem = shapeProblem(input);
    if (problem) return invalid(problem.field, problem.message);
    if ((await unitsNotWorking(ctx, input, input.effectiveOn)).length > 0) {
      return invalid('links', 'Có đơn vị không hoạt động vào ngày hiệu lực');
    }
    const successionId = timedId(ctx.now);
    const db = tables(ctx.tx);
    await db
      .insertInto('org.succession')
      .values({
        tenant_id: ctx.tenantId,
        succession_id: successionId,
        kind: input.kind,
        effective_on: input.effectiveOn,
        decision_symbol: input.decisionSymbol,
        decided_on: input.decidedOn,
        new_name: input.newName ?? null,
        state: 'draft',
        revision: 1,
      })
      .execute();
    await db
      .insertInto('org.succession_link')
      .values(
        input.links.map((link) => ({
          tenant_id: ctx.tenantId,
          succession_id: successionId,
          from_unit_id: link.fromUnitId,
          to_unit_id: link.toUnitId,
          share_bp: link.shareBasisPoints,
        })),
      )
      .execute();
    return ok({
      permit,
      value: { id: successionId, revision: 1 },
      event: { type: 'org.succession_drafted', subject: successionId, data: { ...input } },
    });
  },
});
