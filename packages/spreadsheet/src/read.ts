import { detectKind } from './detect.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { refusalOf, RefusalSignal } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { readText } from './text/read-text.ts';
import type { Workbook } from './workbook.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/** A workbook or the reason why there is none. */
export type ReadResult =
  { readonly ok: true; readonly value: Workbook } | { readonly ok: false; readonly refusal: Refusal };

/** Bounds that differ from the usual ones, and whether apostrophes put in by `writeCsv` are taken out again. */
export interface ReadOptions extends Partial<Limits> {
  readonly unneutralise?: boolean;
}

/**
 * Reads an .xlsx, .csv or .tsv from memory by what the bytes are, not by what the file is called. Never throws for
 * bad input, never fetches, computes or runs anything; what is refused leaves nothing behind.
 */
export function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): ReadResult {
  const { unneutralise: undo = false, ...bounds } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...bounds };
  if (bytes.length > limits.fileBytes) return { ok: false, refusal: refusalOf('file-too-large') };
  try {
    const kind = detectKind(bytes);
    return { ok: true, value: kind === 'zip' ? readXlsx(bytes, limits) : readText(bytes, limits, undo) };
  } catch (error) {
    if (error instanceof RefusalSignal) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
