import type { Ctx } from '../../usecase/index.ts';
import { tables } from './document.tables.ts';
import { takenBack, type TakenBack } from './withdrawal.ts';

/** Says of a document that it was taken back; its record stays. */
export async function markWithdrawn(ctx: Ctx, documentId: string, withdrawal: TakenBack): Promise<void> {
  await tables(ctx.tx)
    .updateTable('document.document')
    .set(takenBack(withdrawal))
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .execute();
}

/** Ends what a document asks and nobody has answered or was let off; what was answered stays answered. Answers how many. */
export async function endOpen(ctx: Ctx, documentId: string, withdrawal: TakenBack): Promise<number> {
  const ended = await tables(ctx.tx)
    .updateTable('document.obligation')
    .set({ is_withdrawn: true, ...takenBack(withdrawal) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('is_withdrawn', '=', false)
    .where('own_document_id', 'is', null)
    .where('done_on', 'is', null)
    .where('exempt_because', 'is', null)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
