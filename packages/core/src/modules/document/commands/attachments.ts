import { conflict, fail, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { admitFile, type ReadFile } from '../../../platform/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import type { AttachmentKind } from '../attachment-kinds.ts';
import { attachmentById, keepFileWords, keepTextWords } from '../attachment.sql.ts';
import { orderSending } from '../delivery/order-sending.sql.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { AttachInput, Made, SECRET_REFUSAL, WithdrawAttachmentInput } from '../document.schema.ts';
import { documentById, lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { bearsMarkAnywhere } from '../file-text.ts';

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
    if (!(await documentById(ctx, documentId))) return missing('document');
    const room = await hasRoomForFile(ctx, documentId);
    if (!room.ok) return room;
    // Before the lock: opening a large file takes a while, and the register waits for nobody's file.
    const taken = await takeFile(ctx, file);
    if (!taken.ok) return taken;
    await lockRegister(ctx);
    const stillRoom = await hasRoomForFile(ctx, documentId);
    if (!stillRoom.ok) return stillRoom;
    const { id, sha256 } = await enterFile(ctx, { documentId, kind }, taken.value);
    await orderSending(ctx, documentId);
    const event = { type: 'document.file_attached', subject: documentId, data: { kind, sha256 } };
    return ok({ permit, value: { id }, event });
  },
});

/** How many files a document may ever have had; withdrawn ones still take their place on the disk (FIL-8). */
export const MOST_FILES = 30;
const TOO_MANY_FILES = `Văn bản này đã có ${String(MOST_FILES)} tệp, kể cả tệp đã gỡ. Hãy gộp các tệp còn lại thành một.`;

/** Whether one more file may be added to a document. */
export async function hasRoomForFile(ctx: Ctx, documentId: string): Promise<Result<null>> {
  const row = await tables(ctx.tx)
    .selectFrom('document.attachment')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  return row.n < MOST_FILES ? ok(null) : conflict(TOO_MANY_FILES);
}

/** Looks for marks of secrecy in the name and in all the text, then keeps the file; refuses with `invalid` on `file`. */
export async function takeFile(
  ctx: Ctx,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<Result<ReadFile>> {
  if (bearsMarkAnywhere(fileName.replace(/\.[a-z0-9]+$/i, ''))) return invalid('file', SECRET_REFUSAL);
  const admitted = await admitFile(ctx, { name: fileName, bytes, allow: ['pdf', 'docx', 'png', 'jpeg'] });
  if (!admitted.ok) return fail(admitted.fault);
  return bearsMarkAnywhere(admitted.value.text) ? invalid('file', SECRET_REFUSAL) : ok(admitted.value);
}

/** Writes down a file that was taken in, with how far its words are known, and makes the document found by them. */
export async function enterFile(
  ctx: Ctx,
  of: { readonly documentId: string; readonly kind: AttachmentKind },
  { fileId, name, mediaType, size, sha256, text, reading, pagesRead, isSigned }: ReadFile,
): Promise<{ readonly id: string; readonly sha256: string }> {
  const id = timedId(ctx.now);
  await tables(ctx.tx)
    .insertInto('document.attachment')
    .values({
      ...{ tenant_id: ctx.tenantId, attachment_id: id, document_id: of.documentId, kind: of.kind, file_id: fileId },
      ...{ name, media_type: mediaType, size, sha256, has_text: text.trim() !== '', is_withdrawn: false },
      ...{ reading, pages_read: pagesRead, is_signed: isSigned || null },
    })
    .execute();
  await keepFileWords(ctx, { document_id: of.documentId, attachment_id: id }, text);
  return { id, sha256 };
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
    await keepTextWords(ctx, documentId);
    await orderSending(ctx, documentId);
    const data = { sha256: before.sha256, reason };
    return ok({
      permit,
      value: { id: attachmentId },
      event: { type: 'document.file_withdrawn', subject: documentId, data },
    });
  },
});
