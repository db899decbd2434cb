import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { WATCHED } from '../../usecase/index.ts';
import { runNamed, type Db } from '../../platform/index.ts';
import type { EmptyHouse } from '../empty-house.ts';

/** Every row of the watched tables, as `org.person "0193…"` → a hash of what the journal covers of it. */
export type HouseRows = ReadonlyMap<string, string>;

interface Key {
  readonly place: string;
  readonly columns: readonly string[];
}
async function keysOf(ownerDb: Db): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select k.table_schema || '.' || k.table_name as place,
      coalesce(array_agg(k.column_name::text order by k.ordinal_position)
        filter (where k.column_name <> 'tenant_id'), '{}') as columns
    from information_schema.key_column_usage k join information_schema.table_constraints c
      using (constraint_schema, constraint_name, table_schema, table_name)
    where c.constraint_type = 'PRIMARY KEY' group by 1`.execute(ownerDb);
  return rows.filter(({ place }) => place in WATCHED);
}

/** Reads all watched rows of the house's tenant, by SQL of its own: nothing of the journal is asked. */
export async function watchedRows(house: EmptyHouse): Promise<() => Promise<HouseRows>> {
  const { ownerDb, tenantId } = house;
  const parts = (await keysOf(ownerDb)).map(({ place, columns }) => {
    const key = columns.map((column) => `to_jsonb(t.${column})::text`).join(` || ',' || `) || `''`;
    const leftOut = (WATCHED[place]?.leftOut ?? []).map((column) => ` - '${column}'`).join('');
    return `select '${place} ' || ${key} as name, md5((to_jsonb(t)${leftOut})::text) as hash
      from ${place} t where tenant_id = '${tenantId}'`;
  });
  const text = parts.join(' union all ');
  const name = `watched ${createHash('sha1').update(text).digest('hex')}`;
  return async () => {
    const rows = await ownerDb
      .transaction()
      .execute((tx) => runNamed<{ name: string; hash: string }>(tx, { name, text }, []));
    return new Map(rows.map((row) => [row.name, row.hash]));
  };
}

/** Names of the rows that came, went or changed; of tables whose rows may vanish, those that went are left out. */
export function changedRows(before: HouseRows, after: HouseRows): string[] {
  const mayVanish = (name: string): boolean => WATCHED[name.split(' ')[0] ?? '']?.mayVanish === true;
  const gone = [...before.keys()].filter((name) => !after.has(name) && !mayVanish(name));
  const made = [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
  return [...gone, ...made].sort();
}
