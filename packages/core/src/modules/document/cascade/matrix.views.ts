import { writeCsv, writeXlsx, type CellValue } from '@guong/spreadsheet';
import { formatDate } from '@guong/vietnamese';
import { z } from 'zod';
import { dayOf, ok } from '../../../kernel/index.ts';
import { view, type Ctx, optionalField, Tick } from '../../../usecase/index.ts';
import { unitsKnownBy, unitTreeAsOf } from '../../org/index.ts';
import { mayReadCascade } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { DocumentId, Year } from '../document.schema.ts';
import { arrange, firstOfDuties, Matrix, obligedIn, type MatrixCell } from './matrix.ts';
import { dutyRows, obligationCells, type Scope } from './standing.figures.ts';
import type { ObligationState } from './obligation.schema.ts';

/**
 * The cascade under a document (`isDirect`: only what this document itself asks), or all that the documents of a year ask;
 * without either, this year.
 */
const MatrixInput = z.strictObject({
  documentId: optionalField(DocumentId),
  isDirect: Tick,
  year: optionalField(Year),
});

/** Units by duties: who was asked for what, and how each stands. Every cell is one obligation and opens it. */
export const matrix = view({
  name: 'document.matrix',
  http: 'GET /documents/matrix',
  summary: 'Ma trận triển khai: đơn vị theo nghĩa vụ, dưới một văn bản hoặc trong một năm',
  input: MatrixInput,
  output: Matrix,
  async run(ctx, asked) {
    const permit = mayReadCascade(ctx.actor, 'document.matrix');
    if (!permit) return forbidden('document.matrix');
    return ok({ permit, value: await matrixOf(ctx, asked) });
  },
});

async function matrixOf(ctx: Ctx, { documentId, isDirect, year }: z.output<typeof MatrixInput>): Promise<Matrix> {
  const today = dayOf(ctx.now);
  const ofYear: Scope = { year: year ?? Number(today.slice(0, 4)) };
  const scope = documentId === undefined ? ofYear : isDirect ? { documentId } : { topId: documentId };
  const cells = await obligationCells(ctx, scope);
  const firsts = firstOfDuties(cells).map((row) => row.obligation_id);
  const duties = firsts.length === 0 ? [] : await dutyRows(ctx, firsts);
  const tree = await unitTreeAsOf(ctx.tx, ctx.tenantId, today);
  const known = new Set(tree.map(({ unitId }) => unitId));
  // Units that have ended come last, by the name they bore.
  const ended = (await unitsKnownBy(ctx.tx, ctx.tenantId, today)).filter(({ unitId }) => !known.has(unitId));
  return arrange({ cells, duties, units: [...tree, ...ended] });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const STATE_WORDS = {
  issued: 'đúng hạn',
  issued_late: 'trễ',
  otherwise: 'cách khác, đúng hạn',
  otherwise_late: 'cách khác, trễ',
  exempt: 'miễn',
  waiting: 'chưa, còn hạn',
  overdue: 'chưa, quá hạn',
} as const satisfies Record<ObligationState, string>;

/** The matrix for taking away; every text in it is neutralised. */
export const exportMatrix = view({
  name: 'document.exportMatrix',
  http: 'none',
  summary: 'Tải ma trận triển khai (.xlsx hoặc .csv), ô nào cũng là chữ, không thành công thức',
  input: MatrixInput.extend({ format: z.enum(['xlsx', 'csv'], 'Chọn loại tệp') }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  async run(ctx, { format, ...asked }) {
    const permit = mayReadCascade(ctx.actor, 'document.exportMatrix');
    if (!permit) return forbidden('document.exportMatrix');
    const table = tableOf(await matrixOf(ctx, asked));
    if (format === 'csv') {
      const bytes = new Uint8Array(writeCsv(table));
      return ok({ permit, value: { fileName: 'ma-tran-trien-khai.csv', mediaType: 'text/csv; charset=utf-8', bytes } });
    }
    const sheet = { name: 'Ma trận triển khai', rows: table, headerRows: 1 };
    const bytes = new Uint8Array(await writeXlsx({ sheets: [sheet] }));
    return ok({ permit, value: { fileName: 'ma-tran-trien-khai.xlsx', mediaType: XLSX, bytes } });
  },
});

function tableOf({ duties, units }: Matrix): CellValue[][] {
  const head = duties.map((one) => `${one.symbol}: ${one.requiredType}, hạn ${formatDate(one.dueOn)}`);
  const lines = units.map(({ name, covers, cells }): CellValue[] => [
    name,
    `${String(covers.covered + covers.late)}/${String(obligedIn(covers))}`,
    ...cells.map(wordsOf),
  ]);
  const sums = duties.map(({ covers }) => `${String(covers.covered + covers.late)}/${String(obligedIn(covers))}`);
  return [['Đơn vị', 'Đã triển khai', ...head], ...lines, ['Chung', '', ...sums]];
}

function wordsOf(cell: MatrixCell | null): string {
  if (cell === null) return '';
  const { state, ownSymbol, answeredOn, lagDays, recalled } = cell;
  const on = answeredOn === null ? '' : formatDate(answeredOn);
  const lag = lagDays === null ? '' : `${String(lagDays)} ngày`;
  const back = recalled === null ? '' : `đã thu hồi ${recalled.symbol}: ${recalled.because}`;
  return [STATE_WORDS[state], ownSymbol ?? '', on, lag, back].filter((part) => part !== '').join(', ');
}
