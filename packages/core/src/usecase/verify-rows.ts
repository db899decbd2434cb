import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { WATCHED, type Watch } from './audit-coverage.ts';
import { auditTables } from './audit.ts';

/** Whether every row of the house is as the last signed change left it; if not, the first that is not. */
export type RowsVerdict =
  | { readonly holds: true; readonly rows: number }
  | {
      readonly holds: false;
      /** The last audit row that fits the row named; of `changes_edited` the one that does not; 0 where there is none. */
      readonly seq: number;
      readonly problem: RowProblem;
      readonly row: AstrayRow | null;
    };
/**
 * `row_…`: the row was edited, deleted or inserted past the corridor. `changes_edited`: the journal is not what an audit
 * row signed. `unwatched`: a table has lost a trigger of the journal.
 */
export type RowProblem = 'row_edited' | 'row_deleted' | 'row_inserted' | 'changes_edited' | 'unwatched';
/** Where a row lies that does not fit. */
export interface AstrayRow {
  /** `org.person` */
  readonly place: string;
  /** Values of its key after the tenant, as JSON, with commas between. */
  readonly key: string;
  /** How many rows of the house do not fit, this one included. */
  readonly astray: number;
  /** Who left it in its last good state; nothing when no audit row knows it. */
  readonly last: LastGood | null;
}
interface LastGood {
  readonly at: Date;
  readonly actor: string;
  readonly post: string;
  readonly type: string;
}

/**
 * Compares the journal with what the audit rows signed, and every row of every watched table with the journal. Finds what
 * was changed by SQL with the triggers on (no audit row claims it), off (the row does not fit), or off and on again.
 */
export async function verifyRows(tx: Tx, tenantId: string): Promise<RowsVerdict> {
  // The owner may ask too, whose transactions begin without a tenant.
  await sql`select set_config('guong.tenant', ${tenantId}, true)`.execute(tx);
  const unsigned = await firstUnsigned(tx);
  if (unsigned !== null) return { holds: false, seq: unsigned, problem: 'changes_edited', row: null };
  const [bare] = await unwatchedTables(tx);
  if (bare !== undefined) return { holds: false, seq: 0, problem: 'unwatched', row: withoutKey(bare) };
  const astray: Astray[] = [];
  for (const [place, watch] of Object.entries(WATCHED)) astray.push(...(await astrayIn(tx, place, watch)));
  const [first] = astray;
  if (!first) return { holds: true, rows: await journalLength(tx, tenantId) };
  const { place, row_key: key, good_seq: seq } = first;
  const last = seq === null ? null : await lastGood(tx, tenantId, seq);
  const row = { place, key, astray: astray.length, last };
  return { holds: false, seq: seq ?? 0, problem: first.problem, row };
}

const withoutKey = (place: string): AstrayRow => ({ place, key: '', astray: 0, last: null });

async function firstUnsigned(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ seq: number | null }>`select audit.first_unsigned_entry() as seq`.execute(tx);
  return rows[0]?.seq ?? null;
}

interface Astray {
  readonly place: string;
  readonly row_key: string;
  readonly problem: RowProblem;
  readonly good_seq: number | null;
}
async function astrayIn(tx: Tx, place: string, { leftOut, mayVanish }: Watch): Promise<Astray[]> {
  const { rows } = await sql<Omit<Astray, 'place'>>`
    select row_key, problem, good_seq from audit.rows_astray(${place}, ${leftOut}::text[], ${mayVanish})`.execute(tx);
  return rows.map((row) => ({ ...row, place }));
}

/** Tables of the list on which a trigger of the journal is missing, switched off or calls something else. */
async function unwatchedTables(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ place: string; triggers: string[] }>`
    select n.nspname || '.' || c.relname as place, array_agg(t.tgname::text) as triggers
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_proc p on p.oid = t.tgfoid join pg_namespace pn on pn.oid = p.pronamespace
    where t.tgenabled = 'O' and pn.nspname = 'audit' and p.proname = 'journal_' || n.nspname || '_' || c.relname group by 1`.execute(
    tx,
  );
  const found = new Map(rows.map(({ place, triggers }) => [place, triggers]));
  return Object.entries(WATCHED)
    .filter(([place, watch]) => triggersOf(watch).some((name) => found.get(place)?.includes(name) !== true))
    .map(([place]) => place);
}

/** The names of the triggers that watch a table. */
export const triggersOf = ({ mayVanish }: Watch): string[] => [
  'journal_insert',
  'journal_update',
  ...(mayVanish ? [] : ['journal_delete']),
];

const lastGood = (tx: Tx, tenantId: string, seq: number): Promise<LastGood | null> =>
  auditTables(tx)
    .selectFrom('audit.entry')
    .select(['at', 'actor', 'post', 'type'])
    .where('tenant_id', '=', tenantId)
    .where('seq', '=', seq)
    .executeTakeFirst()
    .then((entry) => entry ?? null);

/** How many changes the audit rows of a tenant have signed. */
async function journalLength(tx: Tx, tenantId: string): Promise<number> {
  const { rows } = await sql<{ signed: number }>`
    select coalesce(sum(changes), 0)::int as signed from audit.entry where tenant_id = ${tenantId}`.execute(tx);
  return rows[0]?.signed ?? 0;
}
