import { sql, type RawBuilder } from 'kysely';
import { dayOf } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { below } from './cascade.figures.ts';
import type { ObligationState } from './obligation.schema.ts';

/** An obligation with its state on the day of the request. */
export interface StandingRow {
  readonly obligation_id: string;
  readonly document_id: string;
  readonly symbol: string;
  readonly title: string;
  readonly issued_on: string;
  readonly unit_id: string;
  readonly required_type: string;
  readonly task: string;
  readonly due_on: string;
  readonly state: ObligationState;
  readonly own_document_id: string | null;
  readonly own_symbol: string | null;
  readonly answered_on: string | null;
  readonly done_how: string;
  readonly exempt_because: string | null;
  readonly is_withdrawn: boolean;
  readonly withdrawn_on: string | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_because: string | null;
  /** The document with which it was answered until that was taken back, and by whom, when and why. */
  readonly recalled_document_id: string | null;
  readonly recalled_symbol: string | null;
  readonly recalled_on: string | null;
  readonly recalled_by: string | null;
  readonly recalled_because: string | null;
}

/** Which obligations: of a cascade from its top down, of one document, of the documents of a year, of units, or one. */
export type Scope =
  | { readonly topId: string }
  | { readonly documentId: string }
  | { readonly year: number }
  | { readonly unitIds: readonly string[] }
  | { readonly obligationId: string; readonly alsoWithdrawn?: true }
  | { readonly everything: true };

const within = (scope: Scope): RawBuilder<boolean> => {
  if ('topId' in scope) return sql<boolean>`o.document_id in (select id from step)`;
  if ('documentId' in scope) return sql<boolean>`o.document_id = ${scope.documentId}`;
  if ('unitIds' in scope) return sql<boolean>`o.unit_id = any(${[...scope.unitIds]}::uuid[])`;
  if ('obligationId' in scope) return sql<boolean>`o.obligation_id = ${scope.obligationId}`;
  if ('everything' in scope) return sql<boolean>`true`;
  return sql<boolean>`d.issued_on between ${`${String(scope.year)}-01-01`} and ${`${String(scope.year)}-12-31`}`;
};

/** The obligations of a scope as a common table `standing`, each with its state today. */
export const standing = (ctx: Ctx, scope: Scope) => sql`
  ${'topId' in scope ? sql`${below(ctx, scope.topId)},` : sql`with`} standing as (
    select o.*, d.symbol, d.title, d.issued_on, own.symbol as own_symbol, coalesce(own.issued_on, o.done_on) as answered_on,
      recalled.symbol as recalled_symbol, recalled.withdrawn_on as recalled_on, recalled.withdrawn_by as recalled_by,
      recalled.withdrawn_because as recalled_because,
      case when o.exempt_because is not null then 'exempt'
        when own.issued_on <= o.due_on then 'issued' when own.issued_on is not null then 'issued_late'
        when o.done_on <= o.due_on then 'otherwise' when o.done_on is not null then 'otherwise_late'
        when o.due_on < ${dayOf(ctx.now)} then 'overdue' else 'waiting' end as state
    from document.obligation o
      join document.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
      left join document.document own on own.tenant_id = o.tenant_id and own.document_id = o.own_document_id
      left join document.document recalled on recalled.tenant_id = o.tenant_id
        and recalled.document_id = o.recalled_document_id
    where o.tenant_id = ${ctx.tenantId} and ${'alsoWithdrawn' in scope ? sql`true` : sql`not o.is_withdrawn`}
      and ${within(scope)})`;

/** How many obligations of a scope stand in a state, and the last day on which one of them was answered. */
export interface StateCount {
  readonly state: ObligationState;
  readonly count: number;
  readonly last_on: string | null;
}

/** How many obligations of a scope stand in each state; a state without any is left out. */
export async function countObligations(ctx: Ctx, scope: Scope): Promise<StateCount[]> {
  const { rows } = await sql<StateCount>`${standing(ctx, scope)}
    select state, count(*)::int as count, max(answered_on) as last_on from standing group by state`.execute(ctx.tx);
  return rows;
}

/** What a matrix shows of an obligation, without what all of a duty have in common. */
export type CellRow = Pick<
  StandingRow,
  | 'obligation_id'
  | 'document_id'
  | 'unit_id'
  | 'required_type'
  | 'due_on'
  | 'state'
  | 'own_symbol'
  | 'answered_on'
  | 'recalled_symbol'
  | 'recalled_because'
> & { readonly lag_days: number | null };
/** What all obligations of a duty have in common: the document that asks, and for what. */
export type DutyRow = Pick<StandingRow, 'document_id' | 'required_type' | 'symbol' | 'title' | 'issued_on' | 'task'>;

/** The obligations of a scope as cells, in no order: thousands of them, so each brings only what is its own. */
export async function obligationCells(ctx: Ctx, scope: Scope): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`${standing(ctx, scope)}
    select obligation_id, document_id, unit_id, required_type, due_on, state, own_symbol, answered_on, recalled_symbol,
      recalled_because, answered_on - issued_on as lag_days
    from standing`.execute(ctx.tx);
  return rows;
}

/** The duties to which these obligations belong, one for each, by the day of the document that asks. */
export async function dutyRows(ctx: Ctx, obligationIds: readonly string[]): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`
    select o.document_id, o.required_type, d.symbol, d.title, d.issued_on, o.task
    from document.obligation o
      join document.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
    where o.tenant_id = ${ctx.tenantId} and o.obligation_id = any(${[...obligationIds]}::uuid[])
    order by d.issued_on, d.symbol, o.required_type, o.document_id`.execute(ctx.tx);
  return rows;
}

/** The obligations behind the figures: all of a scope, or those in some states. */
export async function obligationRecords(
  ctx: Ctx,
  scope: Scope,
  states?: readonly ObligationState[],
): Promise<StandingRow[]> {
  const wanted = states === undefined ? sql`true` : sql`state = any(${[...states]}::text[])`;
  const { rows } = await sql<StandingRow>`${standing(ctx, scope)}
    select obligation_id, document_id, symbol, title, issued_on, unit_id, required_type, task, due_on, state,
      own_document_id, own_symbol, answered_on, done_how, exempt_because, is_withdrawn, withdrawn_on, withdrawn_by,
      withdrawn_because, recalled_document_id, recalled_symbol, recalled_on, recalled_by, recalled_because
    from standing where ${wanted}
    order by issued_on, symbol, required_type, due_on, obligation_id`.execute(ctx.tx);
  return rows;
}
