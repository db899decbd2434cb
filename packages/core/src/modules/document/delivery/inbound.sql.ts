import type { Ctx } from '../../../usecase/index.ts';
import { tables, type InboundFileRow, type InboundRow } from '../document.tables.ts';
import type { Sending } from './delivery.schema.ts';

/** From which document of which tenant. */
export interface Source {
  readonly fromTenantId: string;
  readonly sourceId: string;
}

/** What this house knows of a document that came from another. */
export const inboundOf = (ctx: Ctx, { fromTenantId, sourceId }: Source): Promise<InboundRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.inbound')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('from_tenant_id', '=', fromTenantId)
    .where('source_id', '=', sourceId)
    .executeTakeFirst();

/** Keeps which version of a document was taken in as which document here; 0 of one that was only named so far. */
export async function keepInbound(
  ctx: Ctx,
  documentId: string,
  sending: Pick<Sending, 'fromTenantId' | 'sourceId' | 'fromName' | 'version'>,
): Promise<void> {
  const { fromTenantId, sourceId, fromName, version } = sending;
  const now = { from_name: fromName, version, changed_at: ctx.now };
  await tables(ctx.tx)
    .insertInto('document.inbound')
    .values({
      ...{ tenant_id: ctx.tenantId, from_tenant_id: fromTenantId, source_id: sourceId, document_id: documentId },
      ...{ ...now, received_at: ctx.now },
    })
    .onConflict((clash) => clash.columns(['tenant_id', 'from_tenant_id', 'source_id']).doUpdateSet(now))
    .execute();
}

/** What this house knows of a file that another named or sent. */
export const inboundFileOf = (ctx: Ctx, { fromTenantId, sourceId }: Source): Promise<InboundFileRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.inbound_file')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('from_tenant_id', '=', fromTenantId)
    .where('source_id', '=', sourceId)
    .executeTakeFirst();

/** Keeps what is known of a file; what is left out stays as it was. */
export async function keepInboundFile(
  ctx: Ctx,
  key: Pick<InboundFileRow, 'from_tenant_id' | 'source_id' | 'document_id' | 'name' | 'sha256'>,
  known: Partial<Pick<InboundFileRow, 'is_withdrawn' | 'attachment_id' | 'arrived_at'>>,
): Promise<void> {
  await tables(ctx.tx)
    .insertInto('document.inbound_file')
    .values({ tenant_id: ctx.tenantId, is_withdrawn: false, attachment_id: null, arrived_at: null, ...key, ...known })
    .onConflict((clash) =>
      clash.columns(['tenant_id', 'from_tenant_id', 'source_id']).doUpdateSet({ name: key.name, ...known }),
    )
    .execute();
}
