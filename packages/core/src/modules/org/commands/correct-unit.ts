import type { z } from 'zod';
import { invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, isOutdated, missing, outdated } from '../org.refusals.ts';
import { tables, type UnitRow } from '../org.tables.ts';
import { CorrectUnitInput } from '../unit.schema.ts';
import { isUnitCodeTaken, lockUnit, nameColumns } from '../unit.sql.ts';

/** Corrects what was typed wrongly. A real change of name is a succession of kind `rename`. */
export const correctUnit = command({
  name: 'org.correctUnit',
  http: 'PUT /org/units/{unitId}',
  summary: 'Sửa thông tin nhập sai của đơn vị, có lý do; giá trị cũ được giữ lại',
  input: CorrectUnitInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayKeep(ctx.actor, 'org.correctUnit');
    if (!permit) return forbidden('org.correctUnit');
    const before = await lockUnit(ctx, input.unitId);
    if (!before) return missing('unit');
    if (isOutdated(input.revision, before)) return outdated();
    const code = input.code ?? before.code;
    if (await isUnitCodeTaken(ctx, code, input.unitId)) return invalid('code', 'Mã này đã dùng cho một đơn vị khác');
    const nameBefore = await renameLatest(ctx, input.unitId, input.name);
    await keepBefore(ctx, { kind: 'unit', id: input.unitId, before: { ...before, name: nameBefore } }, input.reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.unit')
      .set({ ...changeOf(before, input), code, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('unit_id', '=', input.unitId)
      .execute();
    return ok({
      permit,
      value: { id: input.unitId, revision },
      event: { type: 'org.unit_corrected', subject: input.unitId, data: { ...input } },
    });
  },
});

const changeOf = (before: UnitRow, input: z.output<typeof CorrectUnitInput>) => ({
  precedence: input.precedence ?? before.precedence,
  issuer_code: input.issuerCode ?? before.issuer_code,
});

/** Corrects the spelling of the unit's latest name, if one is given; answers the name before. */
async function renameLatest(ctx: Ctx, unitId: string, name: string | undefined): Promise<string> {
  const db = tables(ctx.tx);
  const latest = await db
    .selectFrom('org.unit_name')
    .select(['from_on', 'name'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('unit_id', '=', unitId)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  if (name !== undefined) {
    await db
      .updateTable('org.unit_name')
      .set(nameColumns(name))
      .where('tenant_id', '=', ctx.tenantId)
      .where('unit_id', '=', unitId)
      .where('from_on', '=', latest.from_on)
      .execute();
  }
  return latest.name;
}
