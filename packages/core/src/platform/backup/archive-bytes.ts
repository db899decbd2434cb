import { open, type FileHandle } from 'node:fs/promises';
import { opener, SEALED_MAGIC, type Opener } from './sealed-file.ts';

/** Thrown when a backup cannot be used; the message is for the operator. Nothing has been written then. */
export class BackupRefused extends Error {}

/** A refusal in both languages. */
export const refused = (vietnamese: string, english: string): BackupRefused =>
  new BackupRefused(`Không dùng được bản sao lưu: ${vietnamese}. / The backup cannot be used: ${english}.`);

/** The bytes of an archive, whether the file is sealed or not. */
export interface ArchiveBytes {
  readonly size: number;
  /** The bytes from a position on; fewer at the end. */
  at(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens the bytes of a backup file. With a passphrase only a sealed file is taken: a plain one in its place may have
 * been put there by somebody else.
 * @throws BackupRefused for a passphrase that is missing, wrong or not asked for
 */
export async function openBytes(path: string, passphrase: string | undefined): Promise<ArchiveBytes> {
  const file = await open(path, 'r');
  try {
    const isSealed = (await readAt(file, 0, SEALED_MAGIC.length)).equals(SEALED_MAGIC);
    if (isSealed && passphrase === undefined)
      throw refused('tệp có mật khẩu, hãy đưa mật khẩu', 'it needs its passphrase');
    if (!isSealed && passphrase !== undefined) throw refused('tệp này không được mã hóa', 'it is not encrypted');
    return passphrase === undefined ? await plainBytes(file) : await sealedBytes(file, passphrase);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, position));
  return buffer.subarray(0, bytesRead);
}

async function plainBytes(file: FileHandle): Promise<ArchiveBytes> {
  const { size } = await file.stat();
  return { size, at: (position, length) => readAt(file, position, length), close: () => file.close() };
}

async function sealedBytes(file: FileHandle, passphrase: string): Promise<ArchiveBytes> {
  const { size } = await file.stat();
  const opened = await opener((position, length) => readAt(file, position, length), size, passphrase);
  if (opened === 'wrong_key') throw refused('mật khẩu sai (hoặc phần đầu tệp đã bị sửa)', 'wrong passphrase');
  if (opened === 'malformed') throw refused('tệp đã bị cắt ngắn hoặc bị sửa', 'the file was cut short or changed');
  return { size: opened.size, at: readerOf(opened), close: () => file.close() };
}

/** Reads across chunks; the last chunk is kept, because an archive is read in small steps. */
function readerOf(opened: Opener): ArchiveBytes['at'] {
  let last: { readonly from: number; readonly bytes: Buffer } | undefined;
  const chunkWith = async (position: number): Promise<{ readonly from: number; readonly bytes: Buffer }> => {
    if (last && position >= last.from && position < last.from + last.bytes.length) return last;
    const chunk = await opened.chunkAt(position);
    if (!chunk) throw refused('tệp đã bị cắt ngắn hoặc bị sửa', 'the file was cut short or changed');
    last = chunk;
    return chunk;
  };
  return async (position, length) => {
    const end = Math.min(opened.size, Math.max(0, position) + length);
    const pieces: Buffer[] = [];
    let at = Math.max(0, position);
    while (at < end) {
      const { from, bytes } = await chunkWith(at);
      const piece = bytes.subarray(at - from, end - from);
      pieces.push(piece);
      at += piece.length;
    }
    return Buffer.concat(pieces);
  };
}
