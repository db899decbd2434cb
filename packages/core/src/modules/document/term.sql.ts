import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import type { TermDays } from './series.ts';

type Days = Omit<TermDays, 'termId'>;

/** Documents of a body whose number counts by the day so far, issued within these days. */
const within = (ctx: Ctx, issuerId: string, { fromOn, toOn }: Days) => sql`
  tenant_id = ${ctx.tenantId} and issuer_id = ${issuerId} and series like 'day:%'
    and issued_on >= ${fromOn} and (${toOn}::date is null or issued_on < ${toOn}::date)`;

/** Symbols that would stand twice in a term of these days. */
export async function sharedNumbers(ctx: Ctx, issuerId: string, days: Days): Promise<string[]> {
  const { rows } = await sql<{ symbol: string }>`
    select min(symbol) as symbol from document.document where ${within(ctx, issuerId, days)}
    group by type, number, suffix having count(*) > 1 order by 1 limit 5`.execute(ctx.tx);
  return rows.map(({ symbol }) => symbol);
}

/** Counts the documents of these days within the term from now on; answers how many. */
export async function takeIntoTerm(ctx: Ctx, issuerId: string, { termId, ...days }: TermDays): Promise<number> {
  const { numAffectedRows } = await sql`
    update document.document set series = ${`term:${termId}`} where ${within(ctx, issuerId, days)}`.execute(ctx.tx);
  return Number(numAffectedRows ?? 0);
}

/** Counts documents issued after a term by their day again; answers how many. */
export async function leaveTerm(
  ctx: Ctx,
  { termId, toOn }: { readonly termId: string; readonly toOn: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update document.document set series = 'day:' || to_char(issued_on, 'YYYY-MM-DD')
    where tenant_id = ${ctx.tenantId} and series = ${`term:${termId}`} and issued_on >= ${toOn}::date`.execute(ctx.tx);
  return Number(numAffectedRows ?? 0);
}
