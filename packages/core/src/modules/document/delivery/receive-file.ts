import { z } from 'zod';
import { fail, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { enterFile, hasRoomForFile, takeFile } from '../commands/attachments.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { lockRegister } from '../document.sql.ts';
import type { InboundRow } from '../document.tables.ts';
import { SentFile } from './delivery.schema.ts';
import { inboundFileOf, inboundOf, keepInboundFile } from './inbound.sql.ts';
import { orderSending } from './order-sending.sql.ts';

/**
 * A file of a document of another committee arrives: this house keeps a copy of its own, let in by the same guard and under the
 * same limits as a file that somebody uploads. The message names the bytes by their hash, and the store checks them as it
 * reads: they are in memory once, for as long as the guard looks. A second time, or after it was taken away above, nothing
 * changes.
 */
export const receiveFile = command({
  name: 'document.receiveFile',
  http: 'none',
  summary: 'Nhận một tệp của văn bản mà đảng bộ khác gửi, qua cùng khâu kiểm tra như tệp tải lên',
  input: SentFile,
  output: z.object({ id: z.uuid().nullable() }),
  async run(ctx, sent) {
    const permit = mayCarry(ctx.actor, 'document.receiveFile');
    if (!permit) return forbidden('document.receiveFile');
    const document = await inboundOf(ctx, { fromTenantId: sent.fromTenantId, sourceId: sent.sourceDocumentId });
    if (!document) return notYet();
    const taken = (await isOver(ctx, sent)) ? ok(null) : await takeIn(ctx, document, sent);
    if (!taken.ok) return taken;
    const { fromTenantId, sourceId, sha256 } = sent;
    const type = taken.value === null ? 'document.file_received_again' : 'document.file_received';
    const event = { type, subject: document.document_id, data: { fromTenantId, sourceId, sha256 } };
    return ok({ permit, value: { id: taken.value }, event });
  },
});

const notYet = () => fail({ code: 'unavailable', reason: 'Văn bản của tệp này chưa tới nơi nhận.' });

/** Whether it has arrived, or was taken away above before it did. */
async function isOver(ctx: Ctx, { fromTenantId, sourceId }: SentFile): Promise<boolean> {
  const before = await inboundFileOf(ctx, { fromTenantId, sourceId });
  return before !== undefined && (before.is_withdrawn || before.attachment_id !== null);
}

async function takeIn(
  ctx: Ctx,
  { document_id: documentId }: InboundRow,
  sent: SentFile,
): Promise<Result<string | null>> {
  const room = await hasRoomForFile(ctx, documentId);
  if (!room.ok) return room;
  const bytes = await ctx.files.read(sent.sha256);
  if (!bytes.ok) return fail({ code: 'unavailable', reason: 'Không đọc được tệp này ở kho tệp của máy chủ.' });
  const file = await takeFile(ctx, { fileName: sent.name, bytes: bytes.value });
  if (!file.ok) return file;
  await lockRegister(ctx);
  if (await isOver(ctx, sent)) return ok(null);
  const { id } = await enterFile(ctx, { documentId, kind: sent.kind }, file.value);
  const key = { from_tenant_id: sent.fromTenantId, source_id: sent.sourceId, document_id: documentId };
  const arrived = { attachment_id: id, arrived_at: ctx.now };
  await keepInboundFile(ctx, { ...key, name: sent.name, sha256: sent.sha256 }, arrived);
  await orderSending(ctx, documentId);
  return ok(id);
}
