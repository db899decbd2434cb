// What a generator makes: rows of tables, the same for the same seed, and their checksum.
import { createHash } from 'node:crypto';

export { chanceOf } from '@guong/core/testing/chance';

/** One row, without its tenant: columns by name, dates and instants as text. */
export type Row = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
/** Rows of one table, in the order in which they are written; all have the same columns. */
export interface Table {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Stands in a row for the unit at the top of the committee, which is founded by the product. */
export const ROOT = '$root';

/** A UUID that follows from the seed and from what it names. */
export function idOf(seed: number, what: string, n: number): string {
  const hex = createHash('sha256')
    .update(`${String(seed)} ${what} ${String(n)}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** SHA-256 in hexadecimal over every row of every table. */
export function checksumOf(tables: readonly Table[]): string {
  const hash = createHash('sha256');
  for (const { name, rows } of tables) for (const row of rows) hash.update(`${name} ${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}
