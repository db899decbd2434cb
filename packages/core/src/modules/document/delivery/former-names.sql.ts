import { z } from 'zod';
import type { Ctx } from '../../../usecase/index.ts';
import { tables } from '../document.tables.ts';

const MOST = 20;
const Kept = z.object({ symbol: z.string(), issued_on: z.string() });

/** What a document was called before each of its corrections, the last first. */
export async function formerNames(ctx: Ctx, documentId: string): Promise<{ symbol: string; issuedOn: string }[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('document.correction')
    .select('before')
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .orderBy('made_at', 'desc')
    .orderBy('correction_id', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ before }) => {
    const { symbol, issued_on: issuedOn } = Kept.parse(JSON.parse(before));
    return { symbol, issuedOn };
  });
}
