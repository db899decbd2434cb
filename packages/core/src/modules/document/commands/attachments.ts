import type { z } from 'zod';
import { conflict, fail, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { admitFile, type AdmittedFile } from '../../../platform/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { attachmentById, keepTextWords } from '../attachment.sql.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { AttachInput, Made, SECRET_REFUSAL, WithdrawAttachmentInput } from '../document.schema.ts';
import { documentById, lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { bearsMarkAnywhere, textOf } from '../file-text.ts';

/** Adds a file to a document. What bears a mark of secrecy in its name or its text is refused and not kept. */
export const attach = command({
  name: 'document.attach',
  http: 'none',
  summary: 'Gắn tệp vào văn bản: PDF, DOCX hoặc ảnh chụp; tệp có dấu mật bị từ chối',
  input: AttachInput,
  output: Made,
  async run(ctx, { documentId, kind, file }) {
    const permit = mayKeepRegister(ctx.actor, 'document.attach');
    if (!permit) return forbidden('document.attach');
    await lockRegister(ctx);
    if (!(await documentById(ctx, documentId))) return missing('document');
    if ((await filesOf(ctx, documentId)) >= MOST_FILES) return conflict(TOO_MANY_FILES);
    const taken = await takeIn(ctx, file);
    if (!taken.ok) return taken;
    const { fileId, name, mediaType, size, sha256, text } = taken.value;
    const id = timedId(ctx.now);
    await tables(ctx.tx)
      .insertInto('document.attachment')
      .values({
        ...{ tenant_id: ctx.tenantId, attachment_id: id, document_id: documentId, kind, file_id: fileId },
        ...{ name, media_type: mediaType, size, sha256 },
        has_text: text.trim() !== '',
        is_withdrawn: false,
      })
      .execute();
    const kept = await keepTextWords(ctx, documentId);
    if (!kept.ok) return kept;
    const event = { type: 'document.file_attached', subject: documentId, data: { kind, sha256 } };
    return ok({ permit, value: { id }, event });
  },
});

/** How many files a document may ever have had; withdrawn ones still take their place on the disk (FIL-8). */
export const MOST_FILES = 30;
const TOO_MANY_FILES = `Văn bản này đã có ${String(MOST_FILES)} tệp, kể cả tệp đã gỡ. Hãy gộp các tệp còn lại thành một.`;

async function filesOf(ctx: Ctx, documentId: string): Promise<number> {
  const row = await tables(ctx.tx)
    .selectFrom('document.attachment')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  return row.n;
}

interface Taken extends AdmittedFile {
  /** What can be read of it; empty when nothing can. */
  readonly text: string;
}
/** Looks for marks of secrecy in the name and in all the text, then keeps the file. */
async function takeIn(ctx: Ctx, { fileName, bytes }: z.output<typeof AttachInput>['file']): Promise<Result<Taken>> {
  if (bearsMarkAnywhere(fileName.replace(/\.[a-z0-9]+$/i, ''))) return invalid('file', SECRET_REFUSAL);
  const admitted = await admitFile(ctx, { name: fileName, bytes, allow: ['pdf', 'docx', 'png', 'jpeg'] });
  if (!admitted.ok) return fail(admitted.fault);
  const text = textOf({ mediaType: admitted.value.mediaType, bytes }) ?? '';
  return bearsMarkAnywhere(text) ? invalid('file', SECRET_REFUSAL) : ok({ ...admitted.value, text });
}

/** Takes a file away that does not belong there; its row and its bytes stay, and the journal has the reason. */
export const withdrawAttachment = command({
  name: 'document.withdrawAttachment',
  http: 'POST /documents/{documentId}/attachments/{attachmentId}/withdrawal',
  summary: 'Gỡ một tệp gắn nhầm, có lý do',
  input: WithdrawAttachmentInput,
  output: Made,
  async run(ctx, { documentId, attachmentId, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.withdrawAttachment');
    if (!permit) return forbidden('document.withdrawAttachment');
    await lockRegister(ctx);
    const before = await attachmentById(ctx, { documentId, attachmentId });
    if (!before) return missing('attachment');
    await tables(ctx.tx)
      .updateTable('document.attachment')
      .set({ is_withdrawn: true })
      .where('tenant_id', '=', ctx.tenantId)
      .where('attachment_id', '=', attachmentId)
      .execute();
    const kept = await keepTextWords(ctx, documentId);
    if (!kept.ok) return kept;
    const data = { sha256: before.sha256, reason };
    return ok({
      permit,
      value: { id: attachmentId },
      event: { type: 'document.file_withdrawn', subject: documentId, data },
    });
  },
});
