import { emptyHouse, type EmptyHouse } from '@guong/core/testing';
import { UNWATCHED, WATCHED } from '@guong/core/usecase';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { APPEND_ONLY, REFERENCE_TABLES, TIMELESS_SCHEMAS } from '../../scripts/migrations/allowed.ts';
import { lintMigrations } from '../../scripts/lint-migrations.ts';

// The same rules as the lint of the migration files, asked of the database that they made: what the lint
// cannot read (an extension, a generated statement) shows here.
let house: EmptyHouse;
beforeAll(async () => {
  house = await emptyHouse();
});

/** Ours: not PostgreSQL's own, not the list of migrations, not the job queue (ruling 14). */
const OURS = sql`n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'house', 'job_queue')`;

interface TableFacts {
  readonly name: string;
  readonly schema: string;
  readonly is_secured: boolean;
  readonly policies: number;
}
async function tables(): Promise<TableFacts[]> {
  const { rows } = await sql<TableFacts>`
    select n.nspname || '.' || c.relname as name, n.nspname as schema,
      c.relrowsecurity and c.relforcerowsecurity as is_secured,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid
        and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = %') as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${OURS} order by 1`.execute(house.ownerDb);
  return rows;
}

async function names(query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> {
  return (await query.execute(house.ownerDb)).rows.map(({ name }) => name);
}

test('the lint has read every table that the migrations make', async () => {
  const made = (await tables()).map(({ name }) => name);
  expect([...lintMigrations().known.tables.keys()].sort()).toEqual(made.sort());
  console.log(`${String(made.length)} tables`);
});

test('every table of a tenant is under row-level security, forced, with a policy on the tenant', async () => {
  const open = (await tables()).filter((table) => !table.is_secured || table.policies === 0).map(({ name }) => name);
  expect(open).toEqual(Object.keys(REFERENCE_TABLES).sort());
});

test('every key of a tenant begins with tenant_id: primary, unique and foreign', async () => {
  const query = sql<{ name: string }>`
    select n.nspname || '.' || c.relname || ' ' || k.name as name
    from (
      select i.indrelid as table_oid, i.indkey[0] as first, i.indexrelid::regclass::text as name
        from pg_index i where i.indisunique
      union all
      select conrelid, conkey[1], conname from pg_constraint where contype = 'f'
    ) k
    join pg_class c on c.oid = k.table_oid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.first
    where ${OURS} and c.relkind in ('r', 'p') and a.attname is distinct from 'tenant_id'`;
  const strangers = (await names(query)).filter((name) => !((name.split(' ')[0] ?? '') in REFERENCE_TABLES));
  expect(strangers).toEqual([]);
});

test('the journal watches every table of its list, as the list says, and nothing else has a trigger', async () => {
  const { rows } = await sql<{ place: string; triggers: string[]; functions: string; body: string }>`
    select n.nspname || '.' || c.relname as place, array_agg(tgname::text order by tgname) as triggers,
      string_agg(distinct p.pronamespace::regnamespace || '.' || p.proname, ' ') as functions, min(prosrc) as body
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_proc p on p.oid = t.tgfoid
    where not tgisinternal and ${OURS} group by 1`.execute(house.ownerDb);
  const found = rows.map(({ place, triggers, functions, body }) => {
    const leftOut = /json_hash\(to_jsonb\(r\), '\{([^}]*)\}'\)/.exec(body)?.[1] ?? '';
    return { place, triggers, functions, leftOut };
  });
  const expected = Object.entries(WATCHED).map(([place, { leftOut, mayVanish }]) => ({
    place,
    triggers: [...(mayVanish ? [] : ['journal_delete']), 'journal_insert', 'journal_update'],
    functions: `audit.journal_${place.replace('.', '_')}`,
    leftOut: leftOut.join(','),
  }));
  const byPlace = (a: { place: string }, b: { place: string }): number => (a.place < b.place ? -1 : 1);
  expect(found.sort(byPlace)).toEqual(expected.sort(byPlace));
  console.log(
    `${String(found.length)} tables watched, ${String(Object.keys(UNWATCHED).length)} left out with a reason`,
  );
});

test('every table is either watched or left out with a reason; roll and box are never watched', async () => {
  const made = (await tables()).map(({ name }) => name);
  expect([...Object.keys(WATCHED), ...Object.keys(UNWATCHED)].sort()).toEqual(made.sort());
  const secret = Object.keys(WATCHED).filter((name) => TIMELESS_SCHEMAS.includes(name.split('.')[0] ?? ''));
  expect(secret).toEqual([]);
  const mute = Object.entries(WATCHED).filter(([, { leftOut, mayVanish, because }]) => {
    return (leftOut.length > 0 || mayVanish) === (because === '');
  });
  expect(mute).toEqual([]);
});

test('no exclusion, nothing deferrable', async () => {
  const query = sql<{ name: string }>`
    select conname::text from pg_constraint t join pg_namespace n on n.oid = t.connamespace
      where (contype = 'x' or condeferrable) and ${OURS}`;
  expect(await names(query)).toEqual([]);
});

test('nothing in roll or box can tell when, in what order or from where (ANO-2)', async () => {
  const query = sql<{ name: string }>`
    select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
    where table_schema in (${sql.join(TIMELESS_SCHEMAS)}) and (
      data_type ~ '^(timestamp|date|time|interval|inet|cidr|macaddr|xid|pg_lsn)'
      or is_identity = 'YES' or column_default ~* 'nextval|now\\(|current_|timestamp|uuidv7|uuid_generate_v[16]')`;
  expect(await names(query)).toEqual([]);
  const sequences = sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname in (${sql.join(TIMELESS_SCHEMAS)})`;
  expect(await names(sequences)).toEqual([]);
});

test('no foreign key leads out of the box, or into it', async () => {
  const query = sql<{ name: string }>`
    select conname::text as name from pg_constraint k
      join pg_class a on a.oid = k.conrelid join pg_namespace n on n.oid = a.relnamespace
      join pg_class b on b.oid = k.confrelid join pg_namespace m on m.oid = b.relnamespace
    where contype = 'f' and n.nspname <> m.nspname and 'box' in (n.nspname, m.nspname)`;
  expect(await names(query)).toEqual([]);
});

test('no login reaches both the roll and the box, and what is append-only is only added to', async () => {
  const rights = sql<{ name: string }>`
    select distinct r.rolname || ' ' || n.nspname as name
    from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace
    where r.rolname ~ '^guong_' and r.rolname <> 'guong_owner' and not r.rolsuper and c.relkind = 'r' and n.nspname in ('box', 'issue')
      and has_schema_privilege(r.oid, n.oid, 'usage') and has_table_privilege(r.oid, c.oid, 'select,insert,update,delete')`;
  const reaches = await names(rights);
  const logins = [...new Set(reaches.map((reach) => reach.split(' ')[0] ?? ''))];
  expect(logins.filter((login) => reaches.includes(`${login} box`) && reaches.includes(`${login} issue`))).toEqual([]);
  expect(logins.length).toBeGreaterThan(1);
  const changes = sql<{ name: string }>`
    select r.rolname || ' ' || n.nspname || '.' || c.relname as name
    from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace
    where r.rolname ~ '^guong_' and r.rolname <> 'guong_owner' and not r.rolsuper and c.relkind = 'r'
      and n.nspname || '.' || c.relname in (${sql.join(APPEND_ONLY)})
      and has_table_privilege(r.oid, c.oid, 'update,delete,truncate')`;
  expect(await names(changes)).toEqual([]);
});
