import type { Ctx } from '../../../usecase/index.ts';
import { keepTextWords } from '../attachment.sql.ts';
import { tables } from '../document.tables.ts';
import type { Sending } from './delivery.schema.ts';
import { inboundFileOf, keepInboundFile } from './inbound.sql.ts';

/** Notes which files the document has above; a file that was taken away there is taken away here, and its copy is kept. */
export async function takeFileMarks(ctx: Ctx, documentId: string, sending: Sending): Promise<void> {
  for (const { sourceId, name, sha256, isWithdrawn } of sending.files) {
    const key = {
      ...{ from_tenant_id: sending.fromTenantId, source_id: sourceId, document_id: documentId },
      ...{ name, sha256 },
    };
    await keepInboundFile(ctx, key, { is_withdrawn: isWithdrawn });
    const before = await inboundFileOf(ctx, { fromTenantId: sending.fromTenantId, sourceId });
    const attachmentId = before?.attachment_id ?? null;
    if (isWithdrawn && attachmentId !== null) await takeAway(ctx, documentId, attachmentId);
  }
}

async function takeAway(ctx: Ctx, documentId: string, attachmentId: string): Promise<void> {
  const { numUpdatedRows } = await tables(ctx.tx)
    .updateTable('document.attachment')
    .set({ is_withdrawn: true })
    .where('tenant_id', '=', ctx.tenantId)
    .where('attachment_id', '=', attachmentId)
    .where('is_withdrawn', '=', false)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await keepTextWords(ctx, documentId);
}
