import { deflateSync, inflateSync } from 'node:zlib';
import { pngOf } from '../qr-image.ts';

/** A picture in grey, one byte a pixel, row by row. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const HEADER = /^P5\s+(\d+)\s+(\d+)\s+255\s/u;

/** Reads a binary PGM, as `pdftoppm -gray` writes it. @throws Error for anything else. */
export function readPgm(file: Buffer): GreyPicture {
  const found = HEADER.exec(file.toString('latin1', 0, 64));
  if (!found) throw new Error('not a binary PGM');
  const [head, width = '', height = ''] = found;
  return { width: Number(width), height: Number(height), pixels: new Uint8Array(file.subarray(head.length)) };
}

/** The picture as a PNG that any viewer shows, rows unfiltered so that `readOwnPng` stays small. */
export function writePng({ width, height, pixels }: GreyPicture): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(y * width, (y + 1) * width)]),
  );
  return pngOf({ width, height }, deflateSync(Buffer.concat(rows), { level: 9 }));
}

/** Reads a PNG of `writePng`. @throws Error for any other. */
export function readOwnPng(file: Uint8Array): GreyPicture {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const length = view.getUint32(33);
  const rows = inflateSync(file.subarray(41, 41 + length));
  if (rows.length !== height * (width + 1)) throw new Error('not a PNG of ours');
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) pixels.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width);
  return { width, height, pixels };
}

/** Side of the squares that are compared by their mean: letters may be smoothed otherwise, lines may not move. */
const SQUARE = 6;
/** A square whose mean differs by more than this, of 255, is another square. */
const TOLERANCE = 40;

/** The part of the squares that differ, 0 to 1; 1 when the sizes do. */
export function difference(a: GreyPicture, b: GreyPicture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  const [across, down] = [Math.ceil(a.width / SQUARE), Math.ceil(a.height / SQUARE)];
  let other = 0;
  for (let square = 0; square < across * down; square += 1) {
    const [x, y] = [(square % across) * SQUARE, Math.floor(square / across) * SQUARE];
    if (Math.abs(meanAt(a, x, y) - meanAt(b, x, y)) > TOLERANCE) other += 1;
  }
  return other / (across * down);
}

function meanAt({ width, height, pixels }: GreyPicture, left: number, top: number): number {
  let [sum, count] = [0, 0];
  for (let y = top; y < Math.min(top + SQUARE, height); y += 1) {
    for (let x = left; x < Math.min(left + SQUARE, width); x += 1) {
      sum += pixels[y * width + x] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}
