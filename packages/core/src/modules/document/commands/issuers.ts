import { searchKeys } from '@guong/vietnamese';
import { invalid, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { unitOn } from '../../org/index.ts';
import { dayOf } from '../../../kernel/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { AddIssuerInput, Made } from '../document.schema.ts';
import { tables } from '../document.tables.ts';

/** Adds a body that issues documents: a unit of ours, a superior, or somebody else. */
export const addIssuer = command({
  name: 'document.addIssuer',
  http: 'POST /documents/issuers',
  summary: 'Thêm một cơ quan ban hành văn bản',
  input: AddIssuerInput,
  output: Made,
  async run(ctx, { code, name, unitId, isSuperior }) {
    const permit = mayKeepRegister(ctx.actor, 'document.addIssuer');
    if (!permit) return forbidden('document.addIssuer');
    if (unitId !== undefined && isSuperior) return invalid('isSuperior', 'Đơn vị của mình không phải là cấp trên');
    if (unitId !== undefined && !(await isUnit(ctx, unitId))) return invalid('unitId', 'Không có đơn vị này');
    const id = timedId(ctx.now);
    const added = await tables(ctx.tx)
      .insertInto('document.issuer')
      .values({
        tenant_id: ctx.tenantId,
        issuer_id: id,
        code,
        name,
        name_key: searchKeys(name).canon,
        unit_id: unitId ?? null,
        is_superior: isSuperior,
      })
      .onConflict((clash) => clash.columns(['tenant_id', 'name_key']).doNothing())
      .returning('issuer_id')
      .executeTakeFirst();
    if (!added) return invalid('name', 'Cơ quan ban hành này đã có trong danh sách');
    return ok({ permit, value: { id }, event: { type: 'document.issuer_added', subject: id, data: { code, name } } });
  },
});

const isUnit = async (ctx: Ctx, unitId: string): Promise<boolean> =>
  (await unitOn(ctx, unitId, dayOf(ctx.now))) !== undefined;
