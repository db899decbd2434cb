import { deflateSync } from 'fflate';
import { crc32 } from '../zip/crc32.ts';

/** One entry of a hand-made archive; everything beyond name and data is a lie to tell. */
export interface ZipPart {
  readonly name: string;
  readonly data: Uint8Array;
  /** 8 deflates, 0 stores; any other number is only written into the headers. */
  readonly method?: number;
  readonly declaredBytes?: number;
  readonly crc?: number;
  readonly flags?: number;
  /** Name in the local header, where it shall differ from the directory. */
  readonly localName?: string;
  /** Unix mode, for instance 0o120777 for a symbolic link. */
  readonly mode?: number;
  /** Packed bytes to write instead of deflating `data`. */
  readonly packed?: Uint8Array;
  /** Place of the data of another entry to point at, by index. */
  readonly sharesDataOf?: number;
}

/** What goes around the entries. */
export interface ZipFrame {
  readonly before?: Uint8Array;
  readonly between?: Uint8Array;
  readonly after?: Uint8Array;
  readonly comment?: string;
  /** Number of entries to declare. */
  readonly entryCount?: number;
}

const NOTHING = new Uint8Array(0);
const PLAIN_FRAME = { before: NOTHING, between: NOTHING, after: NOTHING, comment: '' };

/** Bytes of a text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Puts pieces one behind the other. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Builds an archive byte by byte, so that each field can be wrong on purpose. */
export function buildZip(parts: readonly ZipPart[], frame: ZipFrame = {}): Uint8Array {
  const { before, between, after, entryCount, comment } = { ...PLAIN_FRAME, entryCount: parts.length, ...frame };
  const pieces: Uint8Array[] = [before];
  const headers: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = before.length;
  for (const [i, part] of parts.entries()) {
    const packed = packedOf(part);
    const shared = offsets[part.sharesDataOf ?? -1];
    offsets.push(shared ?? at);
    headers.push(header(part, { packed: packed.length, offset: shared ?? at, local: false }));
    if (shared !== undefined) continue;
    const local = join([header(part, { packed: packed.length, offset: 0, local: true }), packed]);
    const piece = i === 0 ? join([local, between]) : local;
    pieces.push(piece);
    at += piece.length;
  }
  const directory = join(headers);
  const end = endRecord({ count: entryCount, directory: directory.length, at }, comment);
  return join([...pieces, directory, end, after]);
}

function packedOf(part: ZipPart): Uint8Array {
  if (part.packed !== undefined) return part.packed;
  return part.method === 0 ? part.data : deflateSync(part.data, { level: 1 });
}

function header(part: ZipPart, at: { packed: number; offset: number; local: boolean }): Uint8Array {
  const plain = { flags: 0x0800, method: 8, mode: 0, declaredBytes: part.data.length, localName: part.name };
  const { flags, method, mode, declaredBytes, localName } = { ...plain, ...part };
  const name = utf8(at.local ? localName : part.name);
  const fixed = at.local ? 30 : 46;
  const bytes = new Uint8Array(fixed + name.length);
  const view = new DataView(bytes.buffer);
  const shift = at.local ? 0 : 2;
  view.setUint32(0, at.local ? 0x04034b50 : 0x02014b50, true);
  view.setUint16(4 + shift, 20, true);
  view.setUint16(6 + shift, flags, true);
  view.setUint16(8 + shift, method, true);
  view.setUint32(14 + shift, part.crc ?? crc32(part.data), true);
  view.setUint32(18 + shift, at.packed, true);
  view.setUint32(22 + shift, declaredBytes, true);
  view.setUint16(26 + shift, name.length, true);
  if (!at.local) {
    view.setUint32(38, mode * 0x10000, true);
    view.setUint32(42, at.offset, true);
  }
  bytes.set(name, fixed);
  return bytes;
}

function endRecord(at: { count: number; directory: number; at: number }, comment: string): Uint8Array {
  const tail = utf8(comment);
  const bytes = new Uint8Array(22 + tail.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, at.count, true);
  view.setUint16(10, at.count, true);
  view.setUint32(12, at.directory, true);
  view.setUint32(16, at.at, true);
  view.setUint16(20, tail.length, true);
  bytes.set(tail, 22);
  return bytes;
}
