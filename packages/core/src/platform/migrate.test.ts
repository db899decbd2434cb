import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankDatabase, type BlankDatabase } from '../testing/index.ts';
import { MIGRATIONS, migrate, openDb, readMigrations, type Db } from './index.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);
// The list of tenants, and the one list by which a ballot finds its tenant: casting has no sign-in (rulings, 1).
const TENANTLESS = ['platform.tenant', 'box.directory'];
const A = { name: '0001_a.sql', sql: 'create table a (x int primary key); insert into a values (1);' };
const B = { name: '0002_b.sql', sql: 'create table b (x int primary key);' };

let blank: BlankDatabase;
let db: Db;
beforeEach(async () => {
  blank = await blankDatabase();
  db = openDb(blank.reach, 'guong_owner', { max: 1, onBroken: () => undefined });
  await sql`create schema if not exists tried`.execute(db);
});
afterEach(async () => {
  await db.destroy();
  await blank.drop();
});
const run = (...migrations: { name: string; sql: string }[]) =>
  migrate({ ...blank.reach('guong_owner'), options: '-c search_path=tried' }, migrations);
const tables = async () =>
  (
    await sql<{ t: string }>`select tablename as t from pg_tables where schemaname = 'tried' order by 1`.execute(db)
  ).rows.map(({ t }) => t);

test('each file runs once, in order, and a second run does nothing', async () => {
  expect(await run(A)).toEqual(['0001_a.sql']);
  expect(await run(A, B)).toEqual(['0002_b.sql']);
  expect(await run(A, B)).toEqual([]);
  expect(await tables()).toEqual(['a', 'b']);
});

test('eight processes at once run each file once', async () => {
  const ran = await Promise.all(Array.from({ length: 8 }, () => run(A, B)));
  expect(ran.flat().sort()).toEqual(['0001_a.sql', '0002_b.sql']);
});

test('a file that fails leaves nothing of itself and keeps what ran before it', async () => {
  const broken = { name: '0002_b.sql', sql: 'create table b (x int); select 1 / 0;' };
  await expect(run(A, broken)).rejects.toThrow(/0002_b.sql failed/);
  expect(await tables()).toEqual(['a']);
  expect(await run(A, B)).toEqual(['0002_b.sql']);
});

test('a file edited after it ran, a missing one and an unknown one stop everything', async () => {
  await run(A, B);
  await expect(run({ ...A, sql: `${A.sql} ` }, B)).rejects.toThrow(/edited after it ran/);
  await expect(run(A)).rejects.toThrow(/unknown to this version/);
  await expect(run(B)).rejects.toThrow(/unknown to this version/);
});

test('while a round is open nothing is upgraded, and an up-to-date house still starts', async () => {
  const reach = { ...blank.reach('guong_owner'), options: '-c search_path=tried' };
  const open = () => Promise.resolve('có đợt lấy phiếu đang mở');
  await run(A);
  await expect(migrate(reach, [A, B], open)).rejects.toThrow(/đợt lấy phiếu đang mở/);
  expect(await migrate(reach, [A], open)).toEqual([]);
  expect(await tables()).toEqual(['a']);
});

test('the bundle carries exactly the migrations of the folder (else: node scripts/gen-migrations.ts)', async () => {
  const bundled = new Map(MIGRATIONS.map(({ name, sql: text }) => [name, text]));
  const folder = await readMigrations(FOLDER);
  expect([...bundled.keys()]).toEqual(folder.map(({ name }) => name));
  expect(folder.filter(({ name, sql: text }) => bundled.get(name) !== text).map(({ name }) => name)).toEqual([]);
});

test('every table of the house refuses whom no migration let in, and tenant tables force row-level security', async () => {
  await migrate(blank.reach('guong_owner'), await readMigrations(FOLDER));
  const open = await sql<{ place: string }>`
    select c.oid::regclass::text as place from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
      and (has_table_privilege('public', c.oid, 'select, insert, update, delete') or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not c.relforcerowsecurity
          and c.oid::regclass::text <> all (${TENANTLESS})))`.execute(db);
  expect(open.rows.map(({ place }) => place)).toEqual([]);
});

test('the operator\u2019s SQL names every login that the house uses', async () => {
  const text = await readFile(new URL('roles.sql', FOLDER), 'utf8');
  for (const login of ['guong_owner', 'guong_app', 'guong_issue', 'guong_cast', 'guong_count']) {
    expect(text).toContain(`create role ${login} login`);
  }
});
