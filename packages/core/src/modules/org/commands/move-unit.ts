import { conflict, invalid, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { endsAfter } from '../period.sql.ts';
import { isBelow, type ParentLink } from '../unit-tree.ts';
import { MoveUnitInput } from '../unit.schema.ts';
import { linkTo, lockCommittee, lockUnit, unitOn } from '../unit.sql.ts';

/** Puts a unit under another parent from a day on; the old parent stays on record. */
export const moveUnit = command({
  name: 'org.moveUnit',
  http: 'POST /org/units/{unitId}/parent',
  summary: 'Chuyển một đơn vị sang đơn vị cấp trên khác, kể từ một ngày',
  input: MoveUnitInput,
  output: Changed,
  async run(ctx, { unitId, parentId, fromOn }) {
    const permit = mayKeep(ctx.actor, 'org.moveUnit');
    if (!permit) return forbidden('org.moveUnit');
    const committee = await lockCommittee(ctx);
    const unit = await lockUnit(ctx, unitId);
    if (!unit) return missing('unit');
    if (committee?.root_unit_id === unitId) return conflict('Không chuyển được đơn vị gốc của đảng bộ.');
    const idle = await idleProblem(ctx, { unitId, parentId, fromOn });
    if (idle) return idle;
    const links = await linksAfter(ctx, fromOn);
    const own = links.filter((link) => link.unit_id === unitId);
    const problem = linkProblem(links, own, { unitId, parentId, fromOn });
    if (problem) return problem;
    await linkTo(ctx, { unitId, parentId, fromOn });
    return ok({
      permit,
      value: { id: unitId, revision: unit.revision },
      event: {
        type: 'org.unit_moved',
        subject: unitId,
        data: { parentId, fromOn, before: own.map((link) => link.parent_id) },
      },
    });
  },
});

interface Move {
  readonly unitId: string;
  readonly parentId: string;
  readonly fromOn: string;
}
async function idleProblem(ctx: Ctx, { unitId, parentId, fromOn }: Move): Promise<Result<never> | undefined> {
  if (!(await unitOn(ctx, unitId, fromOn))) return invalid('fromOn', 'Đơn vị không hoạt động vào ngày này');
  return (await unitOn(ctx, parentId, fromOn))
    ? undefined
    : invalid('parentId', 'Đơn vị cấp trên không hoạt động vào ngày này');
}

type Link = ParentLink & { readonly from_on: string };
function linkProblem(links: readonly Link[], own: readonly Link[], move: Move): Result<never> | undefined {
  if (isBelow(links, move.parentId, move.unitId)) {
    return invalid('parentId', 'Đơn vị cấp trên mới đang nằm dưới chính đơn vị này');
  }
  if (own.some((link) => link.from_on >= move.fromOn)) {
    return invalid('fromOn', 'Đã có lần chuyển từ ngày này hoặc muộn hơn; chọn ngày sau đó');
  }
  return own.some((link) => link.parent_id === move.parentId)
    ? conflict('Đơn vị đã thuộc đơn vị cấp trên này.')
    : undefined;
}

const linksAfter = (ctx: Ctx, day: string) =>
  tables(ctx.tx)
    .selectFrom('org.unit_parent')
    .select(['unit_id', 'parent_id', 'from_on'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(endsAfter('', day))
    .orderBy('from_on')
    .execute();
