import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import { soughtPhrase } from './roll-names.ts';

/** Which lines of a roll: whatever is left out narrows nothing. */
export interface RollSearch {
  readonly roundId: string;
  /** Typed by a person: the beginning of a name, or of any of its words. */
  readonly query: string;
  readonly category: string | undefined;
  readonly unit: string | undefined;
  readonly received: 'yes' | 'no' | undefined;
}
/** A line of the roll as pages show it. */
export interface RollLine {
  readonly rollNo: number;
  readonly personId: string;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly categoryName: string;
  readonly isIssued: boolean;
}

/** People and ballots handed out, for each category and unit of the roll, in roll order. */
export interface RollPart {
  readonly category: string;
  readonly name: string;
  readonly unit: string;
  readonly people: number;
  readonly issued: number;
}

/** The whole roll counted once; every total of the page is a sum of these. */
export async function partsOf(ctx: Ctx, roundId: string): Promise<readonly RollPart[]> {
  const { rows } = await sql<RollPart>`
    select category, category_name as name, unit, count(*)::int as people, count(*) filter (where is_issued)::int as issued
    from issue.roll_entry where tenant_id = ${ctx.tenantId} and round_id = ${roundId}
    group by category, category_name, unit order by min(roll_no)`.execute(ctx.tx);
  return rows;
}

/** How many lines a search without a name finds: counted already in the parts. */
export const foundInParts = (parts: readonly RollPart[], { category, unit, received }: RollSearch): number =>
  parts
    .filter((part) => category === undefined || part.category === category)
    .filter((part) => unit === undefined || part.unit === unit)
    .reduce((sum, { people, issued }) => sum + { all: people, yes: issued, no: people - issued }[received ?? 'all'], 0);

/** One page of lines: the best spelled hits first, then in roll order. `found` is counted where a name was typed. */
export async function linesFound(
  ctx: Ctx,
  search: RollSearch,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly found: number | undefined; readonly lines: RollLine[] }> {
  const hits = hitsOf(ctx, search);
  const { rows } = await sql<RollLine & { found: number }>`
    select e.roll_no as "rollNo", e.person_id as "personId", e.name, e.post, e.unit,
      e.category_name as "categoryName", e.is_issued as "isIssued",
      ${hits ? sql`(count(*) over ())::int` : sql`0`} as found
    from issue.roll_entry e ${hits ? sql`join ${hits} h using (person_id)` : sql``}
    where e.tenant_id = ${ctx.tenantId} and e.round_id = ${search.roundId} ${narrowed(search)}
    order by ${hits ? sql`h.rank, e.roll_no` : sql`e.roll_no`} limit ${limit} offset ${offset}`.execute(ctx.tx);
  const lines = rows.map(({ found: _, ...line }) => line);
  return { found: hits && (rows[0]?.found ?? 0), lines };
}

/** Past every letter: what begins with a phrase lies between the phrase and the phrase followed by this. */
const LAST_LETTER = '\u{10FFFF}';

/**
 * Whom a search finds, each with the rank of his best spelled hit. Between two bounds of the key, so that the index answers:
 * `like` may not look into an index past row-level security, comparisons may.
 */
export function hitsOf(ctx: Ctx, { roundId, query }: Pick<RollSearch, 'roundId' | 'query'>) {
  const sought = soughtPhrase(query);
  return (
    sought &&
    sql`(
      select person_id, min(case when starts_with(spelled, ${sought.spelled}) then 0
        when starts_with(canon, ${sought.canon}) then 1 else 2 end) as rank
      from issue.roll_name
      where tenant_id = ${ctx.tenantId} and round_id = ${roundId}
        and folded >= ${sought.folded} and folded < ${sought.folded + LAST_LETTER}
      group by person_id
    )`
  );
}

function narrowed({ category, unit, received }: RollSearch): RawBuilder<unknown> {
  const conditions = [
    category === undefined ? undefined : sql`and e.category = ${category}`,
    unit === undefined ? undefined : sql`and e.unit = ${unit}`,
    received === undefined ? undefined : sql`and e.is_issued = ${received === 'yes'}`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== undefined),
    sql` `,
  );
}
