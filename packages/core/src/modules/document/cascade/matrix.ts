import { z } from 'zod';
import { daysBetween } from '../days-between.ts';
import { COVER_OF, COVERS, OBLIGATION_STATES, type Cover } from './obligation.schema.ts';
import type { StandingRow } from './standing.figures.ts';

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

/** Counts obligations into the four figures. */
export function coversOf(rows: readonly Pick<StandingRow, 'state'>[]): Covers {
  const counts: Record<Cover, number> = { covered: 0, late: 0, missing: 0, exempt: 0 };
  for (const { state } of rows) counts[COVER_OF[state]] += 1;
  return counts;
}

/** How many were obliged: the sum of the four figures. */
export const obligedIn = (covers: Covers): number => COVERS.reduce((sum, cover) => sum + covers[cover], 0);

const dutyKey = (row: StandingRow): string => `${row.document_id} ${row.required_type}`;

/**
 * Lays obligations out as units by duties: duties by the day of their document; units by their first duty, then in the
 * order given, so that those who were asked the same stand together.
 */
export function arrange(rows: readonly StandingRow[], units: readonly Named[]): Matrix {
  const byDuty = grouped(rows, dutyKey);
  const byUnit = grouped(rows, (row) => row.unit_id);
  const known = new Set(units.map(({ unitId }) => unitId));
  const gone = [...byUnit.keys()].filter((unitId) => !known.has(unitId)).map((unitId) => ({ unitId, name: '–' }));
  const order = [...byDuty.keys()];
  const lines = [...units, ...gone].flatMap(({ unitId, name }) => {
    const own = byUnit.get(unitId);
    if (own === undefined) return [];
    const cells = new Map(own.map((row) => [dutyKey(row), cellOf(row)]));
    return [{ unitId, name, covers: coversOf(own), cells: order.map((key) => cells.get(key) ?? null) }];
  });
  return {
    duties: [...byDuty.values()].map(dutyOf),
    units: lines
      .map((line) => ({ line, first: line.cells.findIndex((cell) => cell !== null) }))
      .sort((a, b) => a.first - b.first)
      .map(({ line }) => line),
    covers: coversOf(rows),
    medianLagDays: medianOf(rows.flatMap((row) => lagOf(row) ?? [])),
  };
}

function dutyOf(rows: readonly StandingRow[]): Matrix['duties'][number] {
  const [first] = rows;
  if (!first) throw new Error('a duty has rows');
  return {
    documentId: first.document_id,
    symbol: first.symbol,
    title: first.title,
    issuedOn: first.issued_on,
    requiredType: first.required_type,
    task: first.task,
    dueOn: rows.reduce((latest, { due_on: dueOn }) => (dueOn > latest ? dueOn : latest), first.due_on),
    covers: coversOf(rows),
  };
}

const lagOf = (row: StandingRow): number | null =>
  row.answered_on === null ? null : daysBetween(row.issued_on, row.answered_on);

const cellOf = (row: StandingRow): MatrixCell => ({
  obligationId: row.obligation_id,
  state: row.state,
  dueOn: row.due_on,
  answeredOn: row.answered_on,
  lagDays: lagOf(row),
  ownSymbol: row.own_symbol,
});

function grouped(rows: readonly StandingRow[], keyOf: (row: StandingRow) => string): Map<string, StandingRow[]> {
  const groups = new Map<string, StandingRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** The middle of some numbers; of an even count the mean of the two in the middle; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
