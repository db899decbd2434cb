import type pg from 'pg';
import { QUEUE_SCHEMA } from '../job-queue.ts';

/** A table of the house with the columns a copy carries. */
export interface Table {
  /** Quoted where needed: `audit.entry`. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of its primary key: copies are sorted by them, so that they do not show the order of writing. */
  readonly key: readonly string[];
}

// The queue is rebuilt, and what ran is told by platform.job; the list of migrations is in the manifest.
const LEFT_OUT = ['pg_catalog', 'information_schema', 'house', QUEUE_SCHEMA];

/** Every table that a backup carries, tables that others refer to first. */
export async function backedUpTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       (select array_agg(quote_ident(attname) order by attnum) from pg_attribute a
         where a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       (select array_agg(quote_ident(a.attname) order by array_position(i.indkey::int[], a.attnum::int))
         from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
         where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> all ($1) and n.nspname not like 'pg\\_%'
     order by 1`,
    [LEFT_OUT],
  );
  const tables = rows.map(({ name, columns, key }) => ({ name, columns, key: key ?? columns }));
  return referredFirst(tables, await references(client));
}

async function references(client: pg.ClientBase): Promise<{ from: string; to: string }[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select format('%I.%I', fn.nspname, f.relname) as from, format('%I.%I', tn.nspname, t.relname) as to
     from pg_constraint k
       join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
       join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
     where k.contype = 'f' and k.conrelid <> k.confrelid`,
  );
  return rows;
}

function referredFirst(tables: readonly Table[], edges: readonly { from: string; to: string }[]): Table[] {
  const sorted: Table[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name));
    const free = [...waiting].filter(({ name }) => !edges.some(({ from, to }) => from === name && names.has(to)));
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...names].join(', ')}`);
    for (const table of free) {
      sorted.push(table);
      waiting.delete(table);
    }
  }
  return sorted;
}
