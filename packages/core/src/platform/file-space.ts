import { sql } from 'kysely';
import { conflict, ok, type Result } from '../kernel/index.ts';
import type { Tx } from './db.ts';
import type { FileStore } from './files.ts';

/** How much a committee may keep in files unless the operator says otherwise: 20 GB. */
export const DEFAULT_QUOTA_BYTES = 20e9;

/** From this share of its quota on a committee is warned where it adds files. */
export const NEARLY_FULL = 0.8;

/** What the files of a committee take and how much they may, in bytes. */
export interface FileSpace {
  readonly usedBytes: number;
  readonly quotaBytes: number;
}
interface SpaceCtx {
  readonly tx: Tx;
  readonly tenantId: string;
  readonly files: FileStore;
}

/**
 * Counts the stored file rows of a committee. The same bytes under two rows count once, for they lie there once; a file that
 * was taken off its document still counts, for it still lies there; what two committees both keep counts for each of them.
 */
export async function fileSpaceOf({ tx, tenantId, files }: SpaceCtx): Promise<FileSpace> {
  const { rows } = await sql<{ used: number }>`
    select coalesce(sum(size), 0)::float8 as used
    from (select max(size) as size from platform.file where tenant_id = ${tenantId} group by sha256) as kept`.execute(
    tx,
  );
  return { usedBytes: rows[0]?.used ?? 0, quotaBytes: files.quotaBytes };
}

interface Added {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}
/**
 * Whether one more file fits; `conflict` says what is used, how much there is and who can give more. Until the transaction
 * ends no other upload of this committee is let in, so that two together cannot pass the limit.
 */
export async function takeSpace(ctx: SpaceCtx, { sha256, size }: Added): Promise<Result<null>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files ${ctx.tenantId}`}, 0))`.execute(ctx.tx);
  if (await isKept(ctx, sha256)) return ok(null);
  const { usedBytes, quotaBytes } = await fileSpaceOf(ctx);
  if (usedBytes + size <= quotaBytes) return ok(null);
  return conflict(
    `Đảng bộ đã dùng ${inMB(usedBytes)} MB trong ${inMB(quotaBytes)} MB dành cho tệp; tệp này cần thêm ${inMB(size)} MB. ` +
      'Hãy nhờ người vận hành máy chủ nâng hạn mức, rồi gửi lại tệp.',
  );
}

async function isKept({ tx, tenantId }: SpaceCtx, sha256: string): Promise<boolean> {
  const { rows } = await sql`
    select from platform.file where tenant_id = ${tenantId} and sha256 = ${sha256} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Megabytes as they are said in a sentence: whole ones, at least one. */
const inMB = (bytes: number): string => Math.max(1, Math.round(bytes / 1e6)).toLocaleString('vi-VN');
