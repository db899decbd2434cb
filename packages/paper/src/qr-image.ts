import { crc32, deflateSync } from 'node:zlib';
import { encodeQR } from 'qr';

const PRINTABLE_ASCII = /^[\x20-\x7e]{1,1800}$/u;
const QUIET_MODULES = 4;
const PIXELS_PER_MODULE = 8;
const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const GRAYSCALE = 0;

/**
 * Checks what a printed code is to carry: 1 to 1,800 characters of ASCII, because readers disagree
 * on the encoding of anything else and a denser code does not survive an office printer.
 * @throws RangeError otherwise (addresses must come percent-encoded, keys as base64url or base45).
 */
export function qrPayload(text: string): string {
  if (!PRINTABLE_ASCII.test(text)) throw new RangeError('a printed code carries 1 to 1,800 ASCII characters');
  return text;
}

/** The code as SVG text, error correction "medium", four quiet modules around it. */
export function qrSvg(payload: string): string {
  return encodeQR(qrPayload(payload), 'svg', { ecc: 'medium', border: QUIET_MODULES });
}

/** The code as a PNG (one byte of grey per pixel, 8 pixels a module), for word processors. */
export function qrPng(payload: string): Uint8Array {
  const modules = encodeQR(qrPayload(payload), 'raw', { ecc: 'medium', border: QUIET_MODULES });
  const side = modules.length * PIXELS_PER_MODULE;
  const pixels = deflateSync(Buffer.concat(modules.flatMap((row) => scanLines(row))));
  return pngOf({ width: side, height: side }, pixels);
}

/** A grey PNG of one byte a pixel around packed scan lines, each behind its filter byte. */
export function pngOf(
  { width, height }: { readonly width: number; readonly height: number },
  packed: Uint8Array,
): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, GRAYSCALE, 0, 0, 0], 8);
  return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', new Uint8Array())]);
}

function scanLines(row: readonly boolean[]): Uint8Array[] {
  const line = new Uint8Array(1 + row.length * PIXELS_PER_MODULE);
  row.forEach((dark, column) => {
    const start = 1 + column * PIXELS_PER_MODULE;
    line.fill(dark ? 0x00 : 0xff, start, start + PIXELS_PER_MODULE);
  });
  return Array.from({ length: PIXELS_PER_MODULE }, () => line);
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(body.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}
