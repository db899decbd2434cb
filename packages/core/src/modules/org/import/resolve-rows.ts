import type { ImportRowRecord } from './import.tables.ts';

/** What becomes of a row: left out, still to be decided, somebody already there, or a new person begun by a row. */
export type Resolution =
  | { readonly kind: 'left_out' }
  | { readonly kind: 'undecided' }
  | { readonly kind: 'known'; readonly personId: string }
  | { readonly kind: 'new'; readonly rowNo: number };

/** The columns of a row that decide what becomes of it. */
export type DecidingRow = Pick<
  ImportRowRecord,
  | 'row_no'
  | 'is_record'
  | 'is_blocked'
  | 'is_asked'
  | 'lead_row_no'
  | 'match_person_id'
  | 'decision'
  | 'decision_person_id'
  | 'decision_row_no'
>;

/**
 * Follows proposals and decisions row by row, in the order of the sheet. Rows of one person go where the first of them
 * goes; when that one is left out, the next one begins. Records only.
 */
export function resolveRows(rows: readonly DecidingRow[]): Map<number, Resolution> {
  const found = new Map<number, Resolution>();
  const heirs = new Map<number, Resolution>();
  for (const row of rows) {
    if (!row.is_record) continue;
    const resolution = decided(row, found) ?? proposed(row, heirs);
    found.set(row.row_no, resolution);
    if (resolution.kind !== 'left_out' && !heirs.has(row.lead_row_no)) heirs.set(row.lead_row_no, resolution);
  }
  return found;
}

function decided(row: DecidingRow, found: ReadonlyMap<number, Resolution>): Resolution | undefined {
  if (row.decision === 'leave_out') return { kind: 'left_out' };
  if (row.is_blocked) return { kind: 'undecided' };
  if (row.decision === 'different') return { kind: 'new', rowNo: row.row_no };
  if (row.decision_person_id !== null) return { kind: 'known', personId: row.decision_person_id };
  if (row.decision_row_no === null) return undefined;
  const other = found.get(row.decision_row_no);
  return other && other.kind !== 'left_out' ? other : { kind: 'new', rowNo: row.row_no };
}

function proposed(row: DecidingRow, heirs: ReadonlyMap<number, Resolution>): Resolution {
  const heir = row.lead_row_no === row.row_no ? undefined : heirs.get(row.lead_row_no);
  if (heir) return heir;
  if (row.is_asked) return { kind: 'undecided' };
  if (row.match_person_id !== null) return { kind: 'known', personId: row.match_person_id };
  return { kind: 'new', rowNo: row.row_no };
}

/** How many people, of which kinds, and what still stands in the way. */
export function countsOf(rows: readonly DecidingRow[]) {
  const resolved = resolveRows(rows);
  const fresh = new Set<number>();
  const known = new Set<string>();
  let taken = 0;
  for (const resolution of resolved.values()) {
    if (resolution.kind === 'new') fresh.add(resolution.rowNo);
    if (resolution.kind === 'known') known.add(resolution.personId);
    if (resolution.kind === 'new' || resolution.kind === 'known') taken += 1;
  }
  const isLeft = (row: DecidingRow): boolean => row.decision === 'leave_out';
  const blocked = rows.filter((row) => row.is_record && row.is_blocked && !isLeft(row)).length;
  const undecided = rows.filter((row) => resolved.get(row.row_no)?.kind === 'undecided' && !row.is_blocked).length;
  return {
    people: fresh.size + known.size,
    newPeople: fresh.size,
    knownPeople: known.size,
    repeatedRows: taken - fresh.size - known.size,
    blocked,
    undecided,
  };
}
