import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { opaqueId } from '../kernel/index.ts';
import {
  DEFAULT_QUOTA_BYTES,
  openFiles,
  openMetrics,
  openSecrets,
  type Db,
  type JobQueue,
  type Reach,
  type Settings,
  type Stores,
} from '../platform/index.ts';
import { doNextJob, type App, type JobKind } from '../usecase/index.ts';
import { takeLoggedErrors, testLog } from './test-log.ts';
import { workerDatabase } from './worker-database.ts';
import { workerServer } from './worker-server.ts';

/** A clock that stands still until the test moves it. */
export interface TestClock {
  now(): Date;
  set(instant: Date | string): void;
  /** Moves on by so many seconds. */
  advance(seconds: number): void;
}

/** A whole house on real PostgreSQL with two tenants and nothing else in it. */
export interface EmptyHouse {
  readonly app: App;
  readonly tenantId: string;
  readonly otherTenantId: string;
  /** As owner, past row-level security: for assertions and for rows no use case makes. */
  readonly ownerDb: Db;
  readonly stores: Stores;
  readonly clock: TestClock;
  /** Settings of a connection under a login, for tests that need one of their own. */
  readonly reach: Reach;
  /** The workers' side of the queue. */
  readonly queue: JobQueue;
  /** Does every job that waits, one after another; answers how many. Tell it the kinds of job of your module. */
  runJobs(kinds: readonly JobKind[]): Promise<number>;
  /** The error lines logged since the last call; a line nobody takes fails the test. */
  takeLoggedErrors(): string[];
}

/** The instant at which every test house begins: a Sunday morning in Ha Noi. */
export const FIRST_INSTANT = '2026-11-22T02:00:00.000Z';

/** Empties this worker's database and opens a house on it. Call it in `beforeEach`. */
export async function emptyHouse(): Promise<EmptyHouse> {
  const database = await workerDatabase();
  await database.empty();
  const tenantId = opaqueId();
  const otherTenantId = opaqueId();
  await database.ownerDb
    .$extendTables<TenantTables>()
    .insertInto('platform.tenant')
    .values([
      { tenant_id: tenantId, code: 'hoa-gao', name: 'Đảng bộ phường Hoa Gạo', host: 'hoa-gao.test' },
      { tenant_id: otherTenantId, code: 'song-hong', name: 'Đảng bộ phường Sông Hồng', host: 'song-hong.test' },
    ])
    .execute();
  const clock = testClock();
  const app = await openApp(database.stores, database.queue, clock);
  const { stores, ownerDb, reach } = database;
  const runJobs = (kinds: readonly JobKind[]): Promise<number> => runAll(app, database.queue, kinds);
  return {
    app,
    tenantId,
    otherTenantId,
    ownerDb,
    stores,
    clock,
    reach,
    queue: database.queue,
    runJobs,
    takeLoggedErrors,
  };
}

async function runAll(app: App, queue: JobQueue, kinds: readonly JobKind[]): Promise<number> {
  let count = 0;
  while (await doNextJob(app, queue, kinds)) count += 1;
  return count;
}

type TenantTables = {
  'platform.tenant': { tenant_id: string; code: string; name: string; host: string | null };
};

async function openApp(stores: Stores, jobs: JobQueue, clock: TestClock): Promise<App> {
  const folder = await mkdtemp(join(workerServer().folder, 'house-'));
  const settings = testSettings(folder);
  return {
    stores,
    files: await openFiles(join(folder, 'files'), settings.filesQuotaBytes),
    jobs,
    secrets: await openSecrets(join(folder, 'secrets')),
    settings,
    log: testLog,
    metrics: openMetrics(),
    clock: () => clock.now(),
  };
}

const testSettings = (dataFolder: string): Settings => ({
  profile: 'demo',
  dataFolder,
  mainOrigin: 'http://localhost:4180',
  castOrigin: 'http://127.0.0.1:4181',
  listen: { host: '127.0.0.1', mainPort: 4180, castPort: 4181 },
  keyFolder: join(dataFolder, 'round-keys'),
  filesQuotaBytes: DEFAULT_QUOTA_BYTES,
  authorityFolder: join(dataFolder, 'trusted-ca'),
  clientBundleHashes: [],
  logLevel: 'error',
  database: 'embedded',
  // Nobody listens there: letters are ordered, and a test that sends them opens a mail server of its own.
  mail: { host: '127.0.0.1', port: 9, from: 'guong@hoa-gao.example' },
});

function testClock(): TestClock {
  let current = new Date(FIRST_INSTANT);
  return {
    now: () => new Date(current),
    set(instant) {
      current = new Date(instant);
    },
    advance(seconds) {
      current = new Date(current.getTime() + seconds * 1000);
    },
  };
}
