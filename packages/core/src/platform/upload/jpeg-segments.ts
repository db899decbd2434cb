const SCAN = 0xda;
const END = 0xd9;

/** The segments of a JPEG up to its end, the first two bytes first; nothing when one does not fit. What follows is left out. */
export function jpegSegments(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const segments = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 2 <= bytes.length && bytes[at] === 0xff) {
    if (bytes[at + 1] === END) return [...segments, bytes.subarray(at, at + 2)];
    const end = segmentEnd(bytes, at);
    if (end === undefined) return undefined;
    segments.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** Where a segment ends; that of a scan ends where its picture data does. Padding (FF FF) is a segment of one byte. */
function segmentEnd(bytes: Uint8Array, at: number): number | undefined {
  const marker = bytes[at + 1] ?? 0;
  if (marker === 0xff) return at + 1;
  const size = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  const end = at + 2 + size;
  if (size < 2 || end > bytes.length) return undefined;
  return marker === SCAN ? dataEnd(bytes, end) : end;
}

/** Inside picture data FF is followed by 0, by a restart (D0 to D7), or by another FF. */
const isData = (next: number): boolean => next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);

function dataEnd(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return undefined;
    if (!isData(next)) return at;
  }
  return undefined;
}
