import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { WATCHED } from '../usecase/index.ts';

/** One change by SQL, as a database administrator makes it past the house. */
export interface Tampering {
  readonly place: string;
  readonly kind: 'edited' | 'deleted' | 'inserted';
  /** Whether the triggers of the journal were on while it was made; off, they are on again afterwards. */
  readonly isWatched: boolean;
  /** Which row is hit: any number. */
  readonly nth: number;
}

/** A column as the database describes it. */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly isKey: boolean;
}

/** SQL that says something else in a column, by its type; every type of the house is known. */
const OTHERWISE: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `${column} || 'x'`,
  uuid: () => 'gen_random_uuid()',
  int4: (column) => `${column} + 1`,
  int8: (column) => `${column} + 1`,
  bool: (column) => `not ${column}`,
  date: (column) => `${column} + 1`,
  timestamptz: (column) => `${column} + interval '1 day'`,
  bytea: (column) => `${column} || '\\x00'::bytea`,
  _text: (column) => `array_append(${column}, 'x')`,
};
const otherwise = ({ name, type }: Column): string => {
  const say = OTHERWISE[type];
  if (!say) throw new Error(`no other value is known of type ${type}`);
  return say(name);
};

const OUR_SCHEMAS = `('${[...new Set(Object.keys(WATCHED).map((place) => place.split('.')[0]))].join("', '")}')`;

/** Takes away what would stop an administrator who is careless about the rest: references, checks, unique columns. */
export async function dropFences(tx: Tx): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select text from (
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text, contype = 'u' as is_last
      from pg_constraint where contype in ('f', 'c', 'u') and connamespace::regnamespace::text in ${sql.raw(OUR_SCHEMAS)}
      union all
      select format('drop index %s', i.indexrelid::regclass), true
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indisunique and not i.indisprimary and c.relnamespace::regnamespace::text in ${sql.raw(OUR_SCHEMAS)}
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype = 'u')
    ) fences order by is_last`.execute(tx);
  for (const { text } of rows) await sql.raw(text).execute(tx);
}

/** The columns of a table, without the tenant and without those the database computes. */
export async function columnsOf(tx: Tx, place: string): Promise<Column[]> {
  const { rows } = await sql<{ name: string; type: string; is_key: boolean }>`
    select a.attname::text as name, t.typname::text as type, a.attnum = any (i.indkey) as is_key
    from pg_attribute a join pg_type t on t.oid = a.atttypid
      join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${place}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.attname <> 'tenant_id' order by a.attnum`.execute(tx);
  return rows.map(({ name, type, is_key: isKey }) => ({ name, type, isKey }));
}

/** Makes the change in one row of the tenant; `false` where there is no row to change or the kind makes no sense. */
export async function tamper(tx: Tx, tenantId: string, { place, kind, isWatched, nth }: Tampering): Promise<boolean> {
  const columns = await columnsOf(tx, place);
  const row: At['row'] = (that) => `ctid = (select ctid from ${place} where tenant_id = '${tenantId}' and ${that}
    order by md5(ctid::text || '${String(nth)}') limit 1)`;
  const text = SAID[kind](place, columns, { row, nth });
  if (text === undefined) return false;
  if (!isWatched) await sql.raw(`alter table ${place} disable trigger user`).execute(tx);
  const isDone =
    (await changesOne(tx, text)) || (kind === 'inserted' && (await changesOne(tx, madeUp(place, tenantId, columns))));
  if (!isWatched) await sql.raw(`alter table ${place} enable trigger user`).execute(tx);
  return isDone;
}

const changesOne = async (tx: Tx, text: string): Promise<boolean> =>
  ((await sql.raw(text).execute(tx)).numAffectedRows ?? 0n) === 1n;

const ANYTHING: Readonly<Record<string, string>> = {
  text: `'x'`,
  uuid: 'gen_random_uuid()',
  bool: 'true',
  date: `'2026-01-01'`,
  timestamptz: `'2026-01-01'`,
  bytea: `'\\x00'`,
  _text: `'{x}'`,
};
/** A row out of nothing, for tables that the story leaves empty. */
const madeUp = (place: string, tenantId: string, columns: readonly Column[]): string =>
  `insert into ${place} (tenant_id, ${columns.map(({ name }) => name).join(', ')})
    values ('${tenantId}', ${columns.map(({ type }) => ANYTHING[type] ?? '1').join(', ')})`;

interface At {
  /** A condition that holds for one row, out of those that fit another. */
  readonly row: (that: string) => string;
  readonly nth: number;
}
type Say = (place: string, columns: readonly Column[], at: At) => string | undefined;
const SAID: Readonly<Record<Tampering['kind'], Say>> = {
  edited: (place, columns, { row, nth }) => {
    const covered = columns.filter(({ name, isKey }) => !isKey && !(WATCHED[place]?.leftOut ?? []).includes(name));
    const column = covered[nth % Math.max(1, covered.length)];
    const isFilled = `${column?.name ?? ''} is not null`;
    return column && `update ${place} set ${column.name} = ${otherwise(column)} where ${row(isFilled)}`;
  },
  deleted: (place, _columns, { row }) =>
    WATCHED[place]?.mayVanish === true ? undefined : `delete from ${place} where ${row('true')}`,
  inserted: (place, columns, { row }) => {
    const key = columns.find(({ isKey }) => isKey);
    if (!key) return undefined;
    const names = columns.map(({ name }) => name);
    const values = columns.map((column) => (column === key ? otherwise(column) : column.name));
    return `insert into ${place} (tenant_id, ${names.join(', ')}) select tenant_id, ${values.join(', ')}
      from ${place} where ${row('true')}`;
  },
};
