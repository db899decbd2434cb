import { sql } from 'kysely';
import type { Ctx } from '../../../usecase/index.ts';

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

/** The documents under one, over any number of steps, as a common table `step`; itself is step 0. */
export const below = (ctx: Ctx, topId: string) => sql`
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
