import { z } from 'zod';
import { writeCsv, writeXlsx, type CellValue } from '@guong/spreadsheet';
import { fail, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { mayReadRound } from './ballot.policy.ts';
import { RoundId, tables } from './ballot.schema.ts';
import { loadRound } from './round-step.ts';

const HEADER = ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị', 'Thành phần', 'Nhận phiếu'];
const WIDTHS = [6, 28, 32, 32, 36, 14];

/** The roll to print or to take along: who has received is on it, who has cast is kept nowhere. Texts are neutralised. */
export const exportRoll = view({
  name: 'ballot.exportRoll',
  http: 'none',
  summary: 'Tải danh sách người bỏ phiếu của một đợt (.xlsx hoặc .csv)',
  input: z.strictObject({ roundId: RoundId, format: z.enum(['xlsx', 'csv'], 'Chọn loại tệp') }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  async run(ctx, { roundId, format }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.exportRoll', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const rows = [HEADER, ...(await rollRows(ctx, roundId))];
    if (format === 'csv') {
      const bytes = new Uint8Array(writeCsv(rows));
      return ok({ permit, value: { fileName: 'danh-sach-bo-phieu.csv', mediaType: 'text/csv; charset=utf-8', bytes } });
    }
    const sheet = { name: 'Danh sách', rows, headerRows: 1, columnWidths: WIDTHS };
    const bytes = new Uint8Array(await writeXlsx({ sheets: [sheet] }));
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return ok({ permit, value: { fileName: 'danh-sach-bo-phieu.xlsx', mediaType, bytes } });
  },
});

async function rollRows(ctx: Ctx, roundId: string): Promise<CellValue[][]> {
  const entries = await tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .select(['roll_no', 'name', 'post', 'unit', 'category_name', 'is_issued'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .orderBy('roll_no')
    .execute();
  return entries.map((entry) => [
    entry.roll_no,
    entry.name,
    entry.post,
    entry.unit,
    entry.category_name,
    entry.is_issued ? 'đã nhận' : '',
  ]);
}
