import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findRunningServer,
  installQueue,
  migrate,
  MIGRATIONS,
  openFiles,
  openJobs,
  openLog,
  openMetrics,
  openQueue,
  openSecrets,
  openStores,
  restore,
  settleInstallation,
  startEmbedded,
  StartRefused,
  unsafeSettings,
  type JobQueue,
  type Log,
  type Migration,
  type Reach,
  type RestoreReport,
  type RestoreTarget,
  type Settings,
} from './platform/index.ts';
import { endAccess, type EndedAccess } from './end-access.ts';
import { openRound } from './open-round.ts';
import type { App } from './usecase/index.ts';

/** Everything opened. `close()` lets work under way end, then stops the embedded server if this process started it. */
export interface House {
  readonly app: App;
  /** For `startWorker(app, queue, …)`. */
  readonly queue: JobQueue;
  /** Connections under each login; the owner's is for backup, restore and seeding. */
  readonly reach: Reach;
  close(): Promise<void>;
}

/** How to open a house: see {@link openHouse}. */
export interface OpenOptions {
  /** The only clock of the process: `() => new Date()` in main files. */
  readonly clock: () => Date;
  /**
   * `serve`: this process is the server and holds the data folder. `visit`: a command line; it joins the running
   * server, or starts one for as long as it runs.
   */
  readonly as: 'serve' | 'visit';
  readonly log?: Log;
  /** Told when the embedded database ended and could not be started again: nothing works from here on. */
  readonly onDatabaseGone?: () => void;
  /** Those of this version, unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
}

/** Connections of the application's pool; the other logins get half of it or fewer. */
const POOL = 12;

/**
 * Opens everything: settings are checked, the database is found or started and migrated, secrets, files, jobs.
 * @throws StartRefused, FolderRefused, MigrationRefused, SecretExposed with a sentence for the person who starts it
 */
export async function openHouse(settings: Settings, options: OpenOptions): Promise<House> {
  const refusals = Object.entries(unsafeSettings(settings));
  if (refusals.length > 0) throw new StartRefused(refusals.map(([name, why]) => `${name}: ${why}`).join('\n'));
  const log = options.log ?? openLog(settings.logLevel);
  await makeFolders(settings);
  const secrets = await openSecrets(join(settings.dataFolder, 'secrets'));
  const database = await openDatabase(settings, options.as, { log, onGone: options.onDatabaseGone });
  try {
    await migrate(database.reach('guong_owner'), options.migrations ?? MIGRATIONS, openRound);
    await installQueue(database.reach('guong_owner'));
    await settleInstallation(database.reach('guong_owner'), settings.profile);
    const stores = openStores(database.reach, { max: POOL, onBroken: warnOf(log, 'a connection was lost') });
    const isServing = options.as === 'serve';
    const boss = await openQueue(stores.app, isServing, warnOf(log, 'the job queue complains'));
    const jobs = openJobs(boss, stores.app);
    const files = await openFiles(join(settings.dataFolder, 'files'), settings.filesQuotaBytes);
    const app = { stores, files, jobs, secrets, settings, log, clock: options.clock, metrics: openMetrics() };
    return { app, queue: jobs, reach: database.reach, close: () => closeAll([jobs.stop, stores.close, database.stop]) };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

const warnOf = (log: Log, what: string) => (err: Error) => {
  log.warn({ err }, what);
};

/**
 * Puts a backup into the empty database of these settings; refused while a server runs on the folder.
 * `passphrase` is that of a sealed backup.
 * A backup taken while ballots were handed out or cast comes back only when `evenIfRoundOpen` (the machine was lost).
 * Nobody is signed in afterwards, and no API token opens anything: see {@link endAccess}.
 * @throws BackupRefused, FolderRefused
 */
export async function restoreHouse(
  settings: Settings,
  fromFile: string,
  { evenIfRoundOpen, passphrase }: { readonly evenIfRoundOpen: boolean; readonly passphrase?: string },
): Promise<RestoreReport & EndedAccess> {
  await makeFolders(settings);
  const database = await openDatabase(settings, 'serve', { log: openLog(settings.logLevel), onGone: undefined });
  try {
    const files = await openFiles(join(settings.dataFolder, 'files'), settings.filesQuotaBytes);
    let ended: EndedAccess = { endedSignIns: 0, revokedTokens: 0 };
    const target: RestoreTarget = {
      asOwner: database.reach('guong_owner'),
      files,
      migrations: MIGRATIONS,
      ...(passphrase !== undefined && { passphrase }),
      settle: async (client) => {
        ended = await endAccess(client);
      },
    };
    return { ...(await restore(evenIfRoundOpen ? target : { ...target, mayNot: openRound }, fromFile)), ...ended };
  } finally {
    await database.stop();
  }
}

async function closeAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step();
}

async function makeFolders({ dataFolder, keyFolder }: Settings): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  await mkdir(keyFolder, { recursive: true, mode: 0o700 });
  await chmod(keyFolder, 0o700);
}

interface Database {
  readonly reach: Reach;
  readonly stop: () => Promise<void>;
}

interface Watch {
  readonly log: Log;
  readonly onGone: (() => void) | undefined;
}
async function openDatabase(
  { database, dataFolder }: Settings,
  as: OpenOptions['as'],
  { log, onGone }: Watch,
): Promise<Database> {
  if (database !== 'embedded') {
    return { reach: (login) => ({ connectionString: database[login] }), stop: () => Promise.resolve() };
  }
  const running = as === 'visit' ? await findRunningServer(dataFolder) : undefined;
  if (running) return { reach: running, stop: () => Promise.resolve() };
  const server = await startEmbedded({
    folder: dataFolder,
    binariesHome: process.getuid?.() === 0 ? '/var/lib/guong' : dataFolder,
    onLost: (isBack) => {
      log.error({ isBack }, 'the database server ended by itself');
      if (!isBack) onGone?.();
    },
  });
  return { reach: server.reach, stop: () => server.stop() };
}
