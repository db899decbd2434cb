import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { runNamed, type Db } from '../platform/index.ts';

/** Tables in which a refused or crashed request may leave something (rulings, 21), and those of the job queue. */
const OUTSIDE = ['audit.security_event', 'house.', 'job_queue.'];

/** One hash per table over all its rows, or those of one tenant: equal snapshots mean that nothing was written between. */
export async function snapshot(ownerDb: Db, tenantId?: string): Promise<Record<string, string>> {
  const tables = await sql<{ place: string }>`
    select format('%I.%I', schemaname, tablename) as place from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(ownerDb);
  const watched = tables.rows
    .map(({ place }) => place)
    .filter((place) => !OUTSIDE.some((out) => place.startsWith(out)));
  // As text, so that a table without the column is compared whole.
  const ofTenant =
    tenantId === undefined ? '' : `where coalesce(to_jsonb(t) ->> 'tenant_id', '${tenantId}') = '${tenantId}'`;
  const hashes = watched.map(
    (
      place,
    ) => `select '${place}' as place, count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
      as hash from ${place} t ${ofTenant}`,
  );
  const text = hashes.join(' union all ');
  // Planning a look at every table takes longer than looking: PostgreSQL plans it once per connection.
  const name = `snapshot ${createHash('sha1').update(text).digest('hex')}`;
  const rows = await ownerDb
    .transaction()
    .execute((tx) => runNamed<{ place: string; hash: string }>(tx, { name, text }, []));
  return Object.fromEntries(rows.map(({ place, hash }) => [place, hash]));
}

/** The number that the next writing transaction of the server will get: PostgreSQL gives one to nobody who only reads. */
export async function writingMark(ownerDb: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as mark`.execute(ownerDb);
  return rows[0]?.mark ?? '';
}

/**
 * Whether no transaction that writes has committed or is under way since the mark, in any table, even those that
 * {@link snapshot} leaves out. Hundreds of times cheaper than a snapshot; `false` may also be another test's doing.
 */
export async function isUntouchedSince(ownerDb: Db, mark: string): Promise<boolean> {
  const { rows } = await sql<{ writers: number }>`
    select count(*)::int as writers
    from generate_series(${mark}::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1) as n
    where pg_xact_status(n::text::xid8) is distinct from 'aborted'`.execute(ownerDb);
  return rows[0]?.writers === 0;
}

/** The tables that differ between two snapshots. */
export const changedTables = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((place) => before[place] !== after[place]);
