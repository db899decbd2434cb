import { conflict, invalid, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeepPost } from '../org.policy.ts';
import { forbidden, isOutdated, missing, outdated } from '../org.refusals.ts';
import { tables, type HoldingRow, type PostRow } from '../org.tables.ts';
import { CorrectHoldingInput, EndHoldingInput } from '../post.schema.ts';
import { clashOf } from '../post-clash.ts';
import { holdingsOfPost, holdingWithPost } from '../post.sql.ts';

/** Ends a post-holding: from `toOn` on the powers are gone, on the next request. Only ever shortens. */
export const endHolding = command({
  name: 'org.endHolding',
  http: 'POST /org/holdings/{holdingId}/end',
  summary: 'Kết thúc việc giữ chức danh kể từ một ngày; quyền mất ngay từ ngày đó',
  input: EndHoldingInput,
  output: Changed,
  async run(ctx, { holdingId, toOn, reason }) {
    const { before, touched } = await holdingWithPost(ctx, holdingId);
    const permit = mayKeepPost(ctx.actor, 'org.endHolding', touched);
    if (!permit) return forbidden('org.endHolding');
    if (!before) return missing('holding');
    if (toOn < before.from_on) return invalid('toOn', 'Ngày thôi giữ trước ngày bắt đầu');
    if (before.to_on !== null && before.to_on <= toOn) return conflict('Việc giữ chức này đã kết thúc trước ngày đó.');
    await keepBefore(ctx, { kind: 'holding', id: holdingId, before }, reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.holding')
      .set({ to_on: toOn, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('holding_id', '=', holdingId)
      .execute();
    return ok({
      permit,
      value: { id: holdingId, revision },
      event: { type: 'org.holding_ended', subject: holdingId, data: { personId: before.person_id, toOn, reason } },
    });
  },
});

/** Corrects the first day or the mode of a holding that was written down wrongly. */
export const correctHolding = command({
  name: 'org.correctHolding',
  http: 'PUT /org/holdings/{holdingId}',
  summary: 'Sửa ngày bắt đầu hoặc hình thức giữ chức, có lý do',
  input: CorrectHoldingInput,
  output: Changed,
  async run(ctx, input) {
    const { before, post, touched } = await holdingWithPost(ctx, input.holdingId);
    const permit = mayKeepPost(ctx.actor, 'org.correctHolding', touched);
    if (!permit) return forbidden('org.correctHolding');
    if (!before || !post) return missing('holding');
    if (isOutdated(input.revision, before)) return outdated();
    const after = { ...before, from_on: input.fromOn ?? before.from_on, mode: input.mode ?? before.mode };
    const sound = await checkedAfter(ctx, post, after);
    if (!sound.ok) return sound;
    await keepBefore(ctx, { kind: 'holding', id: input.holdingId, before }, input.reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.holding')
      .set({ from_on: after.from_on, mode: after.mode, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('holding_id', '=', input.holdingId)
      .execute();
    return ok({
      permit,
      value: { id: input.holdingId, revision },
      event: { type: 'org.holding_corrected', subject: input.holdingId, data: { ...input } },
    });
  },
});

async function checkedAfter(ctx: Ctx, post: PostRow, after: HoldingRow): Promise<Result<undefined>> {
  if (after.from_on < post.from_on) return invalid('fromOn', 'Chức danh chưa có vào ngày này');
  if (after.to_on !== null && after.to_on < after.from_on) return invalid('fromOn', 'Ngày bắt đầu sau ngày thôi giữ');
  const others = await holdingsOfPost(ctx, post.post_id, after.from_on);
  return clashOf(post, after, others);
}
