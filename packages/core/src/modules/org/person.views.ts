import { searchKeys } from '@guong/vietnamese';
import { sql } from 'kysely';
import { dayOf, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { mayReadPeople, mayReadPerson } from './org.policy.ts';
import { forbidden, missing } from './org.refusals.ts';
import { tables } from './org.tables.ts';
import { peopleQuery, toPersonLine } from './people.sql.ts';
import { onDay } from './period.sql.ts';
import { OnePersonInput, PeopleOfInput, PeopleOutput, PersonOutput, SearchPeopleInput } from './person.schema.ts';
import { unitsBelow } from './unit.views.ts';

/** The people of a unit and of the units under it, by name: members of its cells and holders of its posts. */
export const peopleOf = view({
  name: 'org.peopleOf',
  http: 'GET /org/people',
  summary: 'Danh sách người của một đơn vị và các đơn vị trực thuộc, xếp theo tên',
  input: PeopleOfInput,
  output: PeopleOutput,
  async run(ctx, { unitId, asOf, limit, offset }) {
    const permit = mayReadPeople(ctx.actor, 'org.peopleOf');
    if (!permit) return forbidden('org.peopleOf');
    const day = asOf ?? dayOf(ctx.now);
    let query = peopleQuery(ctx, day).where('p.state', '<>', 'merged');
    if (unitId !== undefined) {
      const units = await unitsBelow(ctx.tx, ctx.tenantId, { unitId, day });
      if (units.length === 0) return missing('unit');
      const holders = tables(ctx.tx)
        .selectFrom('org.holding as h')
        .innerJoin('org.post as o', (join) =>
          join.onRef('o.tenant_id', '=', 'h.tenant_id').onRef('o.post_id', '=', 'h.post_id'),
        )
        .select('h.person_id')
        .where('h.tenant_id', '=', ctx.tenantId)
        .where('o.unit_id', 'in', units)
        .where(onDay('h', day));
      query = query.where((eb) => eb.or([eb('m.unit_id', 'in', units), eb('p.person_id', 'in', holders)]));
    }
    const rows = await query.orderBy('p.sort_key').orderBy('p.person_id').limit(limit).offset(offset).execute();
    return ok({ permit, value: { people: rows.map(toPersonLine), total: rows[0]?.total ?? 0 } });
  },
});

/** Finds people by name or code, forgiving missing diacritics: exact spelling first, then tone placement, then folded. */
export const searchPeople = view({
  name: 'org.searchPeople',
  http: 'GET /org/people/search',
  summary: 'Tìm người theo họ tên hoặc mã, gõ không dấu cũng thấy',
  input: SearchPeopleInput,
  output: PeopleOutput,
  async run(ctx, { query: typed, asOf, limit, offset }) {
    const permit = mayReadPeople(ctx.actor, 'org.searchPeople');
    if (!permit) return forbidden('org.searchPeople');
    const keys = searchKeys(typed);
    // Every phrase begins at the beginning of a word, as in `matchLevel` of @guong/vietnamese.
    const has = (column: 'exact' | 'canon' | 'folded') =>
      sql<boolean>`(' ' || ${sql.ref(`p.search_${column}`)}) like ${`% ${likeText(keys[column])}%`}`;
    const rows = await peopleQuery(ctx, asOf ?? dayOf(ctx.now))
      .where('p.state', '<>', 'merged')
      .where((eb) => eb.or([has('folded'), eb(eb.fn('lower', ['p.code']), '=', typed.toLowerCase())]))
      .orderBy(sql`case when ${has('exact')} then 0 when ${has('canon')} then 1 else 2 end`)
      .orderBy('p.sort_key')
      .orderBy('p.person_id')
      .limit(limit)
      .offset(offset)
      .execute();
    return ok({ permit, value: { people: rows.map(toPersonLine), total: rows[0]?.total ?? 0 } });
  },
});

/** A typed `%` or `_` means itself. */
const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** One person's record, for the office and for the person. */
export const onePerson = view({
  name: 'org.person',
  http: 'GET /org/people/{personId}',
  summary: 'Hồ sơ một người',
  input: OnePersonInput,
  output: PersonOutput,
  async run(ctx, { personId, asOf }) {
    const permit = mayReadPerson(ctx.actor, personId);
    if (!permit) return forbidden('org.person');
    const day = asOf ?? dayOf(ctx.now);
    const row = await peopleQuery(ctx, day)
      .select(['p.born_on', 'p.sex', 'p.state_on', 'p.merged_into', 'p.revision'])
      .where('p.person_id', '=', personId)
      .executeTakeFirst();
    if (!row) return missing('person');
    return ok({
      permit,
      value: {
        ...toPersonLine(row),
        bornOn: row.born_on,
        sex: row.sex,
        stateOn: row.state_on,
        mergedInto: row.merged_into,
        revision: row.revision,
        externalIds: await externalIdsOf(ctx, personId),
        categories: await categoriesOf(ctx, personId, day),
      },
    });
  },
});

/** Ids of the person and of the records that were merged into it. */
const externalIdsOf = (ctx: Ctx, personId: string) =>
  tables(ctx.tx)
    .selectFrom('org.external_id as e')
    .innerJoin('org.person as p', (join) =>
      join.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.person_id', '=', 'e.person_id'),
    )
    .select(['e.scheme', 'e.value'])
    .where('e.tenant_id', '=', ctx.tenantId)
    .where((eb) => eb.or([eb('p.person_id', '=', personId), eb('p.merged_into', '=', personId)]))
    .orderBy('e.scheme')
    .orderBy('e.value')
    .execute();

const categoriesOf = (ctx: Ctx, personId: string, day: string) =>
  tables(ctx.tx)
    .selectFrom('org.category_assignment as a')
    .innerJoin('org.category as c', (join) =>
      join.onRef('c.tenant_id', '=', 'a.tenant_id').onRef('c.category_id', '=', 'a.category_id'),
    )
    .select(['c.category_id as categoryId', 'c.code', 'c.name'])
    .where('a.tenant_id', '=', ctx.tenantId)
    .where('a.person_id', '=', personId)
    .where(onDay('a', day))
    .where(onDay('c', day))
    .orderBy('c.precedence')
    .orderBy('c.code')
    .execute();
