import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { openBytes, refused, type ArchiveBytes } from './archive-bytes.ts';
import { MAGIC, type PartEntry } from './archive-writer.ts';

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
 * @throws BackupRefused when it is no backup, was cut short, one bit of it changed, or the passphrase does not fit
 */
export async function openArchive(path: string, passphrase?: string): Promise<Archive> {
  const file = await openBytes(path, passphrase);
  try {
    const { size } = file;
    const start = await file.at(0, MAGIC.length);
    if (!start.equals(MAGIC)) throw refused('tệp này không phải bản sao lưu của Gương', 'not a Gương backup');
    if (size < MAGIC.length + SEAL || !(await sealHolds(file))) {
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

const STEP = 1024 * 1024;

async function sealHolds(file: ArchiveBytes): Promise<boolean> {
  const hash = createHash('sha256');
  const end = file.size - SEAL;
  for (let position = 0; position < end; position += STEP) {
    hash.update(await file.at(position, Math.min(STEP, end - position)));
  }
  return hash.digest().equals(await file.at(end, SEAL));
}

async function findParts(file: ArchiveBytes, end: number): Promise<Map<string, Span>> {
  const spans = new Map<string, Span>();
  let position = MAGIC.length;
  while (position < end) {
    const nameLength = await lengthAt(file, position, end);
    if (nameLength > LONGEST_NAME) throw refused('cấu trúc tệp sai', 'malformed');
    const name = (await file.at(position + 4, nameLength)).toString();
    const from = position + 4 + nameLength;
    position = await endOfPieces(file, from, end);
    spans.set(name, { from, to: position });
  }
  return spans;
}

async function endOfPieces(file: ArchiveBytes, from: number, end: number): Promise<number> {
  let position = from;
  for (;;) {
    const length = await lengthAt(file, position, end);
    position += 4 + length;
    if (length === 0) return position;
  }
}

async function lengthAt(file: ArchiveBytes, position: number, end: number): Promise<number> {
  const length = position + 4 <= end ? (await file.at(position, 4)).readUInt32BE() : Infinity;
  if (position + 4 + length > end) throw refused('cấu trúc tệp sai', 'malformed');
  return length;
}

function readPart(file: ArchiveBytes, span: Span | undefined): Readable {
  if (!span) throw refused('thiếu một phần', 'a part is missing');
  return Readable.from(pieces(file, span)).pipe(createZstdDecompress());
}

async function* pieces(file: ArchiveBytes, { from, to }: Span): AsyncGenerator<Buffer> {
  let position = from;
  while (position < to) {
    const length = (await file.at(position, 4)).readUInt32BE();
    if (length > 0) yield await file.at(position + 4, length);
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
