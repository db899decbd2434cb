import { conflict, ok, type Permit, type Result } from '../../../kernel/index.ts';
import { command, type Ctx, type Done } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { PauseUnitInput } from '../unit.schema.ts';
import { lockUnit } from '../unit.sql.ts';

/** Suspends a unit: it stays in the tree, marked, until it is resumed or ended. */
export const suspendUnit = command({
  name: 'org.suspendUnit',
  http: 'POST /org/units/{unitId}/suspension',
  summary: 'Tạm dừng hoạt động của đơn vị, có lý do',
  input: PauseUnitInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayKeep(ctx.actor, 'org.suspendUnit');
    return permit ? setSuspended(ctx, permit, { ...input, isSuspended: true }) : forbidden('org.suspendUnit');
  },
});

/** Lets a suspended unit work again. */
export const resumeUnit = command({
  name: 'org.resumeUnit',
  http: 'POST /org/units/{unitId}/resumption',
  summary: 'Cho đơn vị hoạt động trở lại, có lý do',
  input: PauseUnitInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayKeep(ctx.actor, 'org.resumeUnit');
    return permit ? setSuspended(ctx, permit, { ...input, isSuspended: false }) : forbidden('org.resumeUnit');
  },
});

async function setSuspended<N extends string>(
  ctx: Ctx,
  permit: Permit<N>,
  { unitId, reason, isSuspended }: { unitId: string; reason: string; isSuspended: boolean },
): Promise<Result<Done<N, { id: string; revision: number }>>> {
  const before = await lockUnit(ctx, unitId);
  if (!before) return missing('unit');
  if (before.to_on !== null) return conflict('Đơn vị này đã kết thúc.');
  if (before.is_suspended === isSuspended) {
    return conflict(isSuspended ? 'Đơn vị này đã tạm dừng.' : 'Đơn vị này đang hoạt động.');
  }
  await keepBefore(ctx, { kind: 'unit', id: unitId, before }, reason);
  const revision = before.revision + 1;
  await tables(ctx.tx)
    .updateTable('org.unit')
    .set({ is_suspended: isSuspended, revision })
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .execute();
  const type = isSuspended ? 'org.unit_suspended' : 'org.unit_resumed';
  return ok({ permit, value: { id: unitId, revision }, event: { type, subject: unitId, data: { reason } } });
}
