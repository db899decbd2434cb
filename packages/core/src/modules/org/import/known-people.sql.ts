import { sql } from 'kysely';
import type { Ctx } from '../../../usecase/index.ts';
import { tables } from '../org.tables.ts';
import type { KnownPerson } from './twins.ts';

/** Everybody who still belongs to the committee, with the units and posts of a day. */
export async function knownPeople(ctx: Ctx, day: string): Promise<KnownPerson[]> {
  const people = await tables(ctx.tx)
    .selectFrom('org.person')
    .select(['person_id', 'full_name', 'born_on', 'birth_year', 'code'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', 'in', ['active', 'retired'])
    .orderBy('code')
    .execute();
  const places = await placesOf(ctx, day);
  return people.map((person) => ({
    personId: person.person_id,
    name: person.full_name,
    birth: person.born_on ?? (person.birth_year === null ? '' : String(person.birth_year)),
    code: person.code,
    units: places.get(person.person_id)?.map((place) => place.unit) ?? [],
    posts: places.get(person.person_id)?.flatMap((place) => place.title ?? []) ?? [],
  }));
}

async function placesOf(ctx: Ctx, day: string): Promise<Map<string, { unit: string; title: string | null }[]>> {
  const { rows } = await sql<{ person_id: string; unit: string; title: string | null }>`
    select m.person_id, n.name as unit, null as title
    from org.membership m
    join org.unit_name n on n.tenant_id = m.tenant_id and n.unit_id = m.unit_id
      and n.from_on <= ${day} and (n.to_on is null or n.to_on > ${day})
    where m.tenant_id = ${ctx.tenantId} and m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day})
    union all
    select h.person_id, n.name, p.title
    from org.holding h
    join org.post p on p.tenant_id = h.tenant_id and p.post_id = h.post_id
    join org.unit_name n on n.tenant_id = p.tenant_id and n.unit_id = p.unit_id
      and n.from_on <= ${day} and (n.to_on is null or n.to_on > ${day})
    where h.tenant_id = ${ctx.tenantId} and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})
    order by unit`.execute(ctx.tx);
  const found = new Map<string, { unit: string; title: string | null }[]>();
  for (const { person_id, unit, title } of rows) {
    const places = found.get(person_id);
    if (places) places.push({ unit, title });
    else found.set(person_id, [{ unit, title }]);
  }
  return found;
}
