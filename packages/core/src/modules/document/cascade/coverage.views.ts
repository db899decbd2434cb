import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { view } from '../../../usecase/index.ts';
import { mayReadCascade } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { documentById } from '../document.sql.ts';
import { daysBetween } from '../days-between.ts';
import { stepsBelow, type StepRow } from './cascade.figures.ts';
import { Covers, coversFrom } from './matrix.ts';
import { lineOf, unitNames } from './obligation-line.ts';
import { countObligations, obligationRecords } from './standing.figures.ts';
import {
  CascadeStep,
  COVER_OF,
  CoverageInput,
  OBLIGATION_STATES,
  ObligationLine,
  ObligationsInput,
  type Cover,
  type ObligationState,
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
    /** The same in the four figures: obliged = covered + late + missing + exempt. */
    covers: Covers,
    total: z.int(),
    endToEndDays: z.int().nullable(),
  }),
  async run(ctx, { documentId }) {
    const permit = mayReadCascade(ctx.actor, 'document.coverage');
    if (!permit) return forbidden('document.coverage');
    const top = await documentById(ctx, documentId);
    if (!top) return missing('document');
    const steps = (await stepsBelow(ctx, documentId)).map((row) => stepOf(row, top.issued_on));
    const counts = await countObligations(ctx, { topId: documentId });
    const inState = new Map(counts.map(({ state, count }) => [state, count]));
    const figures = OBLIGATION_STATES.map((state) => ({ state, count: inState.get(state) ?? 0 }));
    const answers = counts.flatMap(({ last_on: on }) => (on === null ? [] : [on]));
    const days = [...steps.slice(1).map(({ issuedOn }) => issuedOn), ...answers].sort();
    const last = days.at(-1);
    return ok({
      permit,
      value: {
        symbol: top.symbol,
        issuedOn: top.issued_on,
        steps,
        figures,
        covers: coversFrom(figures),
        total: figures.reduce((sum, { count }) => sum + count, 0),
        endToEndDays: last === undefined ? null : daysBetween(top.issued_on, last),
      },
    });
  },
});

/** The states asked for, by name or by the figure that counts them. */
const statesAsked = (state?: ObligationState, cover?: Cover): readonly ObligationState[] | undefined =>
  state === undefined && cover === undefined
    ? undefined
    : OBLIGATION_STATES.filter((one) => (state ?? one) === one && (cover ?? COVER_OF[one]) === COVER_OF[one]);

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
  async run(ctx, { documentId, state, cover }) {
    const permit = mayReadCascade(ctx.actor, 'document.obligations');
    if (!permit) return forbidden('document.obligations');
    const top = await documentById(ctx, documentId);
    if (!top) return missing('document');
    const rows = await obligationRecords(ctx, { topId: documentId }, statesAsked(state, cover));
    const names = await unitNames(ctx);
    const lines = rows.map((row) => lineOf(row, names.get(row.unit_id) ?? '–', top.issued_on));
    return ok({ permit, value: { obligations: lines } });
  },
});
