import { refuse } from '../refusal.ts';

/** Where the central directory lies and how many entries it claims. */
export interface EndRecord {
  readonly entryCount: number;
  readonly directoryStart: number;
  readonly directoryBytes: number;
  /** First byte after the directory: the end record, or the ZIP64 end record before it. */
  readonly directoryEnd: number;
}

const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_BYTES = 56;
const END_SEARCH_BYTES = 65_557;

/**
 * Reads the end of the archive (APPNOTE 4.3.16). It must be the very last bytes, without a comment: anything after it
 * is what polyglot files are made of.
 */
export function readEndRecord(view: DataView): EndRecord {
  const end = view.byteLength - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) {
    return refuse(hasEndRecord(view) ? 'zip-structure' : 'cut-off');
  }
  if (!isPlainEnd(view, end)) return refuse('zip-structure');
  const zip64 = readZip64(view, end);
  if (zip64 !== undefined) return zip64;
  return {
    entryCount: view.getUint16(end + 10, true),
    directoryBytes: view.getUint32(end + 12, true),
    directoryStart: view.getUint32(end + 16, true),
    directoryEnd: end,
  };
}

/** One disk, all entries on it, no comment. */
function isPlainEnd(view: DataView, end: number): boolean {
  const onOneDisk = view.getUint16(end + 4, true) === 0 && view.getUint16(end + 6, true) === 0;
  const sameCount = view.getUint16(end + 8, true) === view.getUint16(end + 10, true);
  return onOneDisk && sameCount && view.getUint16(end + 20, true) === 0;
}

/** Whether an end record stands anywhere near the end: the mark of an archive with something glued on. */
export function hasEndRecord(view: DataView): boolean {
  const last = Math.max(0, view.byteLength - END_SEARCH_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= last; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return true;
  }
  return false;
}

function readZip64(view: DataView, end: number): EndRecord | undefined {
  const locator = end - ZIP64_LOCATOR_BYTES;
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR_SIGNATURE) return undefined;
  const at = locator - ZIP64_END_BYTES;
  if (at < 0 || Number(view.getBigUint64(locator + 8, true)) !== at) return refuse('zip-structure');
  if (view.getUint32(at, true) !== ZIP64_END_SIGNATURE) return refuse('zip-structure');
  return {
    entryCount: Number(view.getBigUint64(at + 32, true)),
    directoryBytes: Number(view.getBigUint64(at + 40, true)),
    directoryStart: Number(view.getBigUint64(at + 48, true)),
    directoryEnd: at,
  };
}
