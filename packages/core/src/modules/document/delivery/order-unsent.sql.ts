import { sql } from 'kysely';
import type { Ctx } from '../../../usecase/index.ts';
import { orderAnswer, orderSending } from './order-sending.sql.ts';
import { reopenAnswered } from './reopen.ts';

/** Orders everything that a joined unit was asked and was never sent, taken back or let off or not; answers how many times. */
export async function orderUnsent(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ document_id: string; unit_id: string }>`
    select distinct o.document_id, o.unit_id from document.subordinate s
      join document.obligation o on o.tenant_id = s.tenant_id and o.unit_id = s.unit_id
    where s.tenant_id = ${ctx.tenantId} and not exists (select from document.message m
      where m.tenant_id = s.tenant_id and m.to_tenant_id = s.child_tenant_id and m.kind = 'document'
        and m.subject_id = o.document_id)
    order by 1, 2`.execute(ctx.tx);
  for (const { document_id: documentId, unit_id: unitId } of rows) await orderSending(ctx, documentId, [unitId]);
  return rows.length;
}

/** Orders every answer whose document was never told above: given before answers told it; answers how many. */
export async function orderUntold(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ obligation_id: string }>`
    select distinct o.obligation_id from document.receipt r
      join document.obligation o on o.tenant_id = r.tenant_id and o.obligation_id = r.obligation_id
    where r.tenant_id = ${ctx.tenantId} and o.own_document_id is not null and not exists (select from document.message m
      where m.tenant_id = r.tenant_id and m.to_tenant_id = r.from_tenant_id and m.kind = 'document'
        and m.subject_id = o.own_document_id)
    order by 1`.execute(ctx.tx);
  for (const { obligation_id: obligationId } of rows) await orderAnswer(ctx, obligationId);
  return rows.length;
}

/** Opens what was answered with a document that had been taken back before that opened it by itself; answers how many. */
export async function reopenRecalled(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ document_id: string }>`
    select distinct d.document_id from document.obligation o
      join document.document d on d.tenant_id = o.tenant_id and d.document_id = o.own_document_id
    where o.tenant_id = ${ctx.tenantId} and d.withdrawn_on is not null order by 1`.execute(ctx.tx);
  let reopened = 0;
  for (const { document_id: documentId } of rows) reopened += await reopenAnswered(ctx, documentId);
  return reopened;
}
