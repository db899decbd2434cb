/** Platform: database, files, jobs, secrets, settings, log. Knows no use case and no module. */
export { openDb, openStores, transaction } from './db.ts';
export type { Db, StoreName, Stores, TransactionMode, Tx } from './db.ts';
export { findRunningServer, startEmbedded, type EmbeddedOptions, type EmbeddedServer } from './embedded.ts';
export { backup, type BackupReport, type BackupSource } from './backup/backup.ts';
export { BackupRefused } from './backup/archive-bytes.ts';
export { openBackup, type Manifest } from './backup/manifest.ts';
export { restore, type RestoreReport, type RestoreTarget } from './backup/restore.ts';
export {
  admitFile,
  keepFile,
  readAdmitted,
  type AdmittedFile,
  type FileCtx,
  type ReadFile,
  type Upload,
} from './admit-file.ts';
export {
  fillForm,
  formLines,
  MOST_FORM_BYTES,
  readForm,
  type FillOrder,
  type FormRead,
  type FormShape,
  type FormValues,
} from './docx-form/index.ts';
export { FILE_KINDS, type FileKind } from './file-kind.ts';
export { officeText } from './office-file.ts';
export { bearsSecrecyMark } from './secrecy-mark.ts';
export { prepareUpload, READINGS, type Prepared, type Reading } from './upload/prepare.ts';
export { DEFAULT_QUOTA_BYTES, fileSpaceOf, NEARLY_FULL, type FileSpace } from './file-space.ts';
export { openFiles, type FileStore, type StoredFile } from './files.ts';
export { FolderRefused, lockFolder } from './folder-lock.ts';
export { installQueue, openQueue } from './job-queue.ts';
export { openJobs } from './jobs.ts';
export type { JobOrder, JobQueue, Jobs, OrderCtx, Progress, TakenJob } from './jobs.ts';
export { familyOf, letterheadOf } from './letterhead.ts';
export { openLog, type Log } from './log.ts';
export { writeBoth, writeOfficial, writePdf } from './paper-writer.ts';
export { RUNTIME_LOGINS, type Login, type Reach } from './logins.ts';
export { runNamed, type NamedStatement } from './named-statement.ts';
export { migrate, MigrationRefused, readMigrations, type Migration } from './migrate.ts';
export { openSecrets, SecretExposed, type Secrets } from './secrets.ts';
export { checkSignedPdf, type SignatureFound } from './signed-pdf/check-signed-pdf.ts';
export { readSettings, unsafeSettings, type Place, type Settings } from './settings.ts';
export { MAIL_ADDRESS, type MailSettings } from './mail/mail-settings.ts';
export { oneLine, sendMail, type MailMessage, type Sent } from './mail/send-mail.ts';
export { MIGRATIONS } from './migrations.gen.ts';
export { addTenant, listTenants, type Tenant } from './tenants.ts';
export { openMetrics, type Metrics } from './metrics.ts';
export { checkHealth, type Health } from './health.ts';
export { settleInstallation, StartRefused } from './installation.ts';
