import { z } from 'zod';
import type { Workbook } from '@guong/spreadsheet';
import { conflict, fail, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { admitFile, readAdmitted, type AdmittedFile } from '../../../platform/index.ts';
import { command, type Ctx, type Told } from '../../../usecase/index.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { mayImport } from './import.policy.ts';
import { ImportId, RemapImportInput, StartImportInput } from './import.schema.ts';
import { lockImport, replaceRows } from './import.sql.ts';
import { importTables } from './import.tables.ts';
import { previewRows } from './preview-rows.ts';
import { findList, isGuess, workbookOf, type FoundList } from './read-list.ts';

const Started = z.object({ importId: ImportId, rows: z.int(), changedCells: z.int() });

/**
 * Takes a list in: reads it within bounds, finds the table, proposes its columns, cleans every cell and stores the rows
 * for people to look at. Whatever is refused (field `file`, in plain words) leaves neither a row nor a file.
 */
export const startImport = command({
  name: 'org.startImport',
  http: 'none',
  summary: 'Đọc một danh sách .xlsx hoặc .csv thành bản xem trước, chưa ghi ai vào tổ chức',
  input: StartImportInput,
  output: Started,
  async run(ctx, { kind, file, sheet }) {
    const permit = mayImport(ctx.actor, 'org.startImport');
    if (!permit) return forbidden('org.startImport');
    const workbook = workbookOf(file.bytes);
    if (!workbook.ok) return workbook;
    const list = findList(workbook.value, { sheet });
    if (!list.ok) return list;
    const admitted = await admitFile(ctx, {
      name: file.fileName,
      bytes: inUtf8(file.bytes, workbook.value),
      allow: ['xlsx', 'text'],
    });
    if (!admitted.ok) return fail(admitted.fault);
    const importId = timedId(ctx.now);
    const value = await insertImport(ctx, { importId, kind }, { list: list.value, file: admitted.value });
    const { sha256 } = admitted.value;
    return ok({
      permit,
      value,
      event: { type: 'org.import_started', subject: importId, data: { kind, sha256, rows: value.rows } },
    });
  },
});

/** Text in another encoding is kept in UTF-8, so that the house can look into it. */
function inUtf8(bytes: Uint8Array, { text }: Workbook): Uint8Array {
  if (text === undefined || text.encoding === 'utf-8') return bytes;
  return new TextEncoder().encode(new TextDecoder(text.encoding).decode(bytes));
}

async function insertImport(
  ctx: Ctx,
  { importId, kind }: { readonly importId: string; readonly kind: 'members' | 'roll' },
  { list, file }: { readonly list: FoundList; readonly file: AdmittedFile },
): Promise<z.output<typeof Started>> {
  const preview = await previewRows(ctx, { importId, kind }, list);
  const { actor } = ctx;
  await importTables(ctx.tx)
    .insertInto('org.import')
    .values({
      tenant_id: ctx.tenantId,
      import_id: importId,
      kind,
      state: 'previewed',
      file_id: file.fileId,
      file_name: file.name,
      sha256: file.sha256,
      ...readingColumns(list),
      notes: JSON.stringify(preview.notes),
      counts: JSON.stringify(preview.counts),
      job_id: null,
      failure: '',
      made_by: actor.kind === 'person' ? actor.personId : actor.kind,
      made_at: ctx.now,
      confirmed_at: null,
    })
    .execute();
  await replaceRows(ctx, importId, preview.rows);
  return { importId, rows: preview.counts.rows, changedCells: preview.counts.changedCells };
}

const readingColumns = (list: FoundList) => ({
  sheet: list.sheet,
  sheets: JSON.stringify(list.sheets),
  columns: JSON.stringify(list.columns),
  mapping: JSON.stringify(list.mapping),
});

/** Reads the stored file again with another sheet or other columns; decisions taken so far are forgotten. */
export const remapImport = command({
  name: 'org.remapImport',
  http: 'PUT /org/imports/{importId}/mapping',
  summary: 'Đọc lại tệp đã gửi với trang hoặc cột khác; các quyết định đã chọn được bỏ đi',
  input: RemapImportInput,
  output: Started,
  async run(ctx, { importId, sheet, mapping }) {
    const permit = mayImport(ctx.actor, 'org.remapImport');
    if (!permit) return forbidden('org.remapImport');
    const before = await lockImport(ctx, importId);
    if (!before) return missing('import');
    if (before.state !== 'previewed' && before.state !== 'failed') return conflict(SETTLED);
    const wanted = sheet ?? before.sheet;
    // The columns of another sheet are others: they are proposed anew.
    const kept = wanted === before.sheet ? mapping : undefined;
    const list = await readAgain(ctx, before.file_id, { sheet: wanted, mapping: kept });
    if (!list.ok) return list;
    const preview = await previewRows(ctx, { importId, kind: before.kind }, list.value);
    const counts = JSON.stringify(preview.counts);
    // The stored copy is UTF-8: that its encoding was guessed is known only from the first reading.
    const guessed = (JSON.parse(before.notes) as Told[]).filter(isGuess);
    const notes = JSON.stringify([...preview.notes, ...guessed]);
    await importTables(ctx.tx)
      .updateTable('org.import')
      .set({ ...readingColumns(list.value), counts, notes, state: 'previewed', failure: '' })
      .where('tenant_id', '=', ctx.tenantId)
      .where('import_id', '=', importId)
      .execute();
    await replaceRows(ctx, importId, preview.rows);
    const { rows, changedCells } = preview.counts;
    return ok({
      permit,
      value: { importId, rows, changedCells },
      event: { type: 'org.import_remapped', subject: importId, data: { sheet: wanted, mapping: list.value.mapping } },
    });
  },
});

/** Why an import can no longer be changed. */
export const SETTLED = 'Lần nhập này đã xác nhận hoặc đã bỏ, không sửa được nữa. Hãy gửi tệp lại từ đầu.';

async function readAgain(ctx: Ctx, fileId: string, chosen: Parameters<typeof findList>[1]): Promise<Result<FoundList>> {
  const file = await readAdmitted(ctx, fileId);
  if (!file.ok) return file;
  const workbook = workbookOf(file.value.bytes);
  if (!workbook.ok) return invalid('file', 'Tệp đã gửi không đọc lại được. Hãy gửi lại tệp.');
  return findList(workbook.value, chosen);
}
