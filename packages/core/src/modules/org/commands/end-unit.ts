import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { EndUnitInput } from '../unit.schema.ts';
import { lockCommittee, lockUnit, stillIn } from '../unit.sql.ts';

/** Dissolves a unit from a day on. Refused while units, members or posts still hang on it; the record stays. */
export const endUnit = command({
  name: 'org.endUnit',
  http: 'POST /org/units/{unitId}/end',
  summary: 'Kết thúc hoạt động của đơn vị kể từ một ngày; hồ sơ được giữ lại',
  input: EndUnitInput,
  output: Changed,
  async run(ctx, { unitId, toOn, reason }) {
    const permit = mayKeep(ctx.actor, 'org.endUnit');
    if (!permit) return forbidden('org.endUnit');
    const committee = await lockCommittee(ctx);
    const before = await lockUnit(ctx, unitId);
    if (!before) return missing('unit');
    if (committee?.root_unit_id === unitId) return conflict('Không kết thúc được đơn vị gốc của đảng bộ.');
    if (before.to_on !== null) return conflict('Đơn vị này đã kết thúc.');
    if (toOn < before.from_on) return invalid('toOn', 'Ngày kết thúc trước ngày thành lập');
    const left = await stillIn(ctx, unitId, toOn);
    if (left.children + left.members + left.posts > 0) {
      return conflict(
        `Còn ${left.children} đơn vị trực thuộc, ${left.members} đảng viên, ${left.posts} chức danh. ` +
          'Hãy chuyển hoặc kết thúc trước.',
      );
    }
    await keepBefore(ctx, { kind: 'unit', id: unitId, before }, reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.unit')
      .set({ to_on: toOn, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('unit_id', '=', unitId)
      .execute();
    return ok({
      permit,
      value: { id: unitId, revision },
      event: { type: 'org.unit_ended', subject: unitId, data: { toOn, reason } },
    });
  },
});
