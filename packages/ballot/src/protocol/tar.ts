import { concat, fromUtf8, sameBytes, utf8 } from './bytes.ts';

/** One file of an archive. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

function octal(value: number, width: number): Uint8Array {
  return utf8(`${value.toString(8).padStart(width - 1, '0')}\0`);
}

function header(entry: TarEntry): Uint8Array {
  const block = new Uint8Array(BLOCK);
  block.set(utf8(entry.name), 0);
  block.set(octal(0o644, 8), 100);
  block.set(octal(0, 8), 108);
  block.set(octal(0, 8), 116);
  block.set(octal(entry.bytes.length, 12), 124);
  block.set(octal(0, 12), 136);
  block.set(utf8('        0'), 148);
  block.set(utf8('ustar\0' + '00'), 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return block;
}

/** A POSIX ustar archive in which nothing is left to chance: mode 0644, owner 0, time 0, files in the given order. */
export function writeTar(entries: readonly TarEntry[]): Uint8Array {
  const parts = entries.flatMap((entry) => {
    const padding = new Uint8Array((BLOCK - (entry.bytes.length % BLOCK)) % BLOCK);
    return [header(entry), entry.bytes, padding];
  });
  return concat(...parts, new Uint8Array(2 * BLOCK));
}

function readEntry(bytes: Uint8Array): TarEntry | null {
  const name = fromUtf8(bytes.subarray(0, 100))?.replace(/\0+$/, '') ?? '';
  const size = parseInt(fromUtf8(bytes.subarray(124, 135)) ?? '', 8);
  const fits = /^[a-zA-Z0-9.-]+$/.test(name) && size <= bytes.length - BLOCK;
  return fits ? { name, bytes: bytes.subarray(BLOCK, BLOCK + size) } : null;
}

/** Reads an archive that `writeTar` could have written, byte for byte; null for any other. */
export function readTar(bytes: Uint8Array): TarEntry[] | null {
  const entries: TarEntry[] = [];
  let at = 0;
  while (at + BLOCK <= bytes.length && bytes[at] !== 0) {
    const entry = readEntry(bytes.subarray(at));
    if (entry === null) return null;
    entries.push(entry);
    at += BLOCK + Math.ceil(entry.bytes.length / BLOCK) * BLOCK;
  }
  return sameBytes(writeTar(entries), bytes) ? entries : null;
}
