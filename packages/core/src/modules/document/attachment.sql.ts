import { ok, type Result } from '../../kernel/index.ts';
import { readAdmitted } from '../../platform/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { keepWords } from './document.sql.ts';
import { tables, type AttachmentRow } from './document.tables.ts';
import { textOf } from './file-text.ts';

/** The files of a document, as they are listed. */
export const attachmentsOf = (ctx: Ctx, documentId: string) =>
  tables(ctx.tx)
    .selectFrom('document.attachment')
    .select(['attachment_id as attachmentId', 'kind', 'name', 'media_type as mediaType', 'size', 'sha256'])
    .select('has_text as hasText')
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

/** The words of all readable files of a document, made anew from the files themselves. */
export async function keepTextWords(ctx: Ctx, documentId: string): Promise<Result<null>> {
  const rows = await tables(ctx.tx)
    .selectFrom('document.attachment')
    .select('file_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('is_withdrawn', '=', false)
    .where('has_text', '=', true)
    .execute();
  const texts: string[] = [];
  for (const { file_id: fileId } of rows) {
    const file = await readAdmitted(ctx, fileId);
    if (!file.ok) return file;
    texts.push(textOf(file.value) ?? '');
  }
  await keepWords(ctx, documentId, { place: 'text', text: texts.join('\n') });
  return ok(null);
}
