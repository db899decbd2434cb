import { z } from 'zod';
import { conflict, fail, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { mayImport } from './import.policy.ts';
import { DecideInput, ImportId } from './import.schema.ts';
import { decidingRows, lockImport } from './import.sql.ts';
import { importTables, type Decision } from './import.tables.ts';
import { countsOf } from './resolve-rows.ts';
import { SETTLED } from './start-import.ts';

interface Decided {
  readonly decision: Decision | null;
  readonly decision_person_id: string | null;
  readonly decision_row_no: number | null;
}
type Decisions = z.output<typeof DecideInput>['decisions'];

/** Keeps what people answered about rows: the same person as somebody, somebody else, or leave the row out. */
export const decideDuplicates = command({
  name: 'org.decideDuplicates',
  http: 'POST /org/imports/{importId}/decisions',
  summary: 'Trả lời từng dòng: là người đã có, là người khác, hay bỏ dòng này',
  input: DecideInput,
  output: z.object({ importId: ImportId, blocked: z.int(), undecided: z.int() }),
  async run(ctx, { importId, decisions, leaveOutBlocked }) {
    const permit = mayImport(ctx.actor, 'org.decideDuplicates');
    if (!permit) return forbidden('org.decideDuplicates');
    const before = await lockImport(ctx, importId);
    if (!before) return missing('import');
    if (before.state !== 'previewed' && before.state !== 'failed') return conflict(SETTLED);
    const sound = await checked(ctx, importId, decisions);
    if (!sound.ok) return sound;
    for (const { rowNo, answer } of decisions) await keepDecision(ctx, { importId, rowNo }, decisionOf(answer));
    if (leaveOutBlocked) await leaveOut(ctx, importId);
    const { blocked, undecided } = countsOf(await decidingRows(ctx, importId));
    return ok({
      permit,
      value: { importId, blocked, undecided },
      event: {
        type: 'org.import_decided',
        subject: importId,
        data: { answers: decisions.length, leaveOutBlocked, blocked, undecided },
      },
    });
  },
});

function decisionOf(answer: string): Decided {
  const none = { decision: null, decision_person_id: null, decision_row_no: null };
  const [kind = '', of = ''] = answer.split(':');
  if (kind === 'person') return { ...none, decision: 'same_person', decision_person_id: of };
  if (kind === 'row') return { ...none, decision: 'same_row', decision_row_no: Number(of) };
  return kind === 'different' || kind === 'leave_out' ? { ...none, decision: kind } : none;
}

async function checked(ctx: Ctx, importId: string, decisions: Decisions): Promise<Result<undefined>> {
  const records = new Set((await decidingRows(ctx, importId)).filter((row) => row.is_record).map((row) => row.row_no));
  const people = await presentAmong(ctx, decisions);
  const fields: Record<string, string> = {};
  for (const decision of decisions) {
    const wrong = wrongWith(decision, records, people);
    if (wrong !== undefined) fields[`row${String(decision.rowNo)}`] = wrong;
  }
  return Object.keys(fields).length > 0 ? fail({ code: 'invalid', fields }) : ok(undefined);
}

function wrongWith(
  { rowNo, answer }: Decisions[number],
  records: ReadonlySet<number>,
  people: ReadonlySet<string>,
): string | undefined {
  const { decision_person_id: personId, decision_row_no: other } = decisionOf(answer);
  if (!records.has(rowNo)) return 'Bảng không có dòng này';
  if (personId !== null && !people.has(personId)) return 'Người này không còn trong tổ chức';
  return other === null || (records.has(other) && other < rowNo) ? undefined : 'Chọn một dòng ở phía trên';
}

async function presentAmong(ctx: Ctx, decisions: Decisions): Promise<Set<string>> {
  const ids = [...new Set(decisions.flatMap(({ answer }) => decisionOf(answer).decision_person_id ?? []))];
  if (ids.length === 0) return new Set();
  const found = await tables(ctx.tx)
    .selectFrom('org.person')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', 'in', ['active', 'retired'])
    .where('person_id', 'in', ids)
    .execute();
  return new Set(found.map((row) => row.person_id));
}

async function keepDecision(
  ctx: Ctx,
  at: { readonly importId: string; readonly rowNo: number },
  decided: Decided,
): Promise<void> {
  await importTables(ctx.tx)
    .updateTable('org.import_row')
    .set({ ...decided })
    .where('tenant_id', '=', ctx.tenantId)
    .where('import_id', '=', at.importId)
    .where('row_no', '=', at.rowNo)
    .execute();
}

async function leaveOut(ctx: Ctx, importId: string): Promise<void> {
  await importTables(ctx.tx)
    .updateTable('org.import_row')
    .set({ ...decisionOf('leave_out') })
    .where('tenant_id', '=', ctx.tenantId)
    .where('import_id', '=', importId)
    .where('is_blocked', '=', true)
    .execute();
}
