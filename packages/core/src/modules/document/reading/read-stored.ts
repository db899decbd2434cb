import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { FILE_KINDS, prepareUpload, readAdmitted, type FileKind, type Prepared } from '../../../platform/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { keepFileWords } from '../attachment.sql.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { lockRegister } from '../document.sql.ts';
import { tables, type AttachmentRow } from '../document.tables.ts';
import { bearsMarkAnywhere, type KnownReading } from '../file-text.ts';
import { READ_STORED } from './read-stored-name.ts';

/**
 * Reads one file that was stored before its kind could be read, the oldest first; where more are left it orders the job that
 * reads them one after the other. The stored bytes are not touched. When nothing is left it changes nothing.
 */
export const readStored = command({
  name: 'document.readStored',
  http: 'none',
  summary: 'Đọc chữ của các tệp đã lưu từ trước để tìm được theo nội dung',
  input: z.strictObject({}),
  output: z.object({
    /** Files that are still to be read. */
    left: z.int(),
    /** The file that was read now, if there was one, and how far its words are known. */
    read: z.object({ attachmentId: z.uuid(), reading: z.string() }).nullable(),
  }),
  async run(ctx) {
    const permit = mayCarry(ctx.actor, 'document.readStored');
    if (!permit) return forbidden('document.readStored');
    const { row, left } = await nextUnread(ctx);
    const read = row ? { attachmentId: row.attachment_id, reading: await readRow(ctx, row) } : null;
    if (left > 0) await orderReading(ctx);
    const event = {
      type: 'document.stored_read',
      subject: read?.attachmentId ?? ctx.tenantId,
      data: { left, ...read },
    };
    return ok({ permit, value: { left, read }, event });
  },
});

/** Whoever is not the job itself orders it. */
async function orderReading(ctx: Ctx): Promise<void> {
  if (ctx.actor.kind === 'system' && ctx.actor.job === READ_STORED) return;
  await ctx.jobs.enqueue(ctx, { name: READ_STORED, input: {}, requestedBy: 'system' });
}

/** The oldest file that is not read, and how many are left after it. */
async function nextUnread(ctx: Ctx) {
  const unread = tables(ctx.tx)
    .selectFrom('document.attachment')
    .where('tenant_id', '=', ctx.tenantId)
    .where('reading', 'is', null);
  const row = await unread
    .select(['attachment_id', 'document_id', 'file_id', 'media_type'])
    .orderBy('attachment_id')
    .limit(1)
    .executeTakeFirst();
  const { n } = await unread.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { row, left: Math.max(0, n - 1) };
}

type Unread = Pick<AttachmentRow, 'attachment_id' | 'document_id' | 'file_id' | 'media_type'>;

async function readRow(ctx: Ctx, row: Unread): Promise<KnownReading> {
  const found = await textOf(ctx, row);
  await lockRegister(ctx);
  const isMarked = bearsMarkAnywhere(found.text);
  const reading = isMarked ? 'marked' : found.reading;
  await tables(ctx.tx)
    .updateTable('document.attachment')
    .set({ reading, pages_read: found.pagesRead, has_text: !isMarked && found.text.trim() !== '' })
    .where('tenant_id', '=', ctx.tenantId)
    .where('attachment_id', '=', row.attachment_id)
    .execute();
  await keepFileWords(ctx, row, isMarked ? '' : found.text);
  return reading;
}

const UNREADABLE = { text: '', reading: 'unreadable', pagesRead: null } as const;

/** What can be read of a stored file; one that is damaged, or would be refused today, is not readable. */
async function textOf(ctx: Ctx, row: Unread): Promise<Pick<Prepared, 'text' | 'reading' | 'pagesRead'>> {
  const file = await readAdmitted(ctx, row.file_id);
  const kind = (Object.keys(FILE_KINDS) as FileKind[]).find((one) => FILE_KINDS[one].mediaType === row.media_type);
  if (!file.ok || !kind) return UNREADABLE;
  const prepared = await prepareUpload(kind, file.value.bytes);
  return 'refusal' in prepared ? UNREADABLE : prepared;
}
