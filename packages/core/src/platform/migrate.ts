import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { connectClient } from './owner-client.ts';

/** One forward-only SQL file: `0001_audit.sql`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Thrown when the database and this version of the product do not belong together. */
export class MigrationRefused extends Error {}

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;
const LOCK = 7_091_002;

/** The migrations of a folder, in order; other files (roles.sql) are not migrations. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })));
}

/**
 * Brings the schema up to date as its owner: each missing file in a transaction of its own, under a lock, so that
 * two processes at once are safe and a killed one leaves whole steps only. Answers the names it ran.
 * `mayNot` answers a sentence when the schema may not change now; it is asked only if something is missing.
 * @throws MigrationRefused when a file was edited after it ran, the database is newer than this version, or `mayNot`
 */
export async function migrate(
  asOwner: pg.PoolConfig,
  migrations: readonly Migration[],
  mayNot?: (client: pg.ClientBase) => Promise<string | undefined>,
): Promise<string[]> {
  const client = await connectClient(asOwner);
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create schema if not exists house');
    await client.query('create table if not exists house.migration (name text primary key, sha256 text not null)');
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from house.migration order by name',
    );
    refuseStrangers(rows, migrations);
    const missing = migrations.slice(rows.length);
    const why = missing.length > 0 ? await mayNot?.(client) : undefined;
    if (why !== undefined) throw new MigrationRefused(`Chưa nâng cấp được: ${why}. / Not upgraded: a round is open.`);
    for (const migration of missing) await runOne(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function refuseStrangers(applied: readonly { name: string; sha256: string }[], migrations: readonly Migration[]): void {
  applied.forEach(({ name, sha256 }, index) => {
    const ours = migrations[index];
    if (ours?.name !== name) {
      throw new MigrationRefused(
        `Cơ sở dữ liệu đã có bước "${name}" mà bản này không có ở chỗ ấy; hãy chạy bản mới hơn.` +
          ` / The database has the step "${name}", unknown to this version.`,
      );
    }
    if (checksumOf(ours) !== sha256) {
      throw new MigrationRefused(`Tệp ${name} đã bị sửa sau khi chạy. / ${name} was edited after it ran.`);
    }
  });
}

async function runOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await claimChanges(client, migration);
    await client.query('insert into house.migration (name, sha256) values ($1, $2)', [
      migration.name,
      checksumOf(migration),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
}

/** Rows that a step changed are answered for by a row in each chain, as soon as there is a journal (step 0031). */
async function claimChanges(client: pg.Client, { name }: Migration): Promise<void> {
  const claim = 'audit.claim_changes(text)';
  const { rows } = await client.query<{ is_there: boolean }>('select to_regprocedure($1) is not null as is_there', [
    claim,
  ]);
  if (rows[0]?.is_there === true) await client.query('select audit.claim_changes($1)', [name]);
}

const checksumOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex');
