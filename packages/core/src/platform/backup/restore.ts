import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { FileStore } from '../files.ts';
import { installQueue } from '../job-queue.ts';
import { migrate, type Migration } from '../migrate.ts';
import { refused } from './archive-bytes.ts';
import { openBackup, type CheckedBackup, type Manifest } from './manifest.ts';
import { backedUpTables, type Table } from './tables.ts';
import { connectClient } from '../owner-client.ts';

/** Where a backup goes: an empty database and a file store. */
export interface RestoreTarget {
  readonly asOwner: pg.PoolConfig;
  readonly files: FileStore;
  /** Those of this version; a backup of an older version is brought up to date, a newer one is refused. */
  readonly migrations: readonly Migration[];
  /** Looks at the restored rows before they are committed; a sentence refuses them (an open round, BAK-6). */
  readonly mayNot?: (client: pg.ClientBase) => Promise<string | undefined>;
  /** Of a sealed backup; with one, a backup that is not sealed is refused. */
  readonly passphrase?: string;
  /** Changes the restored rows before they are committed: what must not live on from an earlier time. */
  readonly settle?: (client: pg.ClientBase) => Promise<void>;
}

/** What came back. */
export interface RestoreReport {
  /** The moment of the backup, ISO 8601. */
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/**
 * Puts a backup into an empty database: everything is checked first, all rows come in one transaction, files before
 * rows. What was refused or interrupted leaves no row behind; run it again.
 * @throws BackupRefused
 */
export async function restore(target: RestoreTarget, fromFile: string): Promise<RestoreReport> {
  const checked = await openBackup(fromFile, target.passphrase);
  try {
    const steps = stepsOf(checked.manifest, target.migrations);
    await inTransaction(target.asOwner, (client) => refuseFilled(client, target.migrations));
    await migrate(target.asOwner, steps);
    const rows = await fill(target, checked);
    await migrate(target.asOwner, target.migrations);
    await installQueue(target.asOwner);
    const { takenAt, tables, files } = checked.manifest;
    return { takenAt, tables: tables.length, rows, files: files.length };
  } finally {
    await checked.archive.close();
  }
}

/** The migrations that the backup had, out of ours; ours must begin with them. */
function stepsOf({ migrations }: Manifest, ours: readonly Migration[]): Migration[] {
  const steps = ours.slice(0, migrations.length);
  const areSame = migrations.every(
    ({ name, sha256 }, index) => steps[index]?.name === name && sha256Of(steps[index].sql) === sha256,
  );
  if (areSame) return steps;
  throw refused('nó thuộc phiên bản khác của chương trình, hãy dùng bản mới hơn', 'it belongs to another version');
}
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const fill = (target: RestoreTarget, checked: CheckedBackup): Promise<number> =>
  inTransaction(target.asOwner, async (client) => {
    await refuseFilled(client, target.migrations);
    await putFiles(target.files, checked);
    const rows = await putTables(client, checked);
    await client.query(
      `update platform.job set state = 'failed', finished_at = created_at, message = $1 where state in ('queued', 'running')`,
      ['Việc này bị ngắt vì phục hồi từ bản sao lưu; hãy làm lại.'],
    );
    const why = await target.mayNot?.(client);
    if (why !== undefined) throw refused(why, 'the restored state may not go on');
    await target.settle?.(client);
    return rows;
  });

async function inTransaction<T>(asOwner: pg.PoolConfig, body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectClient(asOwner);
  try {
    await client.query('begin');
    const value = await body(client);
    await client.query('commit');
    return value;
  } finally {
    // Without a commit the connection's end rolls everything back.
    await client.end();
  }
}

/** A database with rows of its own is somebody's work; rows that migrations themselves write do not count. */
async function refuseFilled(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  const written = migrations.map(({ sql }) => sql).join('\n');
  for (const { name } of await backedUpTables(client)) {
    if (name === 'platform.installation' || new RegExp(`insert into ${name}\\b`).test(written)) continue;
    const { rows } = await client.query<{ filled: boolean }>(`select exists (select from ${name}) as filled`);
    if (rows[0]?.filled) {
      throw refused(`nơi phục hồi không trống (bảng ${name} đã có dữ liệu)`, `the target is not empty (${name})`);
    }
  }
}

async function putFiles(files: FileStore, { archive, manifest }: CheckedBackup): Promise<void> {
  for (const { sha256, part } of manifest.files) {
    const pieces: Buffer[] = [];
    for await (const bytes of archive.read(part.name)) pieces.push(bytes as Buffer);
    const stored = await files.put(Buffer.concat(pieces));
    if (stored.sha256 !== sha256) throw refused('một tệp mang tên sai', 'a file bears a wrong name');
  }
}

async function putTables(client: pg.Client, { archive, manifest }: CheckedBackup): Promise<number> {
  const tables = await backedUpTables(client);
  if (manifest.tables.length !== tables.length) throw refused('có bảng lạ', 'it has an unknown table');
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
  // The journal comes back with the rows; it must not take them down a second time.
  await setTriggers(client, tables, 'disable');
  let sum = 0;
  for (const table of tables) {
    const saved = manifest.tables.find(({ name }) => name === table.name);
    // Names go into SQL: only those of our own schema may.
    if (!saved || saved.columns.join() !== table.columns.join()) {
      throw refused(`bảng ${table.name} thiếu hoặc khác cột`, `${table.name} is missing or has other columns`);
    }
    await pipeline(archive.read(saved.part.name), client.query(copyFrom(copyInto(table))));
    const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${table.name}`);
    if (Number(rows[0]?.rows) !== saved.rows)
      throw refused(`bảng ${table.name} thiếu dòng`, `${table.name} lacks rows`);
    sum += saved.rows;
  }
  await setTriggers(client, tables, 'enable');
  return sum;
}

async function setTriggers(client: pg.Client, tables: readonly Table[], to: 'enable' | 'disable'): Promise<void> {
  for (const { name } of tables) await client.query(`alter table ${name} ${to} trigger user`);
}

const copyInto = ({ name, columns }: Table): string => `copy ${name} (${columns.join(', ')}) from stdin`;
