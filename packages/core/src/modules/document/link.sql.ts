import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import type { LinkKind } from './link-kinds.ts';

/** Whether links of one kind lead from one document to another, over any number of steps. */
export async function leadsTo(
  ctx: Ctx,
  { fromId, toId, kind }: { readonly fromId: string; readonly toId: string; readonly kind: LinkKind },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive reached (id) as (
      select ${fromId}::uuid
      union
      select l.to_id from document.link l join reached r on l.from_id = r.id
      where l.tenant_id = ${ctx.tenantId} and l.kind = ${kind} and not l.is_withdrawn
    )
    select exists (select from reached where id = ${toId}::uuid) as found`.execute(ctx.tx);
  return rows[0]?.found ?? false;
}

/** The symbol at the other end of a link that a document issued on `day` would contradict: later above, or earlier below. */
export async function contraryLink(ctx: Ctx, documentId: string, day: string): Promise<string | undefined> {
  const { rows } = await sql<{ symbol: string }>`
    select o.symbol from document.link l
      join document.document o on o.tenant_id = l.tenant_id
        and o.document_id = case when l.from_id = ${documentId}::uuid then l.to_id else l.from_id end
      where l.tenant_id = ${ctx.tenantId} and not l.is_withdrawn
        and ((l.from_id = ${documentId}::uuid and o.issued_on > ${day}::date)
          or (l.to_id = ${documentId}::uuid and o.issued_on < ${day}::date))
      order by o.issued_on limit 1`.execute(ctx.tx);
  return rows[0]?.symbol;
}
