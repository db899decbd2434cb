/** Pixels at most: a small file can claim a picture that fills all memory. */
const MOST_PIXELS = 50_000_000;

/** Whether the bytes are one PNG from the first chunk to the last and nothing behind it. */
export function isSoundPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 57 || view.getUint32(12) !== 0x49484452) return false;
  if (view.getUint32(16) * view.getUint32(20) > MOST_PIXELS) return false;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = view.getUint32(at + 4);
    at += 12 + view.getUint32(at);
    if (type === 0x49454e44) return at === bytes.length;
  }
  return false;
}

/** Whether the bytes are one JPEG with a frame of bearable size, ending where it says it ends. */
export function isSoundJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 20 || view.getUint16(bytes.length - 2) !== 0xffd9) return false;
  let at = 2;
  while (at + 9 < bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return view.getUint16(at + 5) * view.getUint16(at + 7) <= MOST_PIXELS;
    at += 2 + view.getUint16(at + 2);
  }
  return false;
}

/** SOF0 to SOF15, without the tables that share the range (DHT, JPG, DAC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
