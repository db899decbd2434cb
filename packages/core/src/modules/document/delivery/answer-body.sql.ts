import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../usecase/index.ts';
import type { DocumentRow, MessageRow } from '../document.tables.ts';
import { withdrawalOf } from '../withdrawal.ts';
import type { Answer, MessageBody } from './delivery.schema.ts';

/** How this house has answered an obligation that came from above, as a message to whoever asked. */
export async function answerBody(
  ctx: Ctx,
  { to_tenant_id: toTenantId, subject_id: subjectId, version }: MessageRow,
): Promise<z.input<typeof MessageBody>> {
  const row = await answeredRow(ctx, subjectId, toTenantId);
  const answer = row && answerIn(row);
  if (!row || answer === undefined) return { kind: 'over' };
  const heard = { obligationId: row.sending_id, fromTenantId: ctx.tenantId, version, answer };
  return { kind: 'answer', toTenantId, heard };
}

interface AnsweredRow extends Pick<DocumentRow, 'withdrawn_on' | 'withdrawn_by' | 'withdrawn_because'> {
  readonly sending_id: string;
  readonly document_id: string | null;
  readonly symbol: string | null;
  readonly issued_on: string | null;
  readonly title: string | null;
  readonly code: string | null;
  readonly done_on: string | null;
  readonly done_how: string;
}
async function answeredRow(ctx: Ctx, obligationId: string, toTenantId: string): Promise<AnsweredRow | undefined> {
  const { rows } = await sql<AnsweredRow>`
    select r.sending_id, d.document_id, d.symbol, d.issued_on, d.title, d.withdrawn_on, d.withdrawn_by, d.withdrawn_because,
      i.code, o.done_on, o.done_how
    from document.receipt r
      join document.obligation o on o.tenant_id = r.tenant_id and o.obligation_id = r.obligation_id
      left join document.document d on d.tenant_id = o.tenant_id and d.document_id = coalesce(o.own_document_id, o.recalled_document_id)
      left join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id
    where r.tenant_id = ${ctx.tenantId} and r.obligation_id = ${obligationId} and r.from_tenant_id = ${toTenantId}
    order by r.sending_id limit 1`.execute(ctx.tx);
  return rows[0];
}

function answerIn(row: AnsweredRow): Answer | undefined {
  const { document_id: sourceId, symbol, issued_on: issuedOn, title, code, done_on: doneOn, done_how: how } = row;
  if (doneOn !== null) return { kind: 'otherwise', doneOn, how };
  if (sourceId === null || symbol === null || issuedOn === null || title === null || code === null) return undefined;
  const withdrawal = withdrawalOf(row);
  return { kind: 'document', symbol, issuedOn, title, code, sourceId, ...(withdrawal && { withdrawal }) };
}
