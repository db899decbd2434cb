import { randomBytes } from 'node:crypto';
import type { Reach } from '../platform/index.ts';
import { asRoot, reachOf } from './test-server.ts';
import { workerServer } from './worker-server.ts';

/** A database with nothing in it, not even migrations: for migrating, restoring, and tests with two processes. */
export interface BlankDatabase {
  readonly reach: Reach;
  drop(): Promise<void>;
}

/** Makes one on the test server; drop it afterwards. */
export async function blankDatabase(): Promise<BlankDatabase> {
  const server = workerServer();
  const name = `guong_blank_${randomBytes(6).toString('hex')}`;
  await asRoot(server.root, [
    `create database ${name} owner guong_owner template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
    `grant connect on database ${name} to guong_app, guong_issue, guong_cast, guong_count`,
  ]);
  return {
    reach: (login) => reachOf(server, name, login),
    drop: () => asRoot(server.root, [`drop database ${name} with (force)`]),
  };
}
