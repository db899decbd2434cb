import { z } from 'zod';
import { dayOf, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { unitTreeAsOf } from '../../org/index.ts';
import { mayReadCascade } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { documentById } from '../document.sql.ts';
import { daysBetween } from '../days-between.ts';
import { countObligations, obligationRecords, stepsBelow, type StandingRow, type StepRow } from './cascade.figures.ts';
import {
  CascadeStep,
  CoverageInput,
  OBLIGATION_STATES,
  ObligationLine,
  ObligationsInput,
} from './obligation.schema.ts';

const Figure = z.object({ state: z.enum(OBLIGATION_STATES), count: z.int() });

/**
 * How far a document was carried out: the documents below it with their lags, and how many obligations stand how. Each
 * figure opens into its rows by `document.obligations` with the same state. `endToEndDays` is the longest way from the top
 * to an answer or a document; null while there is none.
 */
export const coverage = view({
  name: 'document.coverage',
  http: 'GET /documents/{documentId}/coverage',
  summary: 'Văn bản được triển khai đến đâu: chuỗi văn bản, độ trễ từng bước và cả chuỗi, số nghĩa vụ theo tình trạng',
  input: CoverageInput,
  output: z.object({
    symbol: z.string(),
    issuedOn: z.string(),
    steps: z.array(CascadeStep),
    figures: z.array(Figure),
    total: z.int(),
    endToEndDays: z.int().nullable(),
  }),
  async run(ctx, { documentId }) {
    const permit = mayReadCascade(ctx.actor, 'document.coverage');
    if (!permit) return forbidden('document.coverage');
    const top = await documentById(ctx, documentId);
    if (!top) return missing('document');
    const steps = (await stepsBelow(ctx, documentId)).map((row) => stepOf(row, top.issued_on));
    const counts = await countObligations(ctx, documentId);
    const figures = OBLIGATION_STATES.map((state) => ({ state, count: counts.get(state) ?? 0 }));
    const answers = (await obligationRecords(ctx, documentId)).flatMap(({ answered_on: on }) =>
      on === null ? [] : [on],
    );
    const days = [...steps.slice(1).map(({ issuedOn }) => issuedOn), ...answers].sort();
    const last = days.at(-1);
    return ok({
      permit,
      value: {
        symbol: top.symbol,
        issuedOn: top.issued_on,
        steps,
        figures,
        total: figures.reduce((sum, { count }) => sum + count, 0),
        endToEndDays: last === undefined ? null : daysBetween(top.issued_on, last),
      },
    });
  },
});

const stepOf = (row: StepRow, topOn: string): z.output<typeof CascadeStep> => ({
  documentId: row.document_id,
  symbol: row.symbol,
  title: row.title,
  issuedOn: row.issued_on,
  depth: row.depth,
  aboveSymbol: row.above_symbol,
  lagDays: row.above_on === null ? 0 : daysBetween(row.above_on, row.issued_on),
  lagFromTop: daysBetween(topOn, row.issued_on),
});

/** The obligations under a document, all or in one state: the rows behind the figures of `document.coverage`. */
export const obligations = view({
  name: 'document.obligations',
  http: 'GET /documents/{documentId}/obligations',
  summary: 'Các nghĩa vụ triển khai của một văn bản, theo đơn vị và tình trạng',
  input: ObligationsInput,
  output: z.object({ obligations: z.array(ObligationLine) }),
  async run(ctx, { documentId, state }) {
    const permit = mayReadCascade(ctx.actor, 'document.obligations');
    if (!permit) return forbidden('document.obligations');
    const top = await documentById(ctx, documentId);
    if (!top) return missing('document');
    const rows = await obligationRecords(ctx, documentId, state);
    const names = await unitNames(ctx);
    const lines = rows.map((row) => lineOf(row, top.issued_on, names.get(row.unit_id) ?? '–'));
    return ok({ permit, value: { obligations: lines } });
  },
});

async function unitNames(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const tree = await unitTreeAsOf(ctx.tx, ctx.tenantId, dayOf(ctx.now));
  return new Map(tree.map(({ unitId, name }) => [unitId, name]));
}

const lineOf = (row: StandingRow, topOn: string, unitName: string): ObligationLine => ({
  obligationId: row.obligation_id,
  documentId: row.document_id,
  symbol: row.symbol,
  unitId: row.unit_id,
  unitName,
  requiredType: row.required_type,
  task: row.task,
  dueOn: row.due_on,
  state: row.state,
  ownDocumentId: row.own_document_id,
  ownSymbol: row.own_symbol,
  doneOn: row.answered_on,
  doneHow: row.done_how,
  lagDays: row.answered_on === null ? null : daysBetween(row.issued_on, row.answered_on),
  lagFromTop: row.answered_on === null ? null : daysBetween(topOn, row.answered_on),
});
