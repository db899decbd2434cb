import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import { tables } from './org.tables.ts';
import { onDay } from './period.sql.ts';
import type { PersonLine } from './person.schema.ts';

/** Everyone of the tenant with cell and posts of a day; `total` is the number of rows before limit and offset. */
export const peopleQuery = (ctx: Ctx, day: string) =>
  tables(ctx.tx)
    .selectFrom('org.person as p')
    .leftJoin('org.membership as m', (join) =>
      join.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.person_id', '=', 'p.person_id').on(onDay('m', day)),
    )
    .leftJoin('org.unit_name as n', (join) =>
      join.onRef('n.tenant_id', '=', 'm.tenant_id').onRef('n.unit_id', '=', 'm.unit_id').on(onDay('n', day)),
    )
    .select(['p.person_id', 'p.code', 'p.full_name', 'p.birth_year', 'p.member_kind', 'p.state'])
    .select(['m.unit_id as cell_id', 'n.name as cell_name'])
    .select((eb) => [
      sql<number>`count(*) over ()`.as('total'),
      eb
        .selectFrom('org.holding as h')
        .innerJoin('org.post as o', (join) =>
          join.onRef('o.tenant_id', '=', 'h.tenant_id').onRef('o.post_id', '=', 'h.post_id'),
        )
        .select(sql<string[]>`coalesce(array_agg(o.title order by o.precedence, o.title), '{}')`.as('titles'))
        .whereRef('h.tenant_id', '=', 'p.tenant_id')
        .whereRef('h.person_id', '=', 'p.person_id')
        .where('h.from_on', '<=', day)
        .where((inner) => inner.or([inner('h.to_on', 'is', null), inner('h.to_on', '>', day)]))
        .as('post_titles'),
    ])
    .where('p.tenant_id', '=', ctx.tenantId);

interface PeopleRow {
  readonly person_id: string;
  readonly code: string;
  readonly full_name: string;
  readonly birth_year: number | null;
  readonly member_kind: PersonLine['memberKind'];
  readonly state: PersonLine['state'];
  readonly cell_id: string | null;
  readonly cell_name: string | null;
  readonly post_titles: string[] | null;
}

/** A row of {@link peopleQuery} as it leaves the house. */
export const toPersonLine = (row: PeopleRow): PersonLine => ({
  personId: row.person_id,
  code: row.code,
  fullName: row.full_name,
  birthYear: row.birth_year,
  memberKind: row.member_kind,
  state: row.state,
  cellId: row.cell_id,
  cellName: row.cell_name,
  postTitles: row.post_titles ?? [],
});
