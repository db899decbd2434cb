import { randomBytes } from 'node:crypto';
import { findRunningServer } from '@guong/core/platform';
import pg from 'pg';
import type { Line } from './report.ts';

/** Durable single-row inserts per second into the same server: no protocol, no HTTP; each is its own transaction. */
export async function databaseFloor(folder: string, rowBytes: number): Promise<readonly Line[]> {
  const reach = await findRunningServer(folder);
  if (!reach) throw new Error('the house runs no database server');
  const pool = new pg.Pool({ ...reach('guong_owner'), max: 32 });
  try {
    const durability = await pool.query<{ fsync: string; commit: string }>(
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
    );
    const [kept] = durability.rows;
    await pool.query(
      'create table public.bench_row (row_no bigint generated always as identity primary key, body bytea)',
    );
    const proved = `rows of ${rowBytes} bytes, fsync ${kept?.fsync ?? '?'}, synchronous_commit ${kept?.commit ?? '?'}`;
    return [
      {
        name: 'database: inserts, 1 client',
        value: await rate(pool, { clients: 1, rows: 400, rowBytes }),
        unit: '/s',
        proved,
      },
      {
        name: 'database: inserts, 32 clients',
        value: await rate(pool, { clients: 32, rows: 4_000, rowBytes }),
        unit: '/s',
      },
    ];
  } finally {
    await pool.query('drop table if exists public.bench_row');
    await pool.end();
  }
}

interface Run {
  readonly clients: number;
  readonly rows: number;
  readonly rowBytes: number;
}
async function rate(pool: pg.Pool, { clients, rows, rowBytes }: Run): Promise<number> {
  const body = randomBytes(rowBytes);
  let left = rows;
  const insert = async (): Promise<void> => {
    const client = await pool.connect();
    while (left-- > 0) await client.query('insert into public.bench_row (body) values ($1)', [body]);
    client.release();
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, insert));
  return rows / ((performance.now() - started) / 1000);
}
