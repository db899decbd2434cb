import { conflict, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { mayConfirmSuccession } from '../org.policy.ts';
import { forbidden, isOutdated, missing, outdated } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { carryOut } from '../carry-out-succession.ts';
import { ConfirmSuccessionInput, type SuccessionKind } from '../succession.schema.ts';
import { linksOf, lockSuccession, unitsNotWorking } from '../succession.sql.ts';
import { lockCommittee } from '../unit.sql.ts';

/** Confirms a succession and carries it out: units end, their members, cells and posts go where it says. */
export const confirmSuccession = command({
  name: 'org.confirmSuccession',
  http: 'POST /org/successions/{successionId}/confirmation',
  summary: 'Xác nhận việc kế thừa và thực hiện: đơn vị cũ kết thúc, đảng viên chuyển theo',
  input: ConfirmSuccessionInput,
  output: Changed,
  async run(ctx, { successionId, revision: seen }) {
    const permit = mayConfirmSuccession(ctx.actor, 'org.confirmSuccession');
    if (!permit) return forbidden('org.confirmSuccession');
    const committee = await lockCommittee(ctx);
    const before = await lockSuccession(ctx, successionId);
    if (!before || !committee) return missing('succession');
    if (before.state !== 'draft') return conflict('Việc kế thừa này đã được xác nhận.');
    if (isOutdated(seen, before)) return outdated();
    const shape = await shapeOf(ctx, before);
    if ((await unitsNotWorking(ctx, shape, before.effective_on)).length > 0) {
      return conflict('Có đơn vị không còn hoạt động vào ngày hiệu lực. Hãy soạn lại.');
    }
    const carried = await carryOut(ctx, shape, committee.root_unit_id);
    if (!carried.ok) return carried;
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.succession')
      .set({ state: 'confirmed', revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('succession_id', '=', successionId)
      .execute();
    return ok({
      permit,
      value: { id: successionId, revision },
      event: { type: 'org.succession_confirmed', subject: successionId, data: { ...shape, ...carried.value } },
    });
  },
});

interface Head {
  readonly succession_id: string;
  readonly kind: SuccessionKind;
  readonly new_name: string | null;
  readonly effective_on: string;
}
const shapeOf = async (ctx: Ctx, head: Head) => ({
  kind: head.kind,
  links: await linksOf(ctx, head.succession_id),
  newName: head.new_name ?? undefined,
  effectiveOn: head.effective_on,
});
