import { sql } from 'kysely';
import type { Ctx } from '../../../usecase/index.ts';

/** A document of a chain, with how far above (negative) or below (positive) the one asked for it stands. */
export interface ChainRow {
  readonly document_id: string;
  readonly symbol: string;
  readonly title: string;
  readonly issued_on: string;
  readonly issuer_name: string;
  readonly depth: number;
}
/** One document carries out or guides another of the same chain. */
export interface ChainLinkRow {
  readonly from_id: string;
  readonly to_id: string;
  readonly kind: 'implements' | 'guides';
}
/** What units did otherwise than by a document of their own: the same task under the same document is one event. */
export interface ChainEventRow {
  readonly document_id: string;
  readonly task: string;
  readonly first_on: string;
  readonly done_on: string;
  readonly units: number;
}

const MOST_STEPS = 20;

/** Every document that the one asked for carries out, and every one that carries it out, over any number of steps. */
export async function chainRows(ctx: Ctx, documentId: string): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    with recursive above (id, depth) as (
      select ${documentId}::uuid, 0
      union select l.to_id, a.depth - 1 from document.link l join above a on l.from_id = a.id
        where l.tenant_id = ${ctx.tenantId} and l.kind in ('implements', 'guides') and not l.is_withdrawn
          and a.depth > ${-MOST_STEPS}
    ), under (id, depth) as (
      select ${documentId}::uuid, 0
      union select l.from_id, b.depth + 1 from document.link l join under b on l.to_id = b.id
        where l.tenant_id = ${ctx.tenantId} and l.kind in ('implements', 'guides') and not l.is_withdrawn
          and b.depth < ${MOST_STEPS}
    ), place as (
      select id, min(depth) as depth from above group by id
      union select id, max(depth) from under group by id
    )
    select d.document_id, d.symbol, d.title, d.issued_on, i.name as issuer_name, p.depth
    from place p
      join document.document d on d.tenant_id = ${ctx.tenantId} and d.document_id = p.id
      join document.issuer i on i.tenant_id = d.tenant_id and i.issuer_id = d.issuer_id
    order by p.depth, d.issued_on, d.symbol`.execute(ctx.tx);
  return rows;
}

/** The links among these documents. */
export async function chainLinks(ctx: Ctx, ids: readonly string[]): Promise<ChainLinkRow[]> {
  const { rows } = await sql<ChainLinkRow>`
    select from_id, to_id, min(kind) as kind from document.link
    where tenant_id = ${ctx.tenantId} and kind in ('implements', 'guides') and not is_withdrawn
      and from_id = any(${[...ids]}::uuid[]) and to_id = any(${[...ids]}::uuid[])
    group by from_id, to_id order by from_id, to_id`.execute(ctx.tx);
  return rows;
}

/** What was done without an own document under these documents. */
export async function chainEvents(ctx: Ctx, ids: readonly string[]): Promise<ChainEventRow[]> {
  const { rows } = await sql<ChainEventRow>`
    select document_id, task, min(done_on) as first_on, max(done_on) as done_on, count(*)::int as units
    from document.obligation
    where tenant_id = ${ctx.tenantId} and not is_withdrawn and done_on is not null
      and document_id = any(${[...ids]}::uuid[])
    group by document_id, task order by 4, task`.execute(ctx.tx);
  return rows;
}
