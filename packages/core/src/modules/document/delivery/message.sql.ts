import { sql } from 'kysely';
import { timedId } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { tables, type MessageRow } from '../document.tables.ts';
import type { MessageKind } from './delivery.schema.ts';

/** The name of the job that carries what waits to other committees. */
export const DELIVER = 'document.deliver';

/** Orders a delivery inside the transaction that made something to deliver: a rollback leaves none. */
export async function orderDelivery(ctx: Ctx, afterSeconds?: number): Promise<void> {
  const requestedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : 'system';
  const order = { name: DELIVER, input: {}, requestedBy };
  await ctx.jobs.enqueue(ctx, afterSeconds === undefined ? order : { ...order, afterSeconds });
}

/** The thing that messages to one committee are about: each message of it is newer than the one before. */
export interface Thread {
  readonly toTenantId: string;
  readonly kind: MessageKind;
  readonly subjectId: string;
  readonly documentId: string;
}

/** Puts a new message about a thing into the outbox; those before it that have not arrived are out of use. */
export async function putMessage(ctx: Ctx, { toTenantId, kind, subjectId, documentId }: Thread): Promise<void> {
  await supersede(ctx, { toTenantId, kind, subjectId });
  await sql`insert into document.message (tenant_id, message_id, to_tenant_id, kind, subject_id, document_id, version,
      state, tries, why, made_at, next_at)
    select ${ctx.tenantId}, ${timedId(ctx.now)}, ${toTenantId}, ${kind}, ${subjectId}, ${documentId},
      coalesce(max(version), 0) + 1, 'waiting', 0, '', ${ctx.now}, ${ctx.now}
    from document.message where tenant_id = ${ctx.tenantId} and to_tenant_id = ${toTenantId} and kind = ${kind}
      and subject_id = ${subjectId}`.execute(ctx.tx);
}

/** What was said of a thing and has not arrived is no longer carried. */
export async function supersede(ctx: Ctx, { toTenantId, kind, subjectId }: Omit<Thread, 'documentId'>): Promise<void> {
  await tables(ctx.tx)
    .updateTable('document.message')
    .set({ state: 'superseded', next_at: null, ended_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('to_tenant_id', '=', toTenantId)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('state', 'in', ['waiting', 'refused', 'given_up'])
    .execute();
}

/** A message of this tenant. */
export const messageById = (ctx: Ctx, messageId: string): Promise<MessageRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.message')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();

/** A message of this tenant, locked for its outcome. */
export const lockMessage = (ctx: Ctx, messageId: string): Promise<MessageRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.message')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('message_id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
