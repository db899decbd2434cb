import { z } from 'zod';
import { ok, readSaid } from '../../../kernel/index.ts';
import { Told, view, type Ctx } from '../../../usecase/index.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { mayImport } from './import.policy.ts';
import {
  Candidate,
  Change,
  ColumnLine,
  Counts,
  ImportId,
  ImportKind,
  ImportState,
  Mapping,
  Problem,
  RowFields,
  SheetLine,
  type StaticCounts,
} from './import.schema.ts';
import { decidingRows } from './import.sql.ts';
import { importTables, type ImportRecord, type ImportRowRecord } from './import.tables.ts';
import { countsOf } from './resolve-rows.ts';

const PAGE = 50;
const Shown = z.enum(['all', 'changed', 'problems', 'duplicates', 'left_out']).default('all');

const RowLine = z.object({
  rowNo: z.int(),
  isRecord: z.boolean(),
  note: Told,
  fields: RowFields.partial(),
  changes: z.array(Change),
  problems: z.array(Problem),
  isAsked: z.boolean(),
  candidates: z.array(Candidate),
  /** What has been answered, or is proposed: `person:…`, `row:…`, `different`, `leave_out`; empty while it is open. */
  answer: z.string(),
  isDecided: z.boolean(),
  personId: z.uuid().nullable(),
  isAdded: z.boolean(),
});
/** A row of a preview as pages show it. */
export type RowLine = z.infer<typeof RowLine>;

/** One import as it stands: how it was read, its counts, one page of its rows. */
export const importById = view({
  name: 'org.import',
  http: 'GET /org/imports/{importId}',
  summary: 'Bản xem trước của một lần nhập: từng ô được sửa, từng dòng có lỗi, từng người trùng',
  input: z.strictObject({
    importId: ImportId,
    show: Shown,
    page: z.coerce.number().int().min(1).max(1_000).default(1),
  }),
  output: z.object({
    importId: ImportId,
    kind: ImportKind,
    state: ImportState,
    fileName: z.string(),
    sha256: z.string(),
    sheet: z.string(),
    sheets: z.array(SheetLine),
    columns: z.array(ColumnLine),
    mapping: Mapping,
    notes: z.array(Told),
    failure: z.string(),
    /** How far the writing is; `told` says it in words, empty before it began. */
    job: z.object({ state: z.string(), done: z.int(), total: z.int(), told: Told }).nullable(),
    counts: Counts,
    show: z.string(),
    page: z.int(),
    total: z.int(),
    pages: z.int(),
    rows: z.array(RowLine),
  }),
  async run(ctx, { importId, show, page }) {
    const permit = mayImport(ctx.actor, 'org.import');
    if (!permit) return forbidden('org.import');
    const found = await importTables(ctx.tx)
      .selectFrom('org.import')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('import_id', '=', importId)
      .executeTakeFirst();
    if (!found) return missing('import');
    const { rows, total } = await pageOf(ctx, importId, { show, page });
    const fixed = JSON.parse(found.counts) as StaticCounts;
    const counts = { ...fixed, ...countsOf(await decidingRows(ctx, importId)) };
    const shown = { show, page, total, pages: Math.max(1, Math.ceil(total / PAGE)), rows };
    return ok({ permit, value: { ...headOf(found), job: await jobOf(ctx, found), counts, ...shown } });
  },
});

const headOf = (row: ImportRecord) => ({
  importId: row.import_id,
  kind: row.kind,
  state: row.state,
  fileName: row.file_name,
  sha256: row.sha256,
  sheet: row.sheet,
  sheets: JSON.parse(row.sheets) as z.infer<typeof SheetLine>[],
  columns: JSON.parse(row.columns) as z.infer<typeof ColumnLine>[],
  mapping: JSON.parse(row.mapping) as z.input<typeof Mapping>,
  notes: JSON.parse(row.notes) as Told[],
  failure: row.failure,
});

async function pageOf(
  ctx: Ctx,
  importId: string,
  { show, page }: { readonly show: z.output<typeof Shown>; readonly page: number },
): Promise<{ rows: RowLine[]; total: number }> {
  const all = importTables(ctx.tx)
    .selectFrom('org.import_row')
    .where('tenant_id', '=', ctx.tenantId)
    .where('import_id', '=', importId)
    .$if(show === 'all', (rows) => rows.where('is_record', '=', true))
    .$if(show === 'changed', (rows) => rows.where('is_changed', '=', true))
    .$if(show === 'problems', (rows) => rows.where('problems', '<>', '[]'))
    .$if(show === 'duplicates', (rows) => rows.where('candidates', '<>', '[]'))
    .$if(show === 'left_out', (rows) => rows.where('is_record', '=', false));
  const { n } = await all.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll()
    // What must be answered comes first.
    .orderBy((eb) => eb.and([eb('is_asked', '=', true), eb('decision', 'is', null)]), 'desc')
    .orderBy((eb) => eb.and([eb('is_blocked', '=', true), eb('decision', 'is', null)]), 'desc')
    .orderBy('row_no')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute();
  return { rows: rows.map(lineOf), total: n };
}

/** Older readings put what is known of somebody into one text. */
type StoredCandidate = Candidate | { readonly answer: string; readonly label: string };
const candidateOf = (stored: StoredCandidate): Candidate =>
  'label' in stored ? { answer: stored.answer, facts: [stored.label] } : stored;

/** A stored row as it is shown. */
export function lineOf(row: ImportRowRecord): RowLine {
  return {
    rowNo: row.row_no,
    isRecord: row.is_record,
    note: readSaid(row.note),
    fields: JSON.parse(row.fields) as Partial<RowFields>,
    changes: JSON.parse(row.changes) as Change[],
    problems: JSON.parse(row.problems) as Problem[],
    isAsked: row.is_asked,
    candidates: (JSON.parse(row.candidates) as StoredCandidate[]).map(candidateOf),
    answer: answerOf(row),
    isDecided: row.decision !== null,
    personId: row.person_id,
    isAdded: row.is_added,
  };
}

function answerOf(row: ImportRowRecord): string {
  if (row.decision_person_id !== null) return `person:${row.decision_person_id}`;
  if (row.decision_row_no !== null) return `row:${String(row.decision_row_no)}`;
  if (row.decision !== null) return row.decision;
  if (row.match_person_id !== null) return `person:${row.match_person_id}`;
  return row.lead_row_no === row.row_no ? '' : `row:${String(row.lead_row_no)}`;
}

async function jobOf(ctx: Ctx, { job_id: jobId }: ImportRecord) {
  if (jobId === null) return null;
  const job = await importTables(ctx.tx)
    .selectFrom('platform.job')
    .select(['state', 'done', 'total', 'message'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('job_id', '=', jobId)
    .executeTakeFirst();
  return job ? { state: job.state, done: job.done, total: job.total ?? 0, told: readSaid(job.message) } : null;
}

/** Imports so far, the newest first. */
export const imports = view({
  name: 'org.imports',
  http: 'GET /org/imports',
  summary: 'Các lần nhập danh sách, mới nhất trước',
  input: z.strictObject({}),
  output: z.object({
    imports: z.array(
      z.object({
        importId: ImportId,
        kind: ImportKind,
        state: ImportState,
        fileName: z.string(),
        rows: z.int(),
        madeAt: z.date(),
      }),
    ),
  }),
  async run(ctx) {
    const permit = mayImport(ctx.actor, 'org.imports');
    if (!permit) return forbidden('org.imports');
    const found = await importTables(ctx.tx)
      .selectFrom('org.import')
      .select(['import_id as importId', 'kind', 'state', 'file_name as fileName', 'counts', 'made_at as madeAt'])
      .where('tenant_id', '=', ctx.tenantId)
      .orderBy('import_id', 'desc')
      .limit(100)
      .execute();
    const listed = found.map(({ counts, ...line }) => ({
      ...line,
      rows: (JSON.parse(counts) as StaticCounts).rows,
    }));
    return ok({ permit, value: { imports: listed } });
  },
});
