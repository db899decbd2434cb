import { sql } from 'kysely';
import type { Db } from '../platform/index.ts';

/** Tables in which a refused or crashed request may leave something (rulings, 21), and those of the job queue. */
const OUTSIDE = ['audit.security_event', 'house.', 'job_queue.'];

/** One hash per table over all its rows: two equal snapshots mean that nothing was written in between. */
export async function snapshot(ownerDb: Db): Promise<Record<string, string>> {
  const tables = await sql<{ place: string }>`
    select format('%I.%I', schemaname, tablename) as place from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(ownerDb);
  const watched = tables.rows
    .map(({ place }) => place)
    .filter((place) => !OUTSIDE.some((out) => place.startsWith(out)));
  const hashes = watched.map(
    (
      place,
    ) => `select '${place}' as place, count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
      as hash from ${place} t`,
  );
  const { rows } = await sql.raw<{ place: string; hash: string }>(hashes.join(' union all ')).execute(ownerDb);
  return Object.fromEntries(rows.map(({ place, hash }) => [place, hash]));
}

/** The tables that differ between two snapshots. */
export const changedTables = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((place) => before[place] !== after[place]);
