import type { Ctx } from '../../usecase/index.ts';
import { readsInternal } from './document.policy.ts';
import { tables } from './document.tables.ts';

/** By what a document is named on the pages of other rooms. */
export interface DocumentCard {
  readonly documentId: string;
  readonly symbol: string;
  readonly title: string;
  readonly issuedOn: string;
}

/** The documents with these ids, as far as they are there and this reader may know of them. */
export async function documentLines(ctx: Ctx, documentIds: readonly string[]): Promise<DocumentCard[]> {
  if (documentIds.length === 0) return [];
  const query = tables(ctx.tx)
    .selectFrom('document.document')
    .select(['document_id as documentId', 'symbol', 'title', 'issued_on as issuedOn'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', 'in', [...new Set(documentIds)])
    .orderBy('issued_on')
    .orderBy('document_id');
  return (readsInternal(ctx.actor) ? query : query.where('is_public', '=', true)).execute();
}
