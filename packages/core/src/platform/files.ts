import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Result } from '../kernel/index.ts';

/** Bytes at rest, found by what they are. Never shown inline by a door. */
export interface StoredFile {
  /** Hex SHA-256 of the bytes: their only name. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** The content-addressed store: the same bytes are kept once, and every read is checked against the name. */
export interface FileStore {
  /** How many bytes each committee may keep here. */
  readonly quotaBytes: number;
  /** Keeps the bytes; durable when it resolves. */
  put(bytes: Uint8Array): Promise<StoredFile>;
  /** The bytes, checked; `unavailable` when they are damaged, `not_found` when they are not there. */
  read(sha256: string): Promise<Result<Buffer>>;
  /** The names of everything stored, sorted. */
  list(): Promise<string[]>;
  /** Whether something lies under this name; does not check it. */
  has(sha256: string): Promise<boolean>;
}

const NAME = /^[0-9a-f]{64}$/;

/** Opens the store in a folder, making it when missing. */
export async function openFiles(folder: string, quotaBytes: number): Promise<FileStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    quotaBytes,
    put: (bytes) => put(folder, bytes),
    read: (sha256) => read(folder, sha256),
    list: () => list(folder),
    has: (sha256) =>
      stat(pathOf(folder, sha256)).then(
        () => true,
        () => false,
      ),
  };
}

function pathOf(folder: string, sha256: string): string {
  if (!NAME.test(sha256)) throw new Error('a stored file is named by 64 hex digits');
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

async function put(folder: string, bytes: Uint8Array): Promise<StoredFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = pathOf(folder, sha256);
  if (!(await isSound(path, sha256))) await writeDurably(path, bytes);
  return { sha256, size: bytes.length };
}

/** Whether these bytes lie there already; read piece by piece, as the caller holds them in memory once. */
async function isSound(path: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex') === sha256;
  } catch {
    return false;
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  // The name is durable only when each folder that leads to it is.
  for (const place of [dirname(path), dirname(dirname(path)), dirname(dirname(dirname(path)))]) {
    const handle = await open(place, 'r');
    await handle.sync();
    await handle.close();
  }
}

async function read(folder: string, sha256: string): Promise<Result<Buffer>> {
  const bytes = await readFile(pathOf(folder, sha256)).catch(() => undefined);
  if (!bytes) return fail({ code: 'not_found', what: 'file' });
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return ok(bytes);
  return fail({ code: 'unavailable', reason: 'Tệp đã lưu bị hỏng; hãy báo người vận hành phục hồi từ bản sao lưu.' });
}

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() && NAME.test(entry.name) ? [entry.name] : [])).sort();
}
