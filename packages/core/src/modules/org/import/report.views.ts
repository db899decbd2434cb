import { z } from 'zod';
import { writeCsv, writeXlsx, type CellValue } from '@guong/spreadsheet';
import { dayOf, inWords, ok } from '../../../kernel/index.ts';
import { view, type Ctx, type Told } from '../../../usecase/index.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { mayExportPeople, mayImport } from './import.policy.ts';
import { OneImportInput } from './import.schema.ts';
import { allRows } from './import.sql.ts';
import { importTables } from './import.tables.ts';
import { lineOf, type RowLine } from './import.views.ts';
import { knownPeople } from './known-people.sql.ts';
import { REASON_NAMES, type ChangeReason } from './read-cell.ts';
import { shownBirth } from './read-birth.ts';
import { resolveRows, type Resolution } from './resolve-rows.ts';

/** A file for taking away; every text in it is neutralised. */
export const MadeFile = z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
const HEADER = ['Dòng', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị', 'Thành phần', 'Kết quả', 'Ô đã sửa', 'Lưu ý'];
const WIDTHS = [8, 28, 12, 28, 28, 28, 36, 60, 60];

/** Bytes that nobody shares. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** What happened to every row of an import, as a workbook. */
export const importReport = view({
  name: 'org.importReport',
  http: 'none',
  summary: 'Báo cáo một lần nhập (.xlsx): từng dòng đã thành ai, ô nào được sửa, dòng nào bị bỏ và vì sao',
  input: OneImportInput,
  output: MadeFile,
  async run(ctx, { importId }) {
    const permit = mayImport(ctx.actor, 'org.importReport');
    if (!permit) return forbidden('org.importReport');
    const found = await importTables(ctx.tx)
      .selectFrom('org.import')
      .select(['file_name', 'sha256', 'sheet', 'notes', 'state'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('import_id', '=', importId)
      .executeTakeFirst();
    if (!found) return missing('import');
    const codes = await codesOf(ctx);
    const stored = await allRows(ctx, importId);
    const resolved = resolveRows(stored);
    const rows = stored.map((row) => {
      const line = lineOf(row);
      return reportRow(line, outcomeOf(line, resolved.get(row.row_no), codes));
    });
    const facts: CellValue[][] = [
      ['Tệp', found.file_name],
      ['Mã băm SHA-256', found.sha256],
      ['Trang', found.sheet],
      ['Đã ghi vào tổ chức', found.state === 'confirmed' ? 'có' : 'chưa'],
      ...(JSON.parse(found.notes) as Told[]).map((note): CellValue[] => ['Lưu ý', inWords(note)]),
    ];
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Từng dòng', rows: [HEADER, ...rows], headerRows: 1, columnWidths: WIDTHS },
        { name: 'Lần nhập', rows: facts, columnWidths: [24, 90] },
      ],
    });
    return ok({ permit, value: { fileName: 'bao-cao-nhap-danh-sach.xlsx', mediaType: XLSX, bytes: owned(bytes) } });
  },
});

async function codesOf(ctx: Ctx): Promise<Map<string, string>> {
  const people = await tables(ctx.tx)
    .selectFrom('org.person')
    .select(['person_id', 'code'])
    .where('tenant_id', '=', ctx.tenantId)
    .execute();
  return new Map(people.map((row) => [row.person_id, row.code]));
}

function reportRow({ rowNo, fields, changes, problems, note }: RowLine, outcome: string): CellValue[] {
  const changed = changes.map(({ ref, from, to, reasons }) => {
    const why = reasons.map((reason) => REASON_NAMES[reason as ChangeReason]).join(', ');
    return `${ref}: “${from}” → “${to}” (${why})`;
  });
  const remarks = [inWords(note), ...problems.map((problem) => inWords(problem.message))].filter((text) => text !== '');
  const { name = '', birth = '', post = '', unit = '', category = '' } = fields;
  const joined = [changed, remarks].map((lines) => lines.join('\n').slice(0, 30_000));
  return [rowNo, name, shownBirth(birth), post, unit || (fields.cell ?? ''), category, outcome, ...joined];
}

/** In words, what has become of a row or would become of it. */
function outcomeOf(line: RowLine, resolution: Resolution | undefined, codes: ReadonlyMap<string, string>): string {
  if (!line.isRecord) return 'Không phải dòng dữ liệu';
  if (resolution === undefined || resolution.kind === 'left_out') return 'Đã bỏ';
  if (resolution.kind === 'undecided') return 'Chưa quyết định';
  const personId = resolution.kind === 'known' ? resolution.personId : (line.personId ?? '');
  const code = codes.get(personId);
  return code === undefined ? wordFor(line, resolution) : `${wordFor(line, resolution)} (${code})`;
}

function wordFor(line: RowLine, resolution: Resolution): string {
  if (line.isAdded) return 'Thêm mới';
  if (resolution.kind === 'known') return 'Người đã có';
  if (resolution.kind === 'new' && resolution.rowNo !== line.rowNo) {
    return `Cùng người với dòng ${String(resolution.rowNo)}`;
  }
  return line.personId === null ? 'Sẽ thêm mới' : 'Người đã có';
}

/** The list of people of today, as .xlsx or .csv. */
export const exportPeople = view({
  name: 'org.exportPeople',
  http: 'none',
  summary: 'Tải danh sách người của tổ chức hôm nay (.xlsx hoặc .csv), ô nào cũng là chữ, không thành công thức',
  input: z.strictObject({ format: z.enum(['xlsx', 'csv'], 'Chọn loại tệp') }),
  output: MadeFile,
  async run(ctx, { format }) {
    const permit = mayExportPeople(ctx.actor);
    if (!permit) return forbidden('org.exportPeople');
    const people = await knownPeople(ctx, dayOf(ctx.now));
    const header = ['Mã', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị'];
    const rows = people.map((person): CellValue[] => [
      person.code,
      person.name,
      shownBirth(person.birth),
      person.posts.join('; '),
      [...new Set(person.units)].join('; '),
    ]);
    const table = [header, ...rows];
    if (format === 'csv') {
      return ok({ permit, value: { fileName: 'danh-sach-nguoi.csv', mediaType: CSV, bytes: owned(writeCsv(table)) } });
    }
    const bytes = await writeXlsx({
      sheets: [{ name: 'Danh sách người', rows: table, headerRows: 1, columnWidths: [12, 28, 12, 40, 40] }],
    });
    return ok({ permit, value: { fileName: 'danh-sach-nguoi.xlsx', mediaType: XLSX, bytes: owned(bytes) } });
  },
});
