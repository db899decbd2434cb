import { z } from 'zod';
import { conflict, ok, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { mayCarryOut, mayImport } from './import.policy.ts';
import { ImportId, OneImportInput } from './import.schema.ts';
import { decidingRows, deleteRows, lockImport } from './import.sql.ts';
import { importTables, type ImportRecord } from './import.tables.ts';
import { countsOf } from './resolve-rows.ts';
import { SETTLED } from './start-import.ts';

/** The job that carries an import out. */
export const CARRY_OUT = 'org.carryOutImport';

/** Says yes to a preview: nothing may be open any more. The writing itself is a job, all rows or none. */
export const confirmImport = command({
  name: 'org.confirmImport',
  http: 'POST /org/imports/{importId}/confirm',
  summary: 'Xác nhận bản xem trước; việc ghi chạy nền, ghi hết hoặc không ghi gì',
  input: OneImportInput,
  output: z.object({ importId: ImportId, jobId: z.uuid() }),
  async run(ctx, { importId }) {
    const permit = mayImport(ctx.actor, 'org.confirmImport');
    if (!permit) return forbidden('org.confirmImport');
    const before = await lockImport(ctx, importId);
    if (!before) return missing('import');
    if (!(await mayBegin(ctx, before))) return conflict(SETTLED);
    const counts = countsOf(await decidingRows(ctx, importId));
    const open = openMatter(counts);
    if (!open.ok) return open;
    const requestedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : 'system';
    const jobId = await ctx.jobs.enqueue(ctx, { name: CARRY_OUT, input: { importId }, requestedBy });
    await setImport(ctx, importId, { state: 'confirming', job_id: jobId, failure: '' });
    return ok({
      permit,
      value: { importId, jobId },
      event: { type: 'org.import_ordered', subject: importId, data: { ...counts } },
    });
  },
});

/** What still stands in the way of writing, in words. */
export function openMatter({ people, blocked, undecided }: ReturnType<typeof countsOf>): Result<undefined> {
  if (blocked > 0) {
    return conflict(`Còn ${String(blocked)} dòng có lỗi. Hãy sửa tệp rồi gửi lại, hoặc chọn bỏ các dòng này.`);
  }
  if (undecided > 0) return conflict(`Còn ${String(undecided)} dòng chưa rõ là ai. Hãy trả lời từng dòng trước.`);
  return people === 0 ? conflict('Không còn dòng nào để ghi.') : ok(undefined);
}

/** A preview, or an attempt that failed; an attempt under way only when its job has died. */
async function mayBegin(ctx: Ctx, { state, job_id: jobId }: ImportRecord): Promise<boolean> {
  if (state !== 'confirming' || jobId === null) return state === 'previewed' || state === 'failed';
  const job = await importTables(ctx.tx)
    .selectFrom('platform.job')
    .select('state')
    .where('tenant_id', '=', ctx.tenantId)
    .where('job_id', '=', jobId)
    .executeTakeFirst();
  return job?.state === 'failed';
}

/** Changes columns of an import. */
export async function setImport(ctx: Ctx, importId: string, columns: Partial<ImportRecord>): Promise<void> {
  await importTables(ctx.tx)
    .updateTable('org.import')
    .set(columns)
    .where('tenant_id', '=', ctx.tenantId)
    .where('import_id', '=', importId)
    .execute();
}

/** Gives a preview up: its rows, which hold dates of birth, are deleted; that it was there stays known. */
export const discardImport = command({
  name: 'org.discardImport',
  http: 'DELETE /org/imports/{importId}',
  summary: 'Bỏ một bản xem trước; các dòng đã đọc được xóa',
  input: OneImportInput,
  output: z.object({ importId: ImportId }),
  async run(ctx, { importId }) {
    const permit = mayImport(ctx.actor, 'org.discardImport');
    if (!permit) return forbidden('org.discardImport');
    const before = await lockImport(ctx, importId);
    if (!before) return missing('import');
    if (before.state !== 'previewed' && before.state !== 'failed') return conflict(SETTLED);
    await deleteRows(ctx, importId);
    await setImport(ctx, importId, { state: 'discarded' });
    return ok({
      permit,
      value: { importId },
      event: { type: 'org.import_discarded', subject: importId, data: {} },
    });
  },
});

/** Writes down why the job could not carry an import out, for the person who waits. */
export const failImport = command({
  name: 'org.failImport',
  http: 'none',
  summary: 'Ghi lại vì sao một lần nhập không thực hiện được',
  input: z.strictObject({ importId: ImportId, failure: z.string().max(1_000) }),
  output: z.object({ importId: ImportId }),
  async run(ctx, { importId, failure }) {
    const permit = mayCarryOut(ctx.actor, 'org.failImport');
    if (!permit) return forbidden('org.failImport');
    const before = await lockImport(ctx, importId);
    if (!before) return missing('import');
    if (before.state !== 'confirming') return conflict(SETTLED);
    await setImport(ctx, importId, { state: 'failed', failure });
    return ok({
      permit,
      value: { importId },
      event: { type: 'org.import_failed', subject: importId, data: { failure } },
    });
  },
});
