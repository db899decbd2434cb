import { sql } from 'kysely';
import {
  openDb,
  openJobs,
  openQueue,
  openStores,
  type Db,
  type JobQueue,
  type Reach,
  type Stores,
} from '../platform/index.ts';
import { asRoot, reachOf } from './test-server.ts';
import { workerServer } from './worker-server.ts';

/** The database of this worker: a clone of the migrated template, kept for all its tests. */
export interface WorkerDatabase {
  readonly reach: Reach;
  readonly stores: Stores;
  readonly queue: JobQueue;
  /** As owner: sees every tenant and every schema. */
  readonly ownerDb: Db;
  /** Deletes what tests wrote; what migrations wrote stays. */
  empty(): Promise<void>;
}

let opened: Promise<WorkerDatabase> | undefined;

/** Clones the template on first use. */
export const workerDatabase = (): Promise<WorkerDatabase> => (opened ??= open());

async function open(): Promise<WorkerDatabase> {
  const server = workerServer();
  const name = `${server.template}_w${process.env['VITEST_POOL_ID'] ?? '0'}`;
  await asRoot(server.root, [
    `drop database if exists ${name} with (force)`,
    `create database ${name} template ${server.template} owner guong_owner`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to guong_app, guong_issue, guong_cast, guong_count`,
  ]);
  const reach: Reach = (login) => reachOf(server, name, login);
  const onBroken = (): void => undefined;
  const stores = openStores(reach, { max: 1, onBroken });
  const rootDb = openDb(() => ({ ...server.root, database: name }), 'guong_owner', { max: 1, onBroken });
  const tables = await emptyTables(rootDb);
  const boss = await openQueue(stores.app, false, onBroken);
  return {
    reach,
    stores,
    queue: openJobs(boss, stores.app),
    ownerDb: openDb(reach, 'guong_owner', { max: 2, onBroken }),
    async empty() {
      await rootDb.transaction().execute(async (tx) => {
        // Foreign keys are triggers: as a replica none fires, so the order of tables does not matter.
        await sql`set local session_replication_role = replica`.execute(tx);
        await sql.raw(tables.map((table) => `delete from ${table}`).join(';')).execute(tx);
      });
    },
  };
}

/** The tables without rows after the migrations: those that tests fill. */
async function emptyTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    select format('%I.%I', schemaname, tablename) as place from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'house')`.execute(db);
  const empty: string[] = [];
  for (const { place } of rows) {
    const found = await sql<{ some: boolean }>`select exists (select from ${sql.raw(place)}) as some`.execute(db);
    if (found.rows[0]?.some === false) empty.push(place);
  }
  return empty;
}
