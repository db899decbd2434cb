import { invalid, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { CreateUnitInput } from '../unit.schema.ts';
import { isUnitCodeTaken, lockCommittee, nameColumns, unitOn } from '../unit.sql.ts';

/** Sets up a unit under another one, from a day on. */
export const createUnit = command({
  name: 'org.createUnit',
  http: 'POST /org/units',
  summary: 'Lập một đơn vị dưới một đơn vị khác, kể từ một ngày',
  input: CreateUnitInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayKeep(ctx.actor, 'org.createUnit');
    if (!permit) return forbidden('org.createUnit');
    await lockCommittee(ctx);
    const fields = await problemsOf(ctx, input);
    if (fields) return invalid(fields.field, fields.message);

    const unitId = timedId(ctx.now);
    const dated = { tenant_id: ctx.tenantId, unit_id: unitId, from_on: input.fromOn, to_on: null };
    const { code, kind, precedence } = input;
    const db = tables(ctx.tx);
    await db
      .insertInto('org.unit')
      .values({
        ...dated,
        code,
        kind,
        precedence,
        issuer_code: input.issuerCode ?? null,
        is_suspended: false,
        revision: 1,
      })
      .execute();
    await db
      .insertInto('org.unit_name')
      .values({ ...dated, ...nameColumns(input.name) })
      .execute();
    await db
      .insertInto('org.unit_parent')
      .values({ ...dated, parent_id: input.parentId })
      .execute();
    return ok({
      permit,
      value: { id: unitId, revision: 1 },
      event: { type: 'org.unit_created', subject: unitId, data: { ...input } },
    });
  },
});

async function problemsOf(
  ctx: Ctx,
  input: { code: string; kind: string; parentId: string; fromOn: string },
): Promise<{ field: string; message: string } | undefined> {
  if (!(await unitOn(ctx, input.parentId, input.fromOn))) {
    return { field: 'parentId', message: 'Đơn vị cấp trên không hoạt động vào ngày này' };
  }
  if (await isUnitCodeTaken(ctx, input.code)) return { field: 'code', message: 'Mã này đã dùng cho một đơn vị khác' };
  const kind = await tables(ctx.tx)
    .selectFrom('org.unit_kind')
    .select('code')
    .where('tenant_id', '=', ctx.tenantId)
    .where('code', '=', input.kind)
    .executeTakeFirst();
  return kind ? undefined : { field: 'kind', message: 'Chọn loại đơn vị trong danh sách' };
}
