import { createHash } from 'node:crypto';
import { fail, invalid, ok, timedId, type Result } from '../kernel/index.ts';
import type { Tx } from './db.ts';
import { FILE_KINDS, sniff, type FileKind } from './file-kind.ts';
import { takeSpace } from './file-space.ts';
import type { FileStore } from './files.ts';
import { bearsSecrecyMark } from './secrecy-mark.ts';
import { prepareUpload, type Prepared } from './upload/prepare.ts';

/** The part of a use case's context that files need. */
export interface FileCtx {
  readonly tx: Tx;
  readonly tenantId: string;
  readonly now: Date;
  readonly files: FileStore;
}

/** A file that came through a door. */
export interface Upload {
  /** As the sender called it; only shown, never used as a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly allow: readonly FileKind[];
  /** Bytes at most; 20 MB unless said otherwise. */
  readonly maxBytes?: number;
}

/** A row of `platform.file`. */
export interface AdmittedFile {
  readonly fileId: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
  /** It bears a digital signature and was stored as it came, with everything it says of its author. */
  readonly isSigned: boolean;
}

/** A file that was taken in, with what was read of it. */
export type ReadFile = AdmittedFile & Pick<Prepared, 'text' | 'reading' | 'pagesRead'>;

type FileTables = {
  'platform.file': {
    tenant_id: string;
    file_id: string;
    sha256: string;
    size: number;
    media_type: string;
    name: string;
    kept_at: Date;
    /** Null where it is not. */
    is_signed: boolean | null;
  };
};

const MB = 1024 * 1024;

/**
 * Takes a file in: size, kind by content, name; who made it, where and with what is taken out of it (not out of one that is
 * digitally signed); marks of secrecy; then the bytes and the row that says whose they are. The hash is that of what is
 * stored. Refuses with `invalid` on the field `file`, and with `conflict` when the committee has no room left. Doors serve it as an attachment only, never inline.
 */
export async function admitFile(ctx: FileCtx, upload: Upload): Promise<Result<ReadFile>> {
  const kind = kindOf(upload);
  if (!kind.ok) return kind;
  const prepared = await prepareUpload(kind.value, upload.bytes);
  if ('refusal' in prepared) return invalid('file', prepared.refusal);
  const { bytes, text, reading, pagesRead, isSigned } = prepared;
  if (bearsSecrecyMark(text)) {
    return invalid('file', 'Văn bản có dấu chỉ độ mật: không được đưa vào hệ thống nối mạng này.');
  }
  const room = await takeSpace(ctx, { sha256: sha256Of(bytes), size: bytes.length });
  if (!room.ok) return room;
  const { mediaType } = FILE_KINDS[kind.value];
  const kept = await keepFile(ctx, { name: shownName(upload.name, kind.value), bytes, mediaType, isSigned });
  return kept.ok ? ok({ ...kept.value, text, reading, pagesRead }) : kept;
}

interface Kept {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly isSigned?: boolean;
}
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Keeps a file that the house made itself (minutes, exports): it counts, but no limit keeps a vote from its minutes. */
export async function keepFile(
  { tx, tenantId, now, files }: FileCtx,
  { name, bytes, mediaType, isSigned = false }: Kept,
): Promise<Result<AdmittedFile>> {
  const { sha256, size } = await files.put(bytes);
  const fileId = timedId(now);
  const row = { tenant_id: tenantId, file_id: fileId, sha256, size, media_type: mediaType, name, kept_at: now };
  await tx
    .$extendTables<FileTables>()
    .insertInto('platform.file')
    .values({ ...row, is_signed: isSigned || null })
    .execute();
  return ok({ fileId, sha256, size, mediaType, name, isSigned });
}

/** A file of this tenant with its bytes: `not_found`, or `unavailable` when the stored bytes are damaged. */
export async function readAdmitted(
  { tx, tenantId, files }: Omit<FileCtx, 'now'>,
  fileId: string,
): Promise<Result<AdmittedFile & { readonly bytes: Buffer }>> {
  const row = await tx
    .$extendTables<FileTables>()
    .selectFrom('platform.file')
    .select(['file_id as fileId', 'sha256', 'size', 'media_type as mediaType', 'name', 'is_signed'])
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  if (!row) return fail({ code: 'not_found', what: 'file' });
  const { is_signed: isSigned, ...file } = row;
  const bytes = await files.read(file.sha256);
  if (bytes.ok) return ok({ ...file, isSigned: isSigned === true, bytes: bytes.value });
  return fail({
    code: 'unavailable',
    reason: 'Tệp đã lưu bị mất hoặc hỏng; hãy báo người vận hành phục hồi từ bản sao lưu.',
  });
}

function kindOf({ name, bytes, allow, maxBytes = 20 * MB }: Upload): Result<FileKind> {
  if (bytes.length > maxBytes) return invalid('file', `Tệp lớn quá ${String(Math.floor(maxBytes / MB))} MB.`);
  const sniffed = sniff(bytes);
  if ('refusal' in sniffed) return invalid('file', sniffed.refusal);
  const { kind } = sniffed;
  const why = whyNot(kind, allow, name);
  return why === undefined ? ok(kind) : invalid('file', why);
}

function whyNot(kind: FileKind, allow: readonly FileKind[], name: string): string | undefined {
  if (!allow.includes(kind)) {
    return `Chỉ nhận tệp ${allow.flatMap((one): readonly string[] => FILE_KINDS[one].extensions).join(', ')}.`;
  }
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  const known: readonly string[] = FILE_KINDS[kind].extensions;
  if (extension === undefined || known.includes(extension)) return undefined;
  return `Tên tệp ghi .${extension} nhưng nội dung là ${kind}.`;
}

/** A name fit to be shown and offered for saving: one line, no path, no direction marks, 150 characters at most. */
function shownName(name: string, kind: FileKind): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}"<>:|?*]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const [extension] = FILE_KINDS[kind].extensions;
  const stem = plain.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 140) || 'tep';
  const given = /\.([a-z0-9]{1,5})$/i.exec(plain)?.[1]?.toLowerCase() ?? extension;
  return `${stem}.${given}`;
}
