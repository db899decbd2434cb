import { conflict, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { LinkInput, Made, WithdrawLinkInput } from '../document.schema.ts';
import { documentById, lockRegister } from '../document.sql.ts';
import { tables, type LinkRow } from '../document.tables.ts';
import type { LinkKind } from '../link-kinds.ts';
import { leadsTo } from '../link.sql.ts';

type Ends = Readonly<{ fromId: string; toId: string; kind: LinkKind }>;

/** Says what one document does to another. Refused when it would point at a later one or close a circle of its kind. */
export const link = command({
  name: 'document.link',
  http: 'POST /documents/links',
  summary: 'Liên kết hai văn bản: triển khai, hướng dẫn, sửa đổi, thay thế, bãi bỏ, căn cứ, tổng kết',
  input: LinkInput,
  output: Made,
  async run(ctx, input) {
    const permit = mayKeepRegister(ctx.actor, 'document.link');
    if (!permit) return forbidden('document.link');
    await lockRegister(ctx);
    const sound = await mayPoint(ctx, input);
    if (!sound.ok) return sound;
    const kept = await keepLink(ctx, input);
    if (!kept.ok) return kept;
    const { fromId, toId, kind } = input;
    const event = { type: 'document.linked', subject: fromId, data: { toId, kind } };
    return ok({ permit, value: { id: kept.value }, event });
  },
});

async function mayPoint(ctx: Ctx, ends: Ends): Promise<Result<null>> {
  if (ends.fromId === ends.toId) return invalid('toId', 'Văn bản không liên kết với chính nó');
  const [from, to] = [await documentById(ctx, ends.fromId), await documentById(ctx, ends.toId)];
  if (!from) return missing('document');
  if (!to) return invalid('toId', 'Không có văn bản này');
  if (from.issued_on < to.issued_on) {
    return invalid('toId', `${to.symbol} ban hành sau ${from.symbol}: hãy đổi chiều liên kết hoặc sửa ngày`);
  }
  if (await leadsTo(ctx, { fromId: ends.toId, toId: ends.fromId, kind: ends.kind })) {
    return invalid('toId', `Liên kết này khép thành vòng: ${to.symbol} đã dựa vào ${from.symbol}`);
  }
  return ok(null);
}

/** Writes the link, or takes back its withdrawal; answers its id. */
async function keepLink(ctx: Ctx, { fromId, toId, kind }: Ends): Promise<Result<string>> {
  const db = tables(ctx.tx);
  const before = await db
    .selectFrom('document.link')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('from_id', '=', fromId)
    .where('to_id', '=', toId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (before && !before.is_withdrawn) return conflict('Hai văn bản đã có liên kết này rồi.');
  if (before) return ok(await setWithdrawn(ctx, before, false));
  const linkId = timedId(ctx.now);
  await db
    .insertInto('document.link')
    .values({ tenant_id: ctx.tenantId, link_id: linkId, from_id: fromId, to_id: toId, kind, is_withdrawn: false })
    .execute();
  return ok(linkId);
}

async function setWithdrawn(ctx: Ctx, { link_id: linkId }: LinkRow, isWithdrawn: boolean): Promise<string> {
  await tables(ctx.tx)
    .updateTable('document.link')
    .set({ is_withdrawn: isWithdrawn })
    .where('tenant_id', '=', ctx.tenantId)
    .where('link_id', '=', linkId)
    .execute();
  return linkId;
}

/** Withdraws a link that was wrong; it stays in the table and in the journal with the reason. */
export const withdrawLink = command({
  name: 'document.withdrawLink',
  http: 'POST /documents/links/{linkId}/withdrawal',
  summary: 'Gỡ một liên kết ghi sai, có lý do',
  input: WithdrawLinkInput,
  output: Made,
  async run(ctx, { linkId, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.withdrawLink');
    if (!permit) return forbidden('document.withdrawLink');
    await lockRegister(ctx);
    const before = await tables(ctx.tx)
      .selectFrom('document.link')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('link_id', '=', linkId)
      .executeTakeFirst();
    if (!before) return missing('link');
    if (before.is_withdrawn) return conflict('Liên kết này đã được gỡ trước đó.');
    const id = await setWithdrawn(ctx, before, true);
    const { from_id: subject, to_id: toId, kind } = before;
    return ok({
      permit,
      value: { id },
      event: { type: 'document.link_withdrawn', subject, data: { toId, kind, reason } },
    });
  },
});
