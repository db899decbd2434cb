import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { tables } from './org.tables.ts';
import { onDay } from './period.sql.ts';

/** Everybody who belongs to one of these cells on a day. */
export async function membersOn(
  tx: Tx,
  tenantId: string,
  { unitIds, day }: { readonly unitIds: readonly string[]; readonly day: string },
): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('org.membership as m')
    .select('m.person_id')
    .distinct()
    .where('m.tenant_id', '=', tenantId)
    .where('m.unit_id', 'in', unitIds)
    .where(onDay('m', day))
    .execute();
  return rows.map((row) => row.person_id);
}

/** Somebody as a list of a meeting names him. */
export interface PlacedPerson {
  readonly personId: string;
  readonly code: string;
  readonly name: string;
  /** Title of the first post by precedence; empty when there is none. */
  readonly post: string;
  /** Name of the cell on the day; empty when there is none. */
  readonly unitName: string;
}

/** These people as they are on a day, by name; who is not of this committee, or no longer, is left out. */
export async function placedPeople(
  tx: Tx,
  tenantId: string,
  { personIds, day }: { readonly personIds: readonly string[]; readonly day: string },
): Promise<PlacedPerson[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<PlacedPerson>`
    select p.person_id as "personId", p.code, p.full_name as name,
      coalesce((select o.title from org.holding h
        join org.post o on o.tenant_id = h.tenant_id and o.post_id = h.post_id
        where h.tenant_id = p.tenant_id and h.person_id = p.person_id and ${onDay('h', day)} and ${onDay('o', day)}
        order by o.precedence, o.post_id limit 1), '') as post,
      coalesce((select n.name from org.membership m
        join org.unit_name n on n.tenant_id = m.tenant_id and n.unit_id = m.unit_id and ${onDay('n', day)}
        where m.tenant_id = p.tenant_id and m.person_id = p.person_id and ${onDay('m', day)} limit 1), '') as "unitName"
    from org.person p
    where p.tenant_id = ${tenantId} and p.person_id = any(${[...personIds]}::uuid[])
      and p.state in ('active', 'retired')
    order by p.sort_key, p.person_id`.execute(tx);
  return rows;
}
