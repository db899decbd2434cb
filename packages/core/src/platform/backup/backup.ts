import { Readable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { FileStore } from '../files.ts';
import { createArchive, type ArchiveWriter } from './archive-writer.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import type { Sealing } from './sealed-file.ts';
import { backedUpTables, type Table } from './tables.ts';
import { connectClient } from '../owner-client.ts';

/** Where a backup comes from. Keys and secrets are no part of it: they lie outside the database and the file store. */
export interface BackupSource {
  /** As `guong_owner`, who sees past row-level security. */
  readonly asOwner: pg.PoolConfig;
  readonly files: FileStore;
  readonly takenAt: Date;
  /** Seals the file: without its passphrase nobody reads or changes it. */
  readonly sealing?: Sealing;
}

/** What was saved, for the operator and the log. */
export interface BackupReport {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Hex SHA-256 over the whole file, as `sha256sum` prints it; write it beside the copy that leaves the house. */
  readonly sha256: string;
}

/**
 * Writes one file with all tables of one moment (repeatable read, while others go on writing) and every stored file.
 * The file appears under its name only when it is whole and synced.
 */
export async function backup(
  { asOwner, files, takenAt, sealing }: BackupSource,
  toFile: string,
): Promise<BackupReport> {
  const client = await connectClient(asOwner);
  const archive = await createArchive(toFile, sealing);
  try {
    await client.query('begin isolation level repeatable read read only');
    const manifest: Manifest = {
      format: 1,
      takenAt: takenAt.toISOString(),
      migrations: await migrationsOf(client),
      tables: await saveTables(client, archive),
      files: await saveFiles(files, archive),
    };
    await client.query('commit');
    await archive.part(MANIFEST, Readable.from([Buffer.from(JSON.stringify(manifest))]));
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { tables: manifest.tables.length, rows, files: manifest.files.length, sha256: await archive.finish() };
  } catch (error) {
    await archive.abandon();
    throw error;
  } finally {
    await client.end();
  }
}

async function migrationsOf(client: pg.Client): Promise<Manifest['migrations']> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from house.migration order by name',
  );
  return rows.map(({ name, sha256 }) => ({ name, sha256 }));
}

async function saveTables(client: pg.Client, archive: ArchiveWriter): Promise<Manifest['tables']> {
  const saved: Manifest['tables'] = [];
  for (const table of await backedUpTables(client)) saved.push(await saveTable(client, archive, table));
  return saved;
}

async function saveTable(client: pg.Client, archive: ArchiveWriter, table: Table): Promise<Manifest['tables'][number]> {
  const { name, columns, key } = table;
  const counted = await client.query<{ rows: string }>(`select count(*) as rows from ${name}`);
  const sorted = `select ${columns.join(', ')} from ${name} order by ${key.join(', ')}`;
  const part = await archive.part(`table ${name}`, client.query(copyTo(`copy (${sorted}) to stdout`)));
  return { name, columns: [...columns], rows: Number(counted.rows[0]?.rows), part };
}

async function saveFiles(files: FileStore, archive: ArchiveWriter): Promise<Manifest['files']> {
  const saved: Manifest['files'] = [];
  for (const sha256 of await files.list()) {
    const bytes = await files.read(sha256);
    if (!bytes.ok) throw new Error(`the stored file ${sha256} is damaged: heal it from an older backup first`);
    saved.push({ sha256, part: await archive.part(`file ${sha256}`, Readable.from([bytes.value])) });
  }
  return saved;
}
