import { foldedWords } from '@guong/vietnamese';
import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import { keepWords } from './document.sql.ts';
import { tables, type AttachmentRow } from './document.tables.ts';

/** The files of a document, as they are listed. */
export const attachmentsOf = (ctx: Ctx, documentId: string) =>
  tables(ctx.tx)
    .selectFrom('document.attachment')
    .select(['attachment_id as attachmentId', 'kind', 'name', 'media_type as mediaType', 'size', 'sha256'])
    .select(['has_text as hasText', 'reading', 'pages_read as pagesRead'])
    .select(sql<boolean>`is_signed is true`.as('isSigned'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('is_withdrawn', '=', false)
    .orderBy('attachment_id')
    .execute();

/** A file of a document that is not withdrawn. */
export const attachmentById = (
  ctx: Ctx,
  { documentId, attachmentId }: { readonly documentId: string; readonly attachmentId: string },
): Promise<AttachmentRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.attachment')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('attachment_id', '=', attachmentId)
    .where('is_withdrawn', '=', false)
    .executeTakeFirst();

/** Keeps the different words of one file, and makes anew by which words its document is found. */
export async function keepFileWords(
  ctx: Ctx,
  { document_id: documentId, attachment_id: attachmentId }: Pick<AttachmentRow, 'document_id' | 'attachment_id'>,
  text: string,
): Promise<void> {
  const words = foldedWords(text);
  await sql`insert into document.attachment_words (tenant_id, attachment_id, words)
    values (${ctx.tenantId}, ${attachmentId}, ${words}::text[])
    on conflict (tenant_id, attachment_id) do update set words = excluded.words`.execute(ctx.tx);
  await keepTextWords(ctx, documentId);
}

/** By which words of its files a document is found: those of all that are not withdrawn, made anew. */
export async function keepTextWords(ctx: Ctx, documentId: string): Promise<void> {
  const rows = await tables(ctx.tx)
    .selectFrom('document.attachment as a')
    .innerJoin('document.attachment_words as w', (join) =>
      join.onRef('w.tenant_id', '=', 'a.tenant_id').onRef('w.attachment_id', '=', 'a.attachment_id'),
    )
    .select('w.words')
    .where('a.tenant_id', '=', ctx.tenantId)
    .where('a.document_id', '=', documentId)
    .where('a.is_withdrawn', '=', false)
    .execute();
  await keepWords(ctx, documentId, { place: 'text', text: rows.flatMap(({ words }) => words).join(' ') });
}
