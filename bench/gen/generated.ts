// One district of size M, made from a seed: the same seed, the same rows.
import { heldOf, meetingTables } from './meetings.ts';
import type { Table } from './rows.ts';
import { unitTables, wardsOf, type Ward } from './units.ts';

/** The wards and all rows, in the order in which they can be written. */
export function generated(seed: number): { readonly wards: readonly Ward[]; readonly tables: readonly Table[] } {
  const wards = wardsOf(seed);
  return { wards, tables: [...unitTables(seed, wards), ...meetingTables(seed, heldOf(seed, wards))] };
}
