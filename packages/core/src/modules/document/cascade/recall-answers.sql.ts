import type { Ctx } from '../../../usecase/index.ts';
import { documentById } from '../document.sql.ts';
import { tables, type ObligationRow } from '../document.tables.ts';
import { endOpen } from '../end-open.sql.ts';
import { withdrawalOf } from '../withdrawal.ts';

/** A duty that is open again. */
export type Reopened = Pick<ObligationRow, 'obligation_id' | 'document_id' | 'unit_id'>;

/**
 * A document was taken back: whatever it answered is open again and says which document that was; unless the one that asks
 * was taken back too, then nothing is asked any more. Answers which obligations it had answered.
 */
export async function recallAnswers(ctx: Ctx, documentId: string): Promise<Reopened[]> {
  const reopened = await tables(ctx.tx)
    .updateTable('document.obligation')
    .set({ own_document_id: null, recalled_document_id: documentId })
    .where('tenant_id', '=', ctx.tenantId)
    .where('own_document_id', '=', documentId)
    .returning(['obligation_id', 'document_id', 'unit_id'])
    .execute();
  for (const askingId of new Set(reopened.map((row) => row.document_id))) await endIfTakenBack(ctx, askingId);
  return reopened;
}

/** Ends what is open under a document that was taken back; nothing while it stands. */
export async function endIfTakenBack(ctx: Ctx, askingId: string): Promise<void> {
  const asking = await documentById(ctx, askingId);
  const withdrawal = asking && withdrawalOf(asking);
  if (withdrawal) await endOpen(ctx, askingId, withdrawal);
}
