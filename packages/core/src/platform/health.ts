import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Stores } from './db.ts';

/** What an operator's page or a balancer may know: whether it works, never what it holds. */
export interface Health {
  readonly database: boolean;
  /** False below 200 MB of free space in the data folder. */
  readonly disk: boolean;
  /** Bytes free in the data folder. */
  readonly freeBytes: number;
}

const LEAST_FREE = 200 * 1024 * 1024;

/** Asks the database for an answer and the disk for its free space. */
export async function checkHealth(stores: Stores, dataFolder: string): Promise<Health> {
  const database = await sql`select 1`.execute(stores.app).then(
    () => true,
    () => false,
  );
  const { bavail, bsize } = await statfs(dataFolder);
  const freeBytes = bavail * bsize;
  return { database, disk: freeBytes >= LEAST_FREE, freeBytes };
}
