import type { Ctx } from '../../usecase/index.ts';
import { tables } from './document.tables.ts';

/** The symbols of these documents, by id, for rooms that name them; what is no document of this tenant is left out. */
export async function documentSymbols(ctx: Ctx, documentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (documentIds.length === 0) return new Map();
  const rows = await tables(ctx.tx)
    .selectFrom('document.document')
    .select(['document_id', 'symbol'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', 'in', documentIds)
    .execute();
  return new Map(rows.map((row) => [row.document_id, row.symbol]));
}
