import { fromKysely, PgBoss, type Db as QueueDb } from 'pg-boss';
import type pg from 'pg';
import type { Db } from './db.ts';
import { connectClient } from './owner-client.ts';

/** Schema of the queue's own tables; its layout belongs to pg-boss, so the tenant rules do not apply (rulings, 14). */
export const QUEUE_SCHEMA = 'job_queue';
/** All work goes through one queue, in the order it was asked for. */
export const QUEUE = 'work';

const LOCK = 7_091_003;
const TRIES = 4;

/** Makes or updates the queue's tables as owner and lets the application use them. Safe for two processes at once. */
export async function installQueue(asOwner: pg.PoolConfig): Promise<void> {
  const client = await connectClient(asOwner);
  const boss = new PgBoss({ db: throughClient(client), schema: QUEUE_SCHEMA, supervise: false, schedule: false });
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await boss.start();
    await boss.createQueue(QUEUE, { retryLimit: TRIES - 1, retryDelay: 5, retryBackoff: true, expireInSeconds: 900 });
    await client.query(`grant usage on schema ${QUEUE_SCHEMA} to guong_app`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to guong_app`);
    await client.query(`grant execute on all functions in schema ${QUEUE_SCHEMA} to guong_app`);
  } finally {
    await boss.stop({ graceful: false, close: false });
    await client.end();
  }
}

const throughClient = (client: pg.Client): QueueDb => ({
  executeSql: async (text, values) => {
    const answer = await client.query<Record<string, unknown>>(text, values);
    // A text of several statements answers with a list.
    const last = Array.isArray(answer) ? (answer as pg.QueryResult[]).at(-1) : answer;
    return { rows: last?.rows ?? [] };
  },
});

/** Opens the queue as the application, on its own pool. `tidy`: this process also watches for jobs that died. */
export async function openQueue(db: Db, tidy: boolean, onError: (error: Error) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    db: fromKysely(db),
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: tidy,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', onError);
  await boss.start();
  return boss;
}
