import type { Limits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { readEndRecord } from './end-record.ts';
import { isOrdinaryName } from './entry-name.ts';

/** One file of the archive as the central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  readonly headerStart: number;
  readonly directoryHeaderStart: number;
}

const HEADER_SIGNATURE = 0x02014b50;
const HEADER_BYTES = 46;
const RATIO_FLOOR_BYTES = 1024 * 1024;
const FLAG_ENCRYPTED = 0x2041;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;
const ZIP64_MARK = 0xffffffff;

/**
 * Lists the archive without unpacking anything, and refuses what a spreadsheet program would never write: too many
 * entries, huge declared sizes, encryption, links, doubled names. Keys are lower-case names, since part names do not
 * tell case apart (ECMA-376 part 2, 6.2.2).
 */
export function readDirectory(bytes: Uint8Array, limits: Limits): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = readEndRecord(view);
  if (end.entryCount > limits.zipEntries) return refuse('zip-too-many-parts');
  if (end.directoryStart + end.directoryBytes !== end.directoryEnd) return refuse('zip-structure');
  const entries = new Map<string, ZipEntry>();
  let at = end.directoryStart;
  for (let i = 0; i < end.entryCount; i += 1) {
    const { entry, next } = readHeader(bytes, view, { at, end: end.directoryEnd });
    const key = entry.name.toLowerCase();
    if (entries.has(key)) return refuse('zip-structure');
    entries.set(key, entry);
    at = next;
  }
  if (at !== end.directoryEnd) return refuse('zip-structure');
  refuseBombs(entries, limits);
  return entries;
}

function readHeader(bytes: Uint8Array, view: DataView, span: { at: number; end: number }) {
  const { at } = span;
  if (at + HEADER_BYTES > span.end || view.getUint32(at, true) !== HEADER_SIGNATURE) return refuse('zip-structure');
  const nameEnd = at + HEADER_BYTES + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > span.end) return refuse('zip-structure');
  const mode = (view.getUint32(at + 38, true) >>> 16) & FILE_TYPE;
  if (mode === SYMLINK) return refuse('zip-part-name');
  const sizes = realSizes(view, at, { start: nameEnd, end: extraEnd });
  const entry: ZipEntry = {
    name: decodeName(bytes.subarray(at + HEADER_BYTES, nameEnd)),
    method: view.getUint16(at + 10, true),
    flags: view.getUint16(at + 8, true),
    crc: view.getUint32(at + 16, true),
    directoryHeaderStart: at,
    ...sizes,
  };
  if (entry.flags & FLAG_ENCRYPTED) return refuse('password');
  return { entry, next };
}

/** Sizes and offset of an entry, taken from the ZIP64 extra field (APPNOTE 4.5.3) where the short field is full. */
function realSizes(view: DataView, at: number, extra: { start: number; end: number }) {
  const short = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  if (!short.includes(ZIP64_MARK)) return namedSizes(short);
  let field = zip64Field(view, extra);
  const long = short.map((value) => {
    if (value !== ZIP64_MARK) return value;
    if (field === undefined || field.at + 8 > field.end) return refuse('zip-bomb');
    const wide = Number(view.getBigUint64(field.at, true));
    field = { at: field.at + 8, end: field.end };
    return wide;
  });
  return namedSizes(long);
}

function namedSizes([declaredBytes = 0, packedBytes = 0, headerStart = 0]: readonly number[]) {
  return { declaredBytes, packedBytes, headerStart };
}

function zip64Field(view: DataView, extra: { start: number; end: number }): { at: number; end: number } | undefined {
  for (let at = extra.start; at + 4 <= extra.end;) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) return { at: at + 4, end: Math.min(at + 4 + size, extra.end) };
    at += 4 + size;
  }
  return undefined;
}

function decodeName(raw: Uint8Array): string {
  const name = new TextDecoder('utf-8').decode(raw);
  return isOrdinaryName(name) ? name : refuse('zip-part-name');
}

function refuseBombs(entries: ReadonlyMap<string, ZipEntry>, limits: Limits): void {
  let total = 0;
  for (const entry of entries.values()) {
    total += entry.declaredBytes;
    const swells = entry.declaredBytes > RATIO_FLOOR_BYTES;
    if (swells && entry.declaredBytes > entry.packedBytes * limits.inflationRatio) refuse('zip-bomb');
  }
  if (total > limits.declaredBytes) refuse('zip-bomb');
}
