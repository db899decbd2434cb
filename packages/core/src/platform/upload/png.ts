import { crc32 } from 'node:zlib';
import { orientationIn, orientationOnly } from './exif.ts';

/** Chunks that a picture is drawn from (PNG third edition, 5.6, and its animation); all others are notes. */
const DRAWN = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/** A sound PNG without its notes: texts, times, Exif; how it is turned is kept. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    const chunk = bytes.subarray(at, end);
    const type = Buffer.from(chunk.subarray(4, 8)).toString('latin1');
    if (DRAWN.has(type)) kept.push(chunk);
    const turned = type === 'eXIf' ? (orientationIn(chunk.subarray(8, -4)) ?? 1) : 1;
    if (turned !== 1) kept.push(chunkOf('eXIf', orientationOnly(turned)));
    at = end;
  }
  return Uint8Array.from(Buffer.concat(kept));
}

function chunkOf(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, check]);
}
