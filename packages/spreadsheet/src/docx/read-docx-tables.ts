import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { refusalOf, refuse, RefusalSignal, type Refusal } from '../refusal.ts';
import { attributeByLocalName, xmlStream, type Attributes, type XmlHandler } from '../xml/stream.ts';
import { openArchive } from '../zip/archive.ts';

/** A table of a text: rows of cells, each the text of its paragraphs, one a line. A cell that spans is repeated as empty. */
export type DocxTable = readonly (readonly string[])[];

/** The tables of a text, or the reason why it was not read. */
export type DocxTables =
  { readonly ok: true; readonly value: readonly DocxTable[] } | { readonly ok: false; readonly refusal: Refusal };

const MAIN_PART = 'word/document.xml';
const MOST_COLUMNS = 40;
const SPACES: ReadonlyMap<string, string> = new Map([
  ['br', '\n'],
  ['tab', ' '],
]);

/**
 * Reads the tables of a .docx from memory within the same bounds as a workbook: counted unpacking, no document types,
 * nothing fetched, no macros. A table inside a cell is left out. Never throws for bad input.
 */
export function readDocxTables(bytes: Uint8Array, bounds: Partial<Limits> = {}): DocxTables {
  const limits: Limits = { ...DEFAULT_LIMITS, ...bounds };
  if (bytes.length > limits.fileBytes) return { ok: false, refusal: refusalOf('file-too-large') };
  try {
    return { ok: true, value: tablesIn(bytes, limits) };
  } catch (error) {
    if (error instanceof RefusalSignal) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function tablesIn(bytes: Uint8Array, limits: Limits): DocxTable[] {
  const archive = openArchive(bytes, limits);
  if (archive.names.some((name) => /vbaProject|vbaData/i.test(name))) refuse('macro');
  if (archive.names.some((name) => /activeX|oleObject|\/embeddings\//i.test(name))) refuse('embedded-object');
  const reader = new TableReader(limits);
  const stream = xmlStream(reader, limits, { left: limits.xmlElements });
  if (!archive.read(MAIN_PART, (piece) => stream.write(piece))) refuse('other-archive');
  stream.end();
  return reader.tables;
}

/** Collects the tables of the main part; WordprocessingML tells by tbl, tr, tc, p and t (ECMA-376 part 1, 17.4). */
class TableReader implements XmlHandler {
  readonly tables: string[][][] = [];
  readonly #limits: Limits;
  #depth = 0;
  #row: string[] = [];
  #cell = '';
  #span = 1;
  #isText = false;
  #cells = 0;
  #characters = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'tbl') this.#openTable();
    if (this.#depth !== 1) return;
    this.#isText = name === 't';
    if (name === 'tr') this.#row = [];
    if (name === 'tc') [this.#cell, this.#span] = ['', 1];
    if (name === 'gridSpan') this.#span = spanOf(attributeByLocalName(attributes, 'val'));
    this.#add(SPACES.get(name) ?? '');
  }

  close(name: string): void {
    if (name === 'tbl') this.#depth -= 1;
    this.#isText = false;
    if (this.#depth !== 1) return;
    if (name === 'p') this.#add('\n');
    if (name === 'tc') this.#closeCell();
    if (name === 'tr') this.tables.at(-1)?.push(this.#row);
  }

  text(text: string): void {
    if (this.#isText && this.#depth === 1) this.#add(text);
  }

  #openTable(): void {
    this.#depth += 1;
    if (this.#depth === 1) this.tables.push([]);
    if (this.tables.length > this.#limits.sheets * 10) refuse('too-many-sheets');
  }

  #add(text: string): void {
    this.#cell += text;
    this.#characters += text.length;
    if (this.#cell.length > this.#limits.cellCharacters) refuse('cell-too-long');
    if (this.#characters > this.#limits.totalCharacters) refuse('too-much-text');
  }

  #closeCell(): void {
    const spanned = Array.from({ length: this.#span - 1 }, () => '');
    this.#row.push(this.#cell.trim(), ...spanned);
    this.#cells += this.#span;
    if (this.#cells > this.#limits.cells || this.#row.length > MOST_COLUMNS * 10) refuse('too-many-cells');
  }
}

const spanOf = (value: string | undefined): number =>
  value !== undefined && /^\d{1,2}$/.test(value) ? Math.min(Math.max(1, Number(value)), MOST_COLUMNS) : 1;
