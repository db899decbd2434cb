import { createHash, type Hash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { sealer, type Sealer, type Sealing } from './sealed-file.ts';

/** First bytes of every backup file. */
export const MAGIC = Buffer.from('guong backup 1\n');

/** What the archive says about one of its parts. */
export interface PartEntry {
  readonly name: string;
  /** Bytes before compression. */
  readonly size: number;
  /** Hex SHA-256 of those bytes. */
  readonly sha256: string;
}

/** Writes an archive: parts one after another, then whatever the last part says, then a hash over all of it. */
export interface ArchiveWriter {
  part(name: string, content: Readable): Promise<PartEntry>;
  /** Seals, syncs and puts the file in its place. Answers the hash over the whole file, as `sha256sum` prints it. */
  finish(): Promise<string>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/**
 * Begins an archive beside its final place; nothing appears there until `finish`. Layout: magic, then for each part
 * its name, its compressed bytes in framed pieces and an empty piece, then 32 bytes SHA-256 of everything before.
 * With a passphrase all of this is sealed: see `sealed-file.ts`.
 */
export async function createArchive(path: string, sealing?: Sealing): Promise<ArchiveWriter> {
  const draft = `${path}.draft`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  const out = new Output(file, sealing && (await sealer(sealing)));
  await out.begin();
  return {
    part: (name, content) => writePart(out, name, content),
    async finish() {
      const sha256 = await out.end();
      await file.sync();
      await file.close();
      await rename(draft, path);
      await syncFolder(dirname(path));
      return sha256;
    },
    async abandon() {
      await file.close();
      await rm(draft, { force: true });
    },
  };
}

class Output {
  /** Over what is said; its end is the seal of the archive. */
  readonly #said: Hash = createHash('sha256');
  /** Over what stands in the file. */
  readonly #stored: Hash = createHash('sha256');
  readonly #file: FileHandle;
  readonly #sealer: Sealer | undefined;
  constructor(file: FileHandle, sealing: Sealer | undefined) {
    this.#file = file;
    this.#sealer = sealing;
  }
  async begin(): Promise<void> {
    if (this.#sealer) await this.#store(this.#sealer.header);
    await this.write(MAGIC);
  }
  async write(bytes: Uint8Array): Promise<void> {
    this.#said.update(bytes);
    await this.#store(this.#sealer ? this.#sealer.update(bytes) : bytes);
  }
  /** Puts the seal under it; answers the hex hash over the file. */
  async end(): Promise<string> {
    const seal = this.#said.digest();
    const rest = this.#sealer ? [this.#sealer.update(seal), this.#sealer.final()] : [seal];
    for (const bytes of rest) await this.#store(bytes);
    return this.#stored.digest('hex');
  }
  async #store(bytes: Uint8Array): Promise<void> {
    this.#stored.update(bytes);
    await this.#file.writeFile(bytes);
  }
  async piece(bytes: Uint8Array): Promise<void> {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    await this.write(Buffer.concat([length, bytes]));
  }
}

async function writePart(out: Output, name: string, content: Readable): Promise<PartEntry> {
  const hash = createHash('sha256');
  let size = 0;
  await out.piece(Buffer.from(name));
  await pipeline(
    content,
    async function* measured(source: AsyncIterable<Buffer>) {
      for await (const bytes of source) {
        size += bytes.length;
        hash.update(bytes);
        yield bytes;
      }
    },
    createZstdCompress(),
    async (compressed: AsyncIterable<Buffer>) => {
      for await (const bytes of compressed) await out.piece(bytes);
    },
  );
  await out.piece(new Uint8Array());
  return { name, size, sha256: hash.digest('hex') };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
}
