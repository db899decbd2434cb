/** Platform: database, files, jobs, secrets, settings, log. Knows no use case and no module. */
export { openDb, openStores, transaction } from './db.ts';
export type { Db, StoreName, Stores, TransactionMode, Tx } from './db.ts';
export { findRunningServer, startEmbedded, type EmbeddedOptions, type EmbeddedServer } from './embedded.ts';
export { openFiles, type FileStore, type StoredFile } from './files.ts';
export { FolderRefused, lockFolder } from './folder-lock.ts';
export { installQueue, openQueue } from './job-queue.ts';
export { openJobs } from './jobs.ts';
export type { JobOrder, JobQueue, Jobs, OrderCtx, Progress, TakenJob } from './jobs.ts';
export { openLog, type Log } from './log.ts';
export { RUNTIME_LOGINS, type Login, type Reach } from './logins.ts';
export { migrate, MigrationRefused, readMigrations, type Migration } from './migrate.ts';
export { openSecrets, SecretExposed, type Secrets } from './secrets.ts';
export { readSettings, unsafeSettings, type Place, type Settings } from './settings.ts';
export { MIGRATIONS } from './migrations.gen.ts';
export { openMetrics, type Metrics } from './metrics.ts';
export { checkHealth, type Health } from './health.ts';
export { settleInstallation, StartRefused } from './installation.ts';
