import { sql } from 'kysely';
import type { Ctx } from '../../../usecase/index.ts';
import { importTables, type ImportRecord, type ImportRowRecord } from './import.tables.ts';

/** An import of this tenant, locked for a change. */
export const lockImport = (ctx: Ctx, importId: string): Promise<ImportRecord | undefined> =>
  importTables(ctx.tx)
    .selectFrom('org.import')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('import_id', '=', importId)
    .forUpdate()
    .executeTakeFirst();

/** All rows of an import in the order of the sheet. */
export const allRows = (ctx: Ctx, importId: string): Promise<ImportRowRecord[]> =>
  importTables(ctx.tx)
    .selectFrom('org.import_row')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('import_id', '=', importId)
    .orderBy('row_no')
    .execute();

/** All rows of an import with only what decides what becomes of them. */
export const decidingRows = (ctx: Ctx, importId: string) =>
  importTables(ctx.tx)
    .selectFrom('org.import_row')
    .select(['row_no', 'is_record', 'is_blocked', 'is_asked', 'lead_row_no', 'match_person_id'])
    .select(['decision', 'decision_person_id', 'decision_row_no'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('import_id', '=', importId)
    .orderBy('row_no')
    .execute();

/** Twenty columns by two thousand rows stay below the 65,535 parameters of one statement. */
const CHUNK = 2_000;

/** Writes rows in parts, telling after each part how many are written. */
export async function inParts<R>(
  rows: readonly R[],
  write: (part: readonly R[]) => Promise<unknown>,
  told: (done: number) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await write(rows.slice(start, start + CHUNK));
    told(Math.min(start + CHUNK, rows.length));
  }
}

/** Replaces the rows of an import. */
export async function replaceRows(ctx: Ctx, importId: string, rows: readonly ImportRowRecord[]): Promise<void> {
  await deleteRows(ctx, importId);
  await inParts(rows, (part) => importTables(ctx.tx).insertInto('org.import_row').values(part).execute());
}

/** Forgets the rows of an import: they hold dates of birth. */
export async function deleteRows(ctx: Ctx, importId: string): Promise<void> {
  await importTables(ctx.tx)
    .deleteFrom('org.import_row')
    .where('tenant_id', '=', ctx.tenantId)
    .where('import_id', '=', importId)
    .execute();
}

/** A row and the person it became. */
export interface RowPerson {
  readonly rowNo: number;
  readonly personId: string;
  readonly isAdded: boolean;
}
/** Notes on each row which person it became. */
export const noteRowPeople = (ctx: Ctx, importId: string, rows: readonly RowPerson[]): Promise<void> =>
  inParts(rows, (part) =>
    sql`
      update org.import_row as r set person_id = v.person_id, is_added = v.is_added
      from unnest(${part.map((row) => row.rowNo)}::int[], ${part.map((row) => row.personId)}::uuid[],
        ${part.map((row) => row.isAdded)}::boolean[]) as v (row_no, person_id, is_added)
      where r.tenant_id = ${ctx.tenantId} and r.import_id = ${importId} and r.row_no = v.row_no`.execute(ctx.tx),
  );
