import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { refusalOf, refuse, RefusalSignal, type Refusal } from '../refusal.ts';
import { xmlStream, type XmlHandler } from '../xml/stream.ts';
import { openArchive } from '../zip/archive.ts';

/** The XML of the parts that were asked for, by their names; or the reason why the file was not read. */
export type DocxParts =
  | { readonly ok: true; readonly value: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly refusal: Refusal };

/** The parts wanted of a .docx, by the names they bear in it. */
export interface WantedParts {
  readonly isWanted: (name: string) => boolean;
  readonly bounds?: Partial<Limits>;
}

const NOBODY: XmlHandler = {
  open() {
    // Only whether it is well formed is asked here.
  },
};

/**
 * Reads XML parts of a .docx as text, within the bounds of a workbook: counted unpacking, no doubled names, well formed,
 * UTF-8, no document types. Never throws for bad input.
 */
export function readDocxParts(bytes: Uint8Array, { isWanted, bounds = {} }: WantedParts): DocxParts {
  const limits: Limits = { ...DEFAULT_LIMITS, ...bounds };
  if (bytes.length > limits.fileBytes) return { ok: false, refusal: refusalOf('file-too-large') };
  try {
    return { ok: true, value: partsIn(bytes, limits, isWanted) };
  } catch (error) {
    if (error instanceof RefusalSignal) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function partsIn(bytes: Uint8Array, limits: Limits, isWanted: WantedParts['isWanted']): Map<string, string> {
  const archive = openArchive(bytes, limits);
  if (!archive.has('word/document.xml')) refuse('other-archive');
  const budget = { left: limits.xmlElements };
  const parts = new Map<string, string>();
  for (const name of archive.names.filter(isWanted)) {
    const decoder = new TextDecoder('utf-8');
    const stream = xmlStream(NOBODY, limits, budget);
    let text = '';
    archive.read(name, (piece) => {
      stream.write(piece);
      text += decoder.decode(piece, { stream: true });
    });
    stream.end();
    parts.set(name, text + decoder.decode());
  }
  return parts;
}
