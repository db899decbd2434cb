import type { Limits } from '../limits.ts';
import { xmlStream } from '../xml/stream.ts';
import type { XmlHandler } from '../xml/stream.ts';
import { openArchive } from '../zip/archive.ts';

/** The XML parts of a package under one set of bounds. */
export interface Parts {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Runs a part through a handler; false if the part is not there. */
  parse(name: string, handler: XmlHandler): boolean;
}

/** Opens the archive; bytes and elements are counted over all parts together. */
export function openParts(bytes: Uint8Array, limits: Limits): Parts {
  const archive = openArchive(bytes, limits);
  const budget = { left: limits.xmlElements };
  return {
    names: archive.names,
    has: (name) => archive.has(name),
    parse(name, handler) {
      const stream = xmlStream(handler, limits, budget);
      const found = archive.read(name, (piece) => stream.write(piece));
      if (found) stream.end();
      return found;
    },
  };
}
