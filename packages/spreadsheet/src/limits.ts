/** How much of a file the reader is willing to look at. Every bound ends in a refusal, never in a cut-off table. */
export interface Limits {
  /** Bytes of the file as sent. */
  readonly fileBytes: number;
  /** Entries in the archive, used or not. */
  readonly zipEntries: number;
  /** Sum of the unpacked sizes the archive declares, used or not. */
  readonly declaredBytes: number;
  /** Bytes really unpacked, over all parts that are read. */
  readonly inflatedBytes: number;
  /** Unpacked over packed size of one entry, looked at from 1 MiB up. */
  readonly inflationRatio: number;
  /** Nesting of elements in one XML part. */
  readonly xmlDepth: number;
  /** Elements over all XML parts. */
  readonly xmlElements: number;
  /** Sheets in a workbook. */
  readonly sheets: number;
  /** Filled cells over all sheets; an empty cell that only has a format costs an element, not a cell. */
  readonly cells: number;
  /** Merged ranges over all sheets. */
  readonly merges: number;
  /** Characters in one cell (Excel itself stops at 32,767). */
  readonly cellCharacters: number;
  /** Characters over all cells, because one shared string can be named by any number of cells. */
  readonly totalCharacters: number;
}

const MIB = 1024 * 1024;

/** Bounds wide enough for 20,000 rows by 10 columns and narrow enough for 2 s of CPU and 256 MiB. */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 10 * MIB,
  zipEntries: 1000,
  declaredBytes: 128 * MIB,
  inflatedBytes: 40 * MIB,
  inflationRatio: 250,
  xmlDepth: 64,
  xmlElements: 2_000_000,
  sheets: 64,
  cells: 300_000,
  merges: 50_000,
  cellCharacters: 32_767,
  totalCharacters: 16 * MIB,
};
