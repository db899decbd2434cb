import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** One member of an archive, its bytes still packed. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980: the archive says nothing of when it was made. */
const NO_DAY = 0x21;
const UTF8_NAMES = 0x800;
/** One member unpacked, at most (bytes). */
const MOST_UNPACKED = 32 * 1024 * 1024;

/** The members by the list at the end; nothing where the list, a size or a method is not what an office program writes. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    return listedIn(view);
  } catch (error) {
    if (error instanceof RangeError || error instanceof BrokenZip) return undefined;
    throw error;
  }
}

class BrokenZip extends Error {}
const must = (holds: boolean): void => {
  if (!holds) throw new BrokenZip();
};

function listedIn(view: Buffer): readonly ZipEntry[] {
  const end = view.length - 22;
  must(view.readUInt32LE(end) === END);
  const listed: ZipEntry[] = [];
  let at = view.readUInt32LE(end + 16);
  for (let n = view.readUInt16LE(end + 10); n > 0; n -= 1) {
    listed.push(entryAt(view, at));
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return listed;
}

function entryAt(view: Buffer, at: number): ZipEntry {
  const method = view.readUInt16LE(at + 10);
  const isEncrypted = (view.readUInt16LE(at + 8) & 1) === 1;
  must(view.readUInt32LE(at) === CENTRAL && !isEncrypted && [0, 8].includes(method));
  const name = view.toString('utf8', at + 46, at + 46 + view.readUInt16LE(at + 28));
  const [crc, length, size] = [view.readUInt32LE(at + 16), view.readUInt32LE(at + 20), view.readUInt32LE(at + 24)];
  const local = view.readUInt32LE(at + 42);
  must(view.readUInt32LE(local) === LOCAL);
  const begin = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  const packed = view.subarray(begin, begin + length);
  must(packed.length === length);
  return { name, method, packed, size, crc };
}

/** The bytes of a member; nothing when it is damaged or larger than it says. */
export function unpacked({ method, packed, size }: ZipEntry): Buffer | undefined {
  if (size > MOST_UNPACKED) return undefined;
  if (method === 0) return Buffer.from(packed);
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    return bytes.length === size ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** A member made anew. */
export function packedEntry(name: string, bytes: Uint8Array): ZipEntry {
  return { name, method: 8, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
}

/** An archive of these members: no times, no remarks, no extra fields; packed bytes are copied as they are. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const local = Buffer.concat([headOf(entry, name), name, entry.packed]);
    locals.push(local);
    list.push(Buffer.concat([listed(entry, name, at), name]));
    at += local.length;
  }
  const size = list.reduce((sum, line) => sum + line.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...locals, ...list, end]));
}

/** What both headers hold of a member, from its method on. */
function sharedHead(entry: ZipEntry, name: Buffer): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt16LE(UTF8_NAMES, 0);
  head.writeUInt16LE(entry.method, 2);
  head.writeUInt16LE(NO_DAY, 6);
  head.writeUInt32LE(entry.crc, 8);
  head.writeUInt32LE(entry.packed.length, 12);
  head.writeUInt32LE(entry.size, 16);
  head.writeUInt16LE(name.length, 20);
  return head;
}

function headOf(entry: ZipEntry, name: Buffer): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(LOCAL);
  head.writeUInt16LE(20, 4);
  return Buffer.concat([head, sharedHead(entry, name)]);
}

function listed(entry: ZipEntry, name: Buffer, at: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(CENTRAL);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 6);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(at, 10);
  return Buffer.concat([head, sharedHead(entry, name), tail]);
}
