import type { DataRow } from '@guong/spreadsheet';
import { dayOf, keptSaid, say, saidWhole, type Said } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import type { ImportKind, StaticCounts } from './import.schema.ts';
import type { ImportRowRecord } from './import.tables.ts';
import { knownPeople } from './known-people.sql.ts';
import { creationNotes } from './missing-places.ts';
import type { FoundList } from './read-list.ts';
import { readRow, type ReadRow, type RowContext } from './read-row.ts';
import { byName, identities, type Identity } from './twins.ts';

/** The rows of a reading as they are stored, and what they count. */
export interface Preview {
  readonly rows: readonly ImportRowRecord[];
  readonly counts: StaticCounts;
  /** What people should know before they confirm. */
  readonly notes: readonly Said[];
}

/** Cleans every record of the list, finds out who it is, and keeps the rows that were left out with their reason. */
export async function previewRows(
  ctx: Ctx,
  { importId, kind }: { readonly importId: string; readonly kind: ImportKind },
  list: FoundList,
): Promise<Preview> {
  const today = dayOf(ctx.now);
  const titles = new Map(list.columns.map(({ column, title }) => [column, title]));
  const context: RowContext = { kind, mapping: list.mapping, titles, today };
  const read = list.rows.filter((row): row is DataRow => row.kind === 'data').map((row) => readRow(row, context));
  const who = identities(read, byName(await knownPeople(ctx, today)));
  const place = { tenant_id: ctx.tenantId, import_id: importId };
  const records = read.map((row) => ({ ...place, ...recordOf(row, who.get(row.rowNo)) }));
  const leftOut = list.rows.flatMap((row) =>
    row.kind === 'data' ? [] : [{ ...place, ...EMPTY, row_no: row.number, note: keptSaid(whyLeftOut(row)) }],
  );
  const notes = [...list.notes, ...(await creationNotes(ctx, read))];
  const rows = [...records, ...leftOut.map((row) => ({ ...row, lead_row_no: row.row_no }))];
  return { rows: rows.sort((a, b) => a.row_no - b.row_no), counts: countsOf(read, leftOut.length), notes };
}

const whyLeftOut = ({ message, text }: { readonly message: string; readonly text: string }): Said =>
  say`${saidWhole(message)}: ${clean(text)}`;

const clean = (text: string): string => text.replaceAll('\0', '');

type Stored = Omit<ImportRowRecord, 'tenant_id' | 'import_id'>;
const EMPTY: Stored = {
  row_no: 0,
  is_record: false,
  note: '',
  fields: '{}',
  changes: '[]',
  problems: '[]',
  is_changed: false,
  is_blocked: false,
  lead_row_no: 0,
  is_asked: false,
  candidates: '[]',
  match_person_id: null,
  decision: null,
  decision_person_id: null,
  decision_row_no: null,
  person_id: null,
  is_added: false,
};

function recordOf(row: ReadRow, found: Identity | undefined): Stored {
  const identity = found ?? { leadRowNo: row.rowNo, isAsked: false, candidates: [] };
  return {
    ...EMPTY,
    row_no: row.rowNo,
    is_record: true,
    fields: JSON.stringify(row.fields),
    changes: JSON.stringify(row.changes),
    problems: JSON.stringify(row.problems),
    is_changed: row.changes.length > 0,
    is_blocked: row.problems.some((problem) => problem.isBlocking),
    lead_row_no: identity.leadRowNo,
    is_asked: identity.isAsked,
    candidates: JSON.stringify(identity.candidates),
    match_person_id: identity.matchPersonId ?? null,
  };
}

function countsOf(rows: readonly ReadRow[], leftOut: number): StaticCounts {
  const changedBy: Record<string, number> = {};
  const changes = rows.flatMap((row) => row.changes);
  for (const reason of changes.flatMap((change) => change.reasons)) changedBy[reason] = (changedBy[reason] ?? 0) + 1;
  return { rows: rows.length, leftOut, changedCells: changes.length, changedBy };
}
