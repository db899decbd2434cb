import type pg from 'pg';
import { RUNTIME_LOGINS } from './logins.ts';
import { connectClient } from './owner-client.ts';

/**
 * Makes the logins and the database when they are missing. The same statements stand in `migrations/roles.sql`
 * for operators of an external server. Safe to run again, and by two processes at once.
 */
export async function createLogins(asRoot: pg.PoolConfig, database: string): Promise<void> {
  const client = await connectClient(asRoot);
  try {
    await client.query('select pg_advisory_lock(7091001)');
    await createMissing(client, 'guong_owner', 'login bypassrls');
    for (const login of RUNTIME_LOGINS) await createMissing(client, login, 'login nobypassrls');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) {
      await client.query(
        `create database ${database} owner guong_owner template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
      );
    }
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${RUNTIME_LOGINS.join(', ')}`);
  } finally {
    await client.end();
  }
}

async function createMissing(client: pg.Client, login: string, rights: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [login]);
  if (rowCount === 0) await client.query(`create role ${login} ${rights}`);
}
