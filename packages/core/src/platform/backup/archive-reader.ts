import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { MAGIC, type PartEntry } from './archive-writer.ts';

/** Thrown when a backup cannot be used; the message is for the operator. Nothing has been written then. */
export class BackupRefused extends Error {}

const SEAL = 32;
const LONGEST_NAME = 1024;

/** Where the compressed pieces of a part begin and end in the file. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** An archive whose every byte was checked. */
export interface Archive {
  readonly names: readonly string[];
  /** The bytes of a part, decompressed. */
  read(name: string): Readable;
  close(): Promise<void>;
}

/**
 * Opens an archive after checking the hash over all of it.
 * @throws BackupRefused when it is no backup, was cut short, or one bit of it changed
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = await at(file, 0, MAGIC.length);
    if (!start.equals(MAGIC)) throw refused('tệp này không phải bản sao lưu của Gương', 'not a Gương backup');
    if (size < MAGIC.length + SEAL || !(await sealHolds(path, size, await at(file, size - SEAL, SEAL)))) {
      throw refused('tệp đã bị cắt ngắn hoặc bị sửa', 'the file was cut short or changed');
    }
    const spans = await findParts(file, size - SEAL);
    return {
      names: [...spans.keys()],
      read: (name) => readPart(file, spans.get(name)),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** A refusal in both languages. */
export const refused = (vietnamese: string, english: string): BackupRefused =>
  new BackupRefused(`Không dùng được bản sao lưu: ${vietnamese}. / The backup cannot be used: ${english}.`);

async function at(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, position));
  return buffer.subarray(0, bytesRead);
}

async function sealHolds(path: string, size: number, seal: Buffer): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { end: size - SEAL - 1 })) hash.update(bytes as Buffer);
  return hash.digest().equals(seal);
}

async function findParts(file: FileHandle, end: number): Promise<Map<string, Span>> {
  const spans = new Map<string, Span>();
  let position = MAGIC.length;
  while (position < end) {
    const nameLength = await lengthAt(file, position, end);
    if (nameLength > LONGEST_NAME) throw refused('cấu trúc tệp sai', 'malformed');
    const name = (await at(file, position + 4, nameLength)).toString();
    const from = position + 4 + nameLength;
    position = await endOfPieces(file, from, end);
    spans.set(name, { from, to: position });
  }
  return spans;
}

async function endOfPieces(file: FileHandle, from: number, end: number): Promise<number> {
  let position = from;
  for (;;) {
    const length = await lengthAt(file, position, end);
    position += 4 + length;
    if (length === 0) return position;
  }
}

async function lengthAt(file: FileHandle, position: number, end: number): Promise<number> {
  const length = position + 4 <= end ? (await at(file, position, 4)).readUInt32BE() : Infinity;
  if (position + 4 + length > end) throw refused('cấu trúc tệp sai', 'malformed');
  return length;
}

function readPart(file: FileHandle, span: Span | undefined): Readable {
  if (!span) throw refused('thiếu một phần', 'a part is missing');
  return Readable.from(pieces(file, span)).pipe(createZstdDecompress());
}

async function* pieces(file: FileHandle, { from, to }: Span): AsyncGenerator<Buffer> {
  let position = from;
  while (position < to) {
    const length = (await at(file, position, 4)).readUInt32BE();
    if (length > 0) yield await at(file, position + 4, length);
    position += 4 + length;
  }
}

/** Compares a part with what the manifest says, reading it to its end. */
export async function partMatches(archive: Archive, entry: PartEntry): Promise<boolean> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const bytes of archive.read(entry.name)) {
    hash.update(bytes as Buffer);
    size += (bytes as Buffer).length;
  }
  return size === entry.size && hash.digest('hex') === entry.sha256;
}
