/** Tag of the orientation in the first directory of Exif (CIPA DC-008, 4.6.4). */
const ORIENTATION = 0x0112;

/** How a picture is turned (1 to 8) as the TIFF part of Exif says it; nothing when it does not. */
export function orientationIn(tiff: Uint8Array): number | undefined {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const order = tiff.length < 14 ? 0 : view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const isLittle = order === 0x4949;
  const at = entryOf(view, ORIENTATION, isLittle);
  const value = at === undefined ? 0 : view.getUint16(at + 8, isLittle);
  return value >= 1 && value <= 8 ? value : undefined;
}

/** Where the entry of a tag stands in the first directory. */
function entryOf(view: DataView, tag: number, isLittle: boolean): number | undefined {
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > view.byteLength) return undefined;
  const count = Math.min(view.getUint16(directory, isLittle), Math.floor((view.byteLength - directory - 2) / 12));
  const places = Array.from({ length: count }, (_, n) => directory + 2 + 12 * n);
  return places.find((at) => view.getUint16(at, isLittle) === tag);
}

/** The TIFF part of an Exif that says nothing but how the picture is turned: 26 bytes. */
export function orientationOnly(turned: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(turned, 18);
  return tiff;
}
