import { copyFile, mkdtemp, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail, ok } from '../../kernel/index.ts';
import { blankDatabase, emptyHouse, snapshot, type BlankDatabase, type EmptyHouse } from '../../testing/index.ts';
import { aPerson, keepText } from '../../testing/sample-room.ts';
import { perform, verifyAudit, type App } from '../../usecase/index.ts';
import {
  backup,
  BackupRefused,
  openBackup,
  openDb,
  openFiles,
  openStores,
  readMigrations,
  restore,
  transaction,
  type Db,
  type FileStore,
  type Migration,
} from '../index.ts';
import { openArchive } from './archive-reader.ts';
import { createArchive } from './archive-writer.ts';
import { workerServer } from '../../testing/worker-server.ts';

let house: EmptyHouse;
let target: BlankDatabase;
let targetDb: Db;
let folder: string;
let migrations: Migration[];
let restoredFiles: FileStore;
beforeEach(async () => {
  house = await emptyHouse();
  target = await blankDatabase();
  targetDb = openDb(target.reach, 'guong_owner', { max: 2, onBroken: () => undefined });
  folder = await mkdtemp(join(workerServer().folder, 'backup-'));
  migrations = await readMigrations(new URL('../../../migrations/', import.meta.url));
  restoredFiles = await openFiles(join(folder, 'files'), Number.MAX_SAFE_INTEGER);
});
afterEach(async () => {
  await targetDb.destroy();
  await target.drop();
});

async function fill(app: App, count: number): Promise<void> {
  const texts = Array.from({ length: count }, (_, n) => `dòng ${String(n % 7)}\t\\N\n"đ,ặ;c"`);
  for (const text of texts) {
    const kept = await perform(app, aPerson(house.tenantId), keepText, { text });
    if (!kept.ok) throw new Error('refused');
  }
}
const save = (name = 'b.guong', files = house.app.files) =>
  backup({ asOwner: house.reach('guong_owner'), files, takenAt: house.clock.now() }, join(folder, name));
const bring = (name = 'b.guong', more: { mayNot?: () => Promise<string | undefined> } = {}) =>
  restore({ asOwner: target.reach('guong_owner'), files: restoredFiles, migrations, ...more }, join(folder, name));
const chainHolds = (db: Db) =>
  transaction(db, { tenantId: house.tenantId, readOnly: true }, async (tx) =>
    ok(await verifyAudit(tx, house.tenantId)),
  );
const untouched = async () =>
  (await sql`select 1 from pg_namespace where nspname in ('house', 'audit', 'platform')`.execute(targetDb)).rows
    .length === 0;

test('what was backed up comes back row for row, with its files, and the audit chain holds', async () => {
  await fill(house.app, 20);
  await sql`insert into platform.job (tenant_id, job_id, name, state, requested_by, created_at)
    values (${house.tenantId}, gen_random_uuid(), 'x', 'queued', 'y', now())`.execute(house.ownerDb);
  const saved = await save();
  const brought = await bring();
  const takenAt = house.clock.now().toISOString();
  expect(brought).toEqual({ takenAt, tables: saved.tables, rows: saved.rows, files: 7 });
  expect((await stat(join(folder, 'b.guong'))).mode & 0o777).toBe(0o600);
  await sql`update platform.job set state = 'failed', finished_at = created_at,
    message = 'Việc này bị ngắt vì phục hồi từ bản sao lưu; hãy làm lại.'`.execute(house.ownerDb);
  expect(await snapshot(targetDb)).toEqual(await snapshot(house.ownerDb));
  expect(await chainHolds(targetDb)).toMatchObject({ value: { holds: true, count: 20 } });
  expect(await restoredFiles.list()).toEqual(await house.app.files.list());
  console.log(
    `${String(saved.rows)} rows of ${String(saved.tables)} tables and ${String(saved.files)} files came back equal`,
  );
});

test('a backup taken while others write holds one moment: each file row has its audit row and its bytes', async () => {
  const stores = openStores(house.reach, { max: 4, onBroken: () => undefined });
  const app: App = { ...house.app, stores };
  const writing = Promise.all(Array.from({ length: 8 }, () => fill(app, 12)));
  await fill(house.app, 3);
  const saved = await Promise.all(['1', '2', '3'].map((name) => save(name)));
  await writing;
  await stores.close();
  await bring('2');
  const { rows } = await sql<{
    files: number;
    entries: number;
  }>`select (select count(*)::int from platform.file) as files,
    (select count(*)::int from audit.entry) as entries`.execute(targetDb);
  expect(rows[0]?.files).toBe(rows[0]?.entries);
  expect(await chainHolds(targetDb)).toMatchObject({ value: { holds: true } });
  console.log(
    `${String(saved.length)} backups under writing; the one restored held ${String(rows[0]?.files)} of 99 records`,
  );
});

test('one bit changed anywhere, or the file cut anywhere, is refused before anything is written', async () => {
  await fill(house.app, 5);
  await save();
  const whole = await readFile(join(folder, 'b.guong'));
  const broken = join(folder, 'broken.guong');
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
      await writeFile(broken, changed);
      await expect(bring('broken.guong')).rejects.toThrow(BackupRefused);
      cases += 1;
    }),
    { numRuns: 70 },
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      await copyFile(join(folder, 'b.guong'), broken);
      await truncate(broken, length);
      await expect(bring('broken.guong')).rejects.toThrow(BackupRefused);
      cases += 1;
    }),
    { numRuns: 30 },
  );
  expect(await untouched()).toBe(true);
  console.log(`${String(cases)} damaged backups, all refused, nothing written`);
});

test('a backup sealed anew with a part missing, swapped, added or edited is refused with its reason', async () => {
  await fill(house.app, 3);
  await save();
  const source = await openArchive(join(folder, 'b.guong'));
  const kinds: [string, (name: string) => string | undefined, RegExp][] = [
    ['missing table', (name) => (name === 'table audit.entry' ? undefined : name), /a part is missing/],
    ['missing manifest', (name) => (name === 'manifest' ? undefined : name), /a part is missing/],
    ['swapped', (name) => (name === 'table audit.head' ? 'table audit.entry' : name), /does not match/],
  ];
  for (const [what, sourceOf, reason] of kinds) {
    const forged = await createArchive(join(folder, what));
    for (const name of source.names) {
      const from = sourceOf(name);
      if (from !== undefined) await forged.part(name, source.read(from));
    }
    await forged.finish();
    await expect(bring(what)).rejects.toThrow(reason);
  }
  const extended = await createArchive(join(folder, 'added'));
  for (const name of source.names) await extended.part(name, source.read(name));
  await extended.part('table pg_catalog.pg_authid', Readable.from([Buffer.from('x')]));
  await extended.finish();
  await expect(bring('added')).rejects.toThrow(/part of its own/);
  await source.close();
  expect(await untouched()).toBe(true);
});

test('a restore goes only into an empty place, and a state that may not go on is refused as a whole', async () => {
  await fill(house.app, 2);
  await save();
  const mayNot = () => Promise.resolve('có đợt lấy phiếu đang mở');
  await expect(bring('b.guong', { mayNot })).rejects.toThrow(/đợt lấy phiếu đang mở/);
  expect((await sql`select 1 from platform.tenant`.execute(targetDb)).rows).toEqual([]);
  await bring();
  await expect(bring()).rejects.toThrow(/not empty/);
  expect(await chainHolds(targetDb)).toMatchObject({ value: { holds: true, count: 2 } });
});

test('a backup of an older version is brought up to date; one of a newer version is refused', async () => {
  await fill(house.app, 2);
  await save();
  const newer = [...migrations, { name: '9999_newer.sql', sql: 'create table platform.newer (x int primary key)' }];
  const into = { asOwner: target.reach('guong_owner'), files: restoredFiles };
  const short = migrations.slice(0, -1);
  await expect(restore({ ...into, migrations: short }, join(folder, 'b.guong'))).rejects.toThrow(/another version/);
  await restore({ ...into, migrations: newer }, join(folder, 'b.guong'));
  expect((await sql`select * from platform.newer`.execute(targetDb)).rows).toEqual([]);
});

test('an interrupted backup leaves no file, and a damaged stored file is named instead of saved', async () => {
  await fill(house.app, 2);
  const failing: FileStore = { ...house.app.files, read: () => Promise.reject(new Error('disk gone')) };
  await expect(save('x', failing)).rejects.toThrow('disk gone');
  const damaged: FileStore = {
    ...house.app.files,
    read: () => Promise.resolve(fail({ code: 'unavailable', reason: 'x' })),
  };
  await expect(save('x', damaged)).rejects.toThrow(/is damaged/);
  expect(await readdir(folder)).toEqual(['files']);
});

test('no secret of the house is in a backup', async () => {
  await fill(house.app, 2);
  await house.app.secrets.keep('spool-1', Buffer.from('a very secret spool key of 32 b.'));
  await save();
  const { archive } = await openBackup(join(folder, 'b.guong'));
  const pieces: Buffer[] = [];
  for (const name of archive.names) for await (const bytes of archive.read(name)) pieces.push(bytes as Buffer);
  await archive.close();
  const all = Buffer.concat(pieces);
  const master = await readFile(join(house.app.settings.dataFolder, 'secrets', 'master.key'));
  expect([all.includes('dòng'), all.includes('secret spool key'), all.includes(master)]).toEqual([true, false, false]);
  expect(all.includes(master.toString('hex'))).toBe(false);
});
