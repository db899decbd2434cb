import { writeCsv, writeXlsx, type CellValue } from '@guong/spreadsheet';
import { formatDate } from '@guong/vietnamese';
import { z } from 'zod';
import { dayOf, ok } from '../../kernel/index.ts';
import { view } from '../../usecase/index.ts';
import { mayReadRegister } from './document.policy.ts';
import { forbidden } from './document.refusals.ts';
import { FindInput } from './document.schema.ts';
import { actsAmong, documentQuery, holdingOf } from './find.views.ts';
import type { Validity } from './validity.ts';
import { validityOn } from './validity.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = ['Số, ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu', 'Người ký', 'Hiệu lực', 'Ai đọc được'];
const WIDTHS = [18, 14, 32, 70, 24, 20, 12];
const VALIDITY_WORDS = {
  not_yet: 'chưa có hiệu lực',
  in_force: 'còn hiệu lực',
  amended: 'đã sửa đổi, bổ sung',
  superseded: 'đã bị thay thế',
  revoked: 'đã bãi bỏ',
  expired: 'hết hiệu lực',
  withdrawn: 'đã thu hồi',
} as const satisfies Record<Validity, string>;

const ExportInput = FindInput.omit({ limit: true, offset: true }).extend({
  format: z.enum(['xlsx', 'csv'], 'Chọn loại tệp'),
});

/** The register, or what was found in it, for taking away; every text in it is neutralised. */
export const exportRegister = view({
  name: 'document.export',
  http: 'none',
  summary: 'Tải sổ văn bản (.xlsx hoặc .csv), ô nào cũng là chữ, không thành công thức',
  input: ExportInput,
  output: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  async run(ctx, { format, ...asked }) {
    const permit = mayReadRegister(ctx.actor, 'document.export');
    if (!permit) return forbidden('document.export');
    const rows = await documentQuery(ctx, asked).execute();
    const today = dayOf(ctx.now);
    const acts = await actsAmong(ctx, rows);
    const lines = rows.map((row): CellValue[] => {
      const words = VALIDITY_WORDS[validityOn(today, holdingOf(row), acts.get(row.document_id) ?? [])];
      const access = row.is_public ? 'công khai' : 'nội bộ';
      return [row.symbol, formatDate(row.issued_on), row.issuer_name, row.title, row.signer, words, access];
    });
    const table = [HEADER, ...lines];
    if (format === 'csv') {
      const bytes = new Uint8Array(writeCsv(table));
      return ok({ permit, value: { fileName: 'so-van-ban.csv', mediaType: 'text/csv; charset=utf-8', bytes } });
    }
    const sheet = { name: 'Sổ văn bản', rows: table, headerRows: 1, columnWidths: WIDTHS };
    const bytes = new Uint8Array(await writeXlsx({ sheets: [sheet] }));
    return ok({ permit, value: { fileName: 'so-van-ban.xlsx', mediaType: XLSX, bytes } });
  },
});
