import { sql } from 'kysely';
import type { Ctx } from '../../../usecase/index.ts';
import { tables } from '../document.tables.ts';
import { orderDelivery, putMessage, supersede } from './message.sql.ts';

/**
 * A document, or what it asks, has changed: every committee below that was asked by it (of these units, where they are
 * named) and every one above that was answered with it is told anew how it stands now, and gets the files it has not got.
 * Orders nothing when there is none.
 */
export async function orderSending(ctx: Ctx, documentId: string, unitIds?: readonly string[]): Promise<void> {
  const below = await housesAsked(ctx, documentId, unitIds);
  const above = unitIds === undefined ? await housesAnswered(ctx, documentId) : [];
  const houses = [...new Set([...below, ...above])];
  for (const toTenantId of houses) await tellOf(ctx, toTenantId, documentId);
  if (houses.length > 0) await orderDelivery(ctx);
}

async function tellOf(ctx: Ctx, toTenantId: string, documentId: string): Promise<void> {
  await putMessage(ctx, { toTenantId, kind: 'document', subjectId: documentId, documentId });
  await orderFiles(ctx, toTenantId, documentId);
}

/** The tenants of the units that a document asks something of; never the one from which it came. */
async function housesAsked(ctx: Ctx, documentId: string, unitIds?: readonly string[]): Promise<string[]> {
  const among = unitIds === undefined ? sql`true` : sql`o.unit_id = any(${[...unitIds]}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    select distinct s.child_tenant_id as id from document.subordinate s
      join document.obligation o on o.tenant_id = s.tenant_id and o.unit_id = s.unit_id
    where s.tenant_id = ${ctx.tenantId} and o.document_id = ${documentId} and ${among}
      and not exists (select from document.inbound i where i.tenant_id = s.tenant_id
        and i.document_id = o.document_id and i.from_tenant_id = s.child_tenant_id)
    order by 1`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}

/** The tenants that asked for what a document answers, or were told of it when it did. */
async function housesAnswered(ctx: Ctx, documentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.from_tenant_id as id from document.receipt r
      join document.obligation o on o.tenant_id = r.tenant_id and o.obligation_id = r.obligation_id
    where r.tenant_id = ${ctx.tenantId} and o.own_document_id = ${documentId}
    union select m.to_tenant_id from document.message m
    where m.tenant_id = ${ctx.tenantId} and m.kind = 'document' and m.subject_id = ${documentId}
      and exists (select from document.receipt r where r.tenant_id = m.tenant_id and r.from_tenant_id = m.to_tenant_id)
    order by 1`.execute(ctx.tx);
  return rows.map(({ id }) => id);
}

async function orderFiles(ctx: Ctx, toTenantId: string, documentId: string): Promise<void> {
  const { rows } = await sql<{ id: string; is_withdrawn: boolean; is_ordered: boolean }>`
    select a.attachment_id as id, a.is_withdrawn, exists (select from document.message m
      where m.tenant_id = a.tenant_id and m.to_tenant_id = ${toTenantId} and m.kind = 'file'
        and m.subject_id = a.attachment_id) as is_ordered
    from document.attachment a where a.tenant_id = ${ctx.tenantId} and a.document_id = ${documentId}
    order by a.attachment_id`.execute(ctx.tx);
  for (const { id, is_withdrawn: isWithdrawn, is_ordered: isOrdered } of rows) {
    const thread = { toTenantId, kind: 'file', subjectId: id } as const;
    if (isWithdrawn) await supersede(ctx, thread);
    else if (!isOrdered) await putMessage(ctx, { ...thread, documentId });
  }
}

/**
 * A unit has answered, or taken its answer back: whoever above asked is told, and of a document that answers gets the line
 * and the files too, once; later changes of it go by {@link orderSending}. Orders nothing when the obligation came from
 * nowhere.
 */
export async function orderAnswer(ctx: Ctx, obligationId: string): Promise<void> {
  const asked = await tables(ctx.tx)
    .selectFrom('document.receipt as r')
    .innerJoin('document.obligation as o', (join) =>
      join.onRef('o.tenant_id', '=', 'r.tenant_id').onRef('o.obligation_id', '=', 'r.obligation_id'),
    )
    .select(['r.from_tenant_id as toTenantId', 'o.document_id as documentId', 'o.own_document_id as ownId'])
    .distinct()
    .where('r.tenant_id', '=', ctx.tenantId)
    .where('r.obligation_id', '=', obligationId)
    .execute();
  for (const { toTenantId, documentId, ownId } of asked) {
    await putMessage(ctx, { toTenantId, documentId, kind: 'answer', subjectId: obligationId });
    if (ownId !== null && !(await wasToldOf(ctx, toTenantId, ownId))) await tellOf(ctx, toTenantId, ownId);
  }
  if (asked.length > 0) await orderDelivery(ctx);
}

async function wasToldOf(ctx: Ctx, toTenantId: string, documentId: string): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('document.message')
    .select('message_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('to_tenant_id', '=', toTenantId)
    .where('kind', '=', 'document')
    .where('subject_id', '=', documentId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether an obligation came from above: then only whoever asked lets off or takes back. */
export async function cameFromAbove(ctx: Ctx, obligationId: string): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('document.receipt')
    .select('sending_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('obligation_id', '=', obligationId)
    .executeTakeFirst();
  return row !== undefined;
}
