import { conflict, invalid, ok, timedId, type Result } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { missing } from './document.refusals.ts';
import { documentById } from './document.sql.ts';
import { tables, type LinkRow } from './document.tables.ts';
import type { LinkKind } from './link-kinds.ts';
import { leadsTo } from './link.sql.ts';

/** The two documents of a link, and what the first does to the second. */
export type Ends = Readonly<{ fromId: string; toId: string; kind: LinkKind }>;

/** Whether a link may be written: both ends exist, the first is not the earlier, no circle of its kind closes. */
export async function mayPoint(ctx: Ctx, ends: Ends): Promise<Result<null>> {
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
export async function keepLink(ctx: Ctx, { fromId, toId, kind }: Ends): Promise<Result<string>> {
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

/** Withdraws a link, or takes its withdrawal back. */
export async function setWithdrawn(ctx: Ctx, { link_id: linkId }: LinkRow, isWithdrawn: boolean): Promise<string> {
  await tables(ctx.tx)
    .updateTable('document.link')
    .set({ is_withdrawn: isWithdrawn })
    .where('tenant_id', '=', ctx.tenantId)
    .where('link_id', '=', linkId)
    .execute();
  return linkId;
}
