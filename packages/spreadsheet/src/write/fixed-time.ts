import { DEFAULT_LIMITS } from '../limits.ts';
import { readDirectory } from '../zip/directory.ts';

const FIRST_ZIP_DAY = 0x0021;

/** Sets all times in an archive to 1980-01-01, so that the same content gives the same bytes whenever it is written. */
export function fixTimes(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const limits = { ...DEFAULT_LIMITS, zipEntries: Infinity, declaredBytes: Infinity, inflationRatio: Infinity };
  for (const entry of readDirectory(bytes, limits).values()) {
    for (const at of [entry.headerStart + 10, entry.directoryHeaderStart + 12]) {
      view.setUint16(at, 0, true);
      view.setUint16(at + 2, FIRST_ZIP_DAY, true);
    }
  }
  return bytes;
}
