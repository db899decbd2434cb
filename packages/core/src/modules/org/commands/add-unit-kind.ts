import { z } from 'zod';
import { invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { AddUnitKindInput } from '../unit.schema.ts';

/** Adds a kind of unit to the committee's own list. */
export const addUnitKind = command({
  name: 'org.addUnitKind',
  http: 'POST /org/unit-kinds',
  summary: 'Thêm một loại đơn vị vào danh mục',
  input: AddUnitKindInput,
  output: z.object({ code: z.string() }),
  async run(ctx, { code, name, precedence, takesMembers }) {
    const permit = mayKeep(ctx.actor, 'org.addUnitKind');
    if (!permit) return forbidden('org.addUnitKind');
    const added = await tables(ctx.tx)
      .insertInto('org.unit_kind')
      .values({ tenant_id: ctx.tenantId, code, name, precedence, takes_members: takesMembers })
      .onConflict((clash) => clash.columns(['tenant_id', 'code']).doNothing())
      .returning('code')
      .executeTakeFirst();
    if (!added) return invalid('code', 'Mã loại đơn vị này đã có');
    return ok({
      permit,
      value: { code },
      event: { type: 'org.unit_kind_added', subject: code, data: { name, takesMembers } },
    });
  },
});
