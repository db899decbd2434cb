import { sql } from 'kysely';
import { dayOf } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import type { ObligationState } from './obligation.schema.ts';

/** The documents that carry one out, over any number of steps, each once by its shortest way. */
export interface StepRow {
  readonly document_id: string;
  readonly symbol: string;
  readonly title: string;
  readonly issued_on: string;
  readonly depth: number;
  readonly above_symbol: string | null;
  readonly above_on: string | null;
}

const below = (ctx: Ctx, topId: string) => sql`
  with recursive below (id, depth, above) as (
    select ${topId}::uuid, 0, null::uuid
    union
    select l.from_id, b.depth + 1, b.id from document.link l join below b on l.to_id = b.id
    where l.tenant_id = ${ctx.tenantId} and l.kind in ('implements', 'guides') and not l.is_withdrawn and b.depth < 20
  ), step as (select distinct on (id) id, depth, above from below order by id, depth, above)`;

/** The cascade under a document, itself first. */
export async function stepsBelow(ctx: Ctx, topId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`${below(ctx, topId)}
    select d.document_id, d.symbol, d.title, d.issued_on, s.depth, a.symbol as above_symbol, a.issued_on as above_on
    from step s
      join document.document d on d.tenant_id = ${ctx.tenantId} and d.document_id = s.id
      left join document.document a on a.tenant_id = ${ctx.tenantId} and a.document_id = s.above
    order by s.depth, d.issued_on, d.symbol`.execute(ctx.tx);
  return rows;
}

/** An obligation with its state on the day of the request. */
export interface StandingRow {
  readonly obligation_id: string;
  readonly document_id: string;
  readonly symbol: string;
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
}

const standing = (ctx: Ctx, topId: string) => sql`${below(ctx, topId)}, standing as (
    select o.*, d.symbol, d.issued_on, own.symbol as own_symbol, coalesce(own.issued_on, o.done_on) as answered_on,
      case when own.issued_on <= o.due_on then 'issued' when own.issued_on is not null then 'issued_late'
        when o.done_on is not null then 'otherwise' when o.due_on < ${dayOf(ctx.now)} then 'overdue'
        else 'waiting' end as state
    from document.obligation o
      join step s on s.id = o.document_id
      join document.document d on d.tenant_id = o.tenant_id and d.document_id = o.document_id
      left join document.document own on own.tenant_id = o.tenant_id and own.document_id = o.own_document_id
    where o.tenant_id = ${ctx.tenantId} and not o.is_withdrawn)`;

/** How many obligations of a cascade stand in each state; a state without any is left out. */
export async function countObligations(ctx: Ctx, topId: string): Promise<ReadonlyMap<ObligationState, number>> {
  const { rows } = await sql<{ state: ObligationState; n: number }>`${standing(ctx, topId)}
    select state, count(*)::int as n from standing group by state`.execute(ctx.tx);
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/** The obligations behind the figures: all of a cascade, or those in one state. */
export async function obligationRecords(ctx: Ctx, topId: string, state?: ObligationState): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`${standing(ctx, topId)}
    select obligation_id, document_id, symbol, issued_on, unit_id, required_type, task, due_on, state,
      own_document_id, own_symbol, answered_on, done_how
    from standing where ${state ?? null}::text is null or state = ${state ?? null}
    order by issued_on, symbol, due_on, obligation_id`.execute(ctx.tx);
  return rows;
}
