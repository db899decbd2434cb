import type { Ctx } from '../../../usecase/index.ts';
import { tables, type ObligationRow } from '../document.tables.ts';

/** Whether the unit has answered, by a document of its own or otherwise. */
export const isAnswered = (row: Pick<ObligationRow, 'own_document_id' | 'done_on'>): boolean =>
  row.own_document_id !== null || row.done_on !== null;

/** An obligation of this tenant, locked for its answer. */
export const lockObligation = (ctx: Ctx, obligationId: string): Promise<ObligationRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.obligation')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('obligation_id', '=', obligationId)
    .forUpdate()
    .executeTakeFirst();

/** Writes the answer of an obligation; a former answer, also one that was taken back, is replaced and stays in the journal. */
export async function keepAnswer(
  ctx: Ctx,
  obligationId: string,
  answer: Pick<ObligationRow, 'own_document_id' | 'done_on' | 'done_how'> &
    Partial<Pick<ObligationRow, 'exempt_because' | 'recalled_document_id'>>,
): Promise<void> {
  await tables(ctx.tx)
    .updateTable('document.obligation')
    .set({ exempt_because: null, recalled_document_id: null, ...answer })
    .where('tenant_id', '=', ctx.tenantId)
    .where('obligation_id', '=', obligationId)
    .execute();
}
