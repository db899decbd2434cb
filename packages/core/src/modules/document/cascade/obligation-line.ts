import { dayOf } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { unitNamesBy } from '../../org/index.ts';
import { daysBetween } from '../days-between.ts';
import { withdrawalOf } from '../withdrawal.ts';
import type { ObligationLine } from './obligation.schema.ts';
import type { StandingRow } from './standing.figures.ts';

/** The names of all units by id: of today, or the last one of a unit that has ended. */
export const unitNames = (ctx: Ctx): Promise<ReadonlyMap<string, string>> =>
  unitNamesBy(ctx.tx, ctx.tenantId, dayOf(ctx.now));

/** An obligation as it is shown; lags count from its own document and from `topOn`, the day of the top of the cascade. */
export const lineOf = (row: StandingRow, unitName: string, topOn: string = row.issued_on): ObligationLine => ({
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
  exemptBecause: row.exempt_because,
  lagDays: row.answered_on === null ? null : daysBetween(row.issued_on, row.answered_on),
  lagFromTop: row.answered_on === null ? null : daysBetween(topOn, row.answered_on),
  recalled: recalledIn(row),
});

/** The answer that was taken back. */
function recalledIn(row: StandingRow): ObligationLine['recalled'] {
  const { recalled_document_id: documentId, recalled_symbol: symbol } = row;
  const { recalled_on: withdrawn_on, recalled_by: withdrawn_by, recalled_because: withdrawn_because } = row;
  const withdrawal = withdrawalOf({ withdrawn_on, withdrawn_by, withdrawn_because });
  return documentId === null || symbol === null || !withdrawal ? null : { documentId, symbol, withdrawal };
}
