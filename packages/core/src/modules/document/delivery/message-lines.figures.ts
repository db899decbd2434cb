import { sql } from 'kysely';
import type { Ctx } from '../../../usecase/index.ts';
import type { MessageLine } from './delivery.schema.ts';

/** Which messages: of one document, those that have not arrived, or the last of all. */
export type Among = { readonly documentId: string } | { readonly isOpen: true; readonly limit: number };

/**
 * Messages as they are shown, the newest of each thing to each committee; those put out of use by a newer one are left out.
 * A committee below goes by the name of its unit, one above by its own.
 */
export async function messageLines(ctx: Ctx, among: Among): Promise<MessageLine[]> {
  const chosen =
    'documentId' in among
      ? sql`m.document_id = ${among.documentId}`
      : sql`m.state in ('waiting', 'refused', 'given_up')`;
  const limit = 'documentId' in among ? sql`` : sql`limit ${among.limit}`;
  const { rows } = await sql<MessageLine>`
    select m.message_id as "messageId", m.kind, m.document_id as "documentId", m.subject_id as "subjectId", d.symbol,
      case m.kind when 'document' then d.symbol
        when 'file' then coalesce((select a.name from document.attachment a
          where a.tenant_id = m.tenant_id and a.attachment_id = m.subject_id), '')
        else coalesce((select o.required_type || ': ' || o.task from document.obligation o
          where o.tenant_id = m.tenant_id and o.obligation_id = m.subject_id), '') end as about,
      coalesce(
        (select n.name from document.subordinate s join org.unit_name n on n.tenant_id = s.tenant_id and n.unit_id = s.unit_id
          where s.tenant_id = m.tenant_id and s.child_tenant_id = m.to_tenant_id order by n.from_on desc limit 1),
        (select i.from_name from document.inbound i
          where i.tenant_id = m.tenant_id and i.from_tenant_id = m.to_tenant_id order by i.changed_at desc limit 1),
        (select t.name from platform.tenant t where t.tenant_id = m.to_tenant_id), '') as "toName",
      exists (select from document.receipt r
        where r.tenant_id = m.tenant_id and r.from_tenant_id = m.to_tenant_id) as "isUp",
      m.state, m.tries, m.why, m.made_at as "madeAt", m.next_at as "nextAt", m.ended_at as "endedAt"
    from document.message m
      join document.document d on d.tenant_id = m.tenant_id and d.document_id = m.document_id
    where m.tenant_id = ${ctx.tenantId} and m.state <> 'superseded' and ${chosen}
      and not exists (select from document.message newer where newer.tenant_id = m.tenant_id
        and newer.to_tenant_id = m.to_tenant_id and newer.kind = m.kind and newer.subject_id = m.subject_id
        and newer.version > m.version)
    order by "toName", m.document_id, m.kind, m.made_at, m.message_id ${limit}`.execute(ctx.tx);
  return rows;
}
