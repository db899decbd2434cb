import { Inflate } from 'fflate';
import type { Limits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { crc32 } from './crc32.ts';
import { readDirectory } from './directory.ts';
import type { ZipEntry } from './directory.ts';
import { layOut } from './layout.ts';

const STORED = 0;
const DEFLATED = 8;
/** Deflate grows at most 1,032-fold, so one push yields at most 16 MiB before the count is looked at again. */
const PUSH_BYTES = 16 * 1024;

/** An archive whose directory has been checked; parts are unpacked one by one, in pieces, within one budget. */
export interface Archive {
  /** Names as written in the archive. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacks a part piece by piece; false if there is no such part. Refuses at the byte that breaks a bound. */
  read(name: string, sink: (piece: Uint8Array) => void): boolean;
}

/** Opens an archive in memory. Nothing is unpacked yet and no name is ever used as a path. */
export function openArchive(bytes: Uint8Array, limits: Limits): Archive {
  const entries = readDirectory(bytes, limits);
  const starts = layOut(bytes, entries.values());
  const budget = { left: limits.inflatedBytes };
  return {
    names: [...entries.values()].map((entry) => entry.name),
    has: (name) => entries.has(name.toLowerCase()),
    read(name, sink) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) return false;
      const start = starts.get(entry) ?? 0;
      const gauge = new Gauge(entry, budget, sink);
      unpack(bytes.subarray(start, start + entry.packedBytes), entry.method, (piece) => gauge.take(piece));
      gauge.finish();
      return true;
    },
  };
}

/** Counts what really comes out: the declared size is only a claim. */
class Gauge {
  readonly #entry: ZipEntry;
  readonly #budget: { left: number };
  readonly #sink: (piece: Uint8Array) => void;
  #taken = 0;
  #crc = 0;

  constructor(entry: ZipEntry, budget: { left: number }, sink: (piece: Uint8Array) => void) {
    this.#entry = entry;
    this.#budget = budget;
    this.#sink = sink;
  }

  take(piece: Uint8Array): void {
    this.#taken += piece.length;
    this.#budget.left -= piece.length;
    if (this.#budget.left < 0) refuse('zip-bomb');
    if (this.#taken > this.#entry.declaredBytes) refuse('zip-size-lie');
    this.#crc = crc32(piece, this.#crc);
    this.#sink(piece);
  }

  finish(): void {
    if (this.#taken !== this.#entry.declaredBytes) refuse('zip-size-lie');
    if (this.#crc !== this.#entry.crc) refuse('broken');
  }
}

function unpack(packed: Uint8Array, method: number, take: (piece: Uint8Array) => void): void {
  if (method !== STORED && method !== DEFLATED) return refuse('zip-method');
  if (method === STORED) {
    for (let at = 0; at < packed.length; at += PUSH_BYTES) take(packed.subarray(at, at + PUSH_BYTES));
    return;
  }
  let piece: Uint8Array = new Uint8Array(0);
  const inflate = new Inflate((out) => {
    piece = out;
  });
  for (let at = 0; at < packed.length; at += PUSH_BYTES) {
    const push = () => inflate.push(packed.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= packed.length);
    if (!succeeds(push)) refuse('broken');
    if (piece.length > 0) take(piece);
  }
}

/** The inflater throws for bad data and for nothing else; the sink runs outside, so that a bug in it is not hidden. */
function succeeds(push: () => void): boolean {
  try {
    push();
    return true;
  } catch {
    return false;
  }
}
