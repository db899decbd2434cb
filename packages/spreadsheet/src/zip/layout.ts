import { refuse } from '../refusal.ts';
import type { ZipEntry } from './directory.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const FLAG_SIZES_FOLLOW = 0x0008;
const LONGEST_DESCRIPTOR = 24;

/** Where the packed bytes of an entry begin. */
export type DataStarts = ReadonlyMap<ZipEntry, number>;

/**
 * Checks that the entries lie one behind the other from byte 0 to the directory: no overlap (one packed block counted
 * many times), no gap (room for a second file), and each local header names what the directory names.
 */
export function layOut(bytes: Uint8Array, entries: Iterable<ZipEntry>): DataStarts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inOrder = [...entries].sort((a, b) => a.headerStart - b.headerStart);
  const starts = new Map<ZipEntry, number>();
  let gap = { from: 0, room: 0 };
  for (const entry of inOrder) {
    refuseGap(gap, entry.headerStart);
    const start = dataStart(bytes, view, entry);
    starts.set(entry, start);
    const room = entry.flags & FLAG_SIZES_FOLLOW ? LONGEST_DESCRIPTOR : 0;
    gap = { from: start + entry.packedBytes, room };
  }
  const firstHeader = inOrder.map((entry) => entry.directoryHeaderStart).reduce((a, b) => Math.min(a, b), Infinity);
  refuseGap(gap, firstHeader);
  return starts;
}

function refuseGap(gap: { from: number; room: number }, next: number): void {
  if (next < gap.from || next > gap.from + gap.room) refuse('zip-structure');
}

function dataStart(bytes: Uint8Array, view: DataView, entry: ZipEntry): number {
  const at = entry.headerStart;
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) return refuse('zip-structure');
  const nameEnd = at + LOCAL_BYTES + view.getUint16(at + 26, true);
  const start = nameEnd + view.getUint16(at + 28, true);
  const sameMethod = view.getUint16(at + 8, true) === entry.method;
  const sameName = new TextDecoder('utf-8').decode(bytes.subarray(at + LOCAL_BYTES, nameEnd)) === entry.name;
  if (!sameMethod || !sameName || start + entry.packedBytes > bytes.length) return refuse('zip-structure');
  return start;
}
