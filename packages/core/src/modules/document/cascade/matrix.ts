import { z } from 'zod';
import { COVER_OF, COVERS, OBLIGATION_STATES, type Cover, type ObligationState } from './obligation.schema.ts';
import type { CellRow, DutyRow } from './standing.figures.ts';

/** How many obligations are counted in each figure; their sum is how many were obliged. */
export const Covers = z.object({ covered: z.int(), late: z.int(), missing: z.int(), exempt: z.int() });
/** How many obligations are counted in each figure. */
export type Covers = z.infer<typeof Covers>;

const Cell = z.object({
  obligationId: z.uuid(),
  state: z.enum(OBLIGATION_STATES),
  dueOn: z.string(),
  /** The day of the own document, or of carrying it out otherwise. */
  answeredOn: z.string().nullable(),
  lagDays: z.int().nullable(),
  ownSymbol: z.string().nullable(),
  /** The answer that the unit took back, and why; null when none was, or when it has answered anew. */
  recalled: z.object({ symbol: z.string(), because: z.string() }).nullable(),
});
/** Where one unit stands with one duty. */
export type MatrixCell = z.infer<typeof Cell>;

/** Units by duties; `cells` of a unit stand in the order of the duties, null where the unit was not asked. */
export const Matrix = z.object({
  duties: z.array(
    z.object({
      documentId: z.uuid(),
      symbol: z.string(),
      title: z.string(),
      issuedOn: z.string(),
      requiredType: z.string(),
      task: z.string(),
      /** The latest day set for any unit. */
      dueOn: z.string(),
      covers: Covers,
    }),
  ),
  units: z.array(z.object({ unitId: z.uuid(), name: z.string(), covers: Covers, cells: z.array(Cell.nullable()) })),
  covers: Covers,
  /** Half of the answers came sooner (H2); null while there is no answer. */
  medianLagDays: z.number().nullable(),
});
/** Units by duties. */
export type Matrix = z.infer<typeof Matrix>;

interface Named {
  readonly unitId: string;
  readonly name: string;
}

/** The counts of states, added up to the four figures. */
export function coversFrom(counts: readonly { readonly state: ObligationState; readonly count: number }[]): Covers {
  const covers: Record<Cover, number> = { covered: 0, late: 0, missing: 0, exempt: 0 };
  for (const { state, count } of counts) covers[COVER_OF[state]] += count;
  return covers;
}

/** Counts obligations into the four figures. */
export function coversOf(rows: readonly { readonly state: ObligationState }[]): Covers {
  const counts: Record<Cover, number> = { covered: 0, late: 0, missing: 0, exempt: 0 };
  for (const { state } of rows) counts[COVER_OF[state]] += 1;
  return counts;
}

/** How many were obliged: the sum of the four figures. */
export const obligedIn = (covers: Covers): number => COVERS.reduce((sum, cover) => sum + covers[cover], 0);

/** The obligations of a scope, the duties they belong to in the order shown, and the units in the order of the tree. */
export interface Obliged {
  readonly cells: readonly CellRow[];
  readonly duties: readonly DutyRow[];
  readonly units: readonly Named[];
}

const dutyKey = (row: Pick<CellRow, 'document_id' | 'required_type'>): string =>
  `${row.document_id} ${row.required_type}`;

/** Of each duty the obligation whose words speak for it: the one to be answered first. */
export const firstOfDuties = (cells: readonly CellRow[]): CellRow[] =>
  [...Map.groupBy(cells, dutyKey).values()].map((rows) =>
    rows.reduce((first, row) => (comesBefore(row, first) ? row : first)),
  );
const comesBefore = (a: CellRow, b: CellRow): boolean =>
  a.due_on < b.due_on || (a.due_on === b.due_on && a.obligation_id < b.obligation_id);

/**
 * Lays obligations out as units by duties; units by their first duty, then in the order given, so that those who were
 * asked the same stand together.
 */
export function arrange({ cells: rows, duties, units }: Obliged): Matrix {
  const place = new Map(duties.map((duty, at) => [dutyKey(duty), at]));
  const byDuty = duties.map((): CellRow[] => []);
  const byUnit = new Map<string, (CellRow | null)[]>();
  for (const row of rows) {
    const at = place.get(dutyKey(row));
    if (at === undefined) throw new Error('an obligation belongs to a duty');
    byDuty[at]?.push(row);
    const line = byUnit.get(row.unit_id) ?? duties.map(() => null);
    line[at] = row;
    byUnit.set(row.unit_id, line);
  }
  return {
    duties: duties.map((duty, at) => dutyOf(duty, byDuty[at] ?? [])),
    units: linesOf(byUnit, units),
    covers: coversOf(rows),
    medianLagDays: medianOf(rows.flatMap(({ lag_days: lag }) => lag ?? [])),
  };
}

function linesOf(byUnit: ReadonlyMap<string, readonly (CellRow | null)[]>, units: readonly Named[]): Matrix['units'] {
  const known = new Set(units.map(({ unitId }) => unitId));
  const unknown = [...byUnit.keys()].filter((unitId) => !known.has(unitId)).map((unitId) => ({ unitId, name: '–' }));
  const lines = [...units, ...unknown].flatMap(({ unitId, name }) => {
    const own = byUnit.get(unitId);
    if (own === undefined) return [];
    const first = own.findIndex((row) => row !== null);
    const covers = coversOf(own.flatMap((row) => row ?? []));
    return [{ first, line: { unitId, name, covers, cells: own.map((row) => row && cellOf(row)) } }];
  });
  return lines.sort((a, b) => a.first - b.first).map(({ line }) => line);
}

const dutyOf = (duty: DutyRow, rows: readonly CellRow[]): Matrix['duties'][number] => ({
  documentId: duty.document_id,
  symbol: duty.symbol,
  title: duty.title,
  issuedOn: duty.issued_on,
  requiredType: duty.required_type,
  task: duty.task,
  dueOn: rows.reduce((latest, { due_on: dueOn }) => (dueOn > latest ? dueOn : latest), ''),
  covers: coversOf(rows),
});

const cellOf = (row: CellRow): MatrixCell => ({
  obligationId: row.obligation_id,
  state: row.state,
  dueOn: row.due_on,
  answeredOn: row.answered_on,
  lagDays: row.lag_days,
  ownSymbol: row.own_symbol,
  recalled: recalledIn(row),
});

const recalledIn = ({ recalled_symbol: symbol, recalled_because: because }: CellRow): MatrixCell['recalled'] =>
  symbol === null || because === null ? null : { symbol, because };

/** The middle of some numbers; of an even count the mean of the two in the middle; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
