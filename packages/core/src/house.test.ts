import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openHouse, restoreHouse, type House } from './house.ts';
import { opaqueId } from './kernel/index.ts';
import { actorOf, identity } from './modules/identity/index.ts';
import { operation } from './modules/operation/index.ts';
import { addTenant, backup, checkHealth, listTenants, type Login, type Settings } from './platform/index.ts';
import { foundIn, valueOf } from './testing/founded-house.ts';
import { blankDatabase, testLog } from './testing/index.ts';
import { reachableFolder, seededFolder, settingsIn } from './testing/seeded-folder.ts';
import { perform } from './usecase/index.ts';

let opened: House[];
// Real servers start and end here: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const house of opened.reverse()) await house.close();
});

const clock = () => new Date('2026-11-22T02:00:00Z');
async function open(as: 'serve' | 'visit', given: Settings): Promise<House> {
  const house = await openHouse(given, { clock, as, log: testLog });
  opened.push(house);
  return house;
}

test('a new folder becomes a house; a second server on it is refused; a command line joins it', async () => {
  const settings = settingsIn(join(await reachableFolder(), 'data'));
  const server = await open('serve', settings);
  expect((await sql`select * from platform.tenant`.execute(server.app.stores.app)).rows).toEqual([]);
  await expect(open('serve', settings)).rejects.toThrow(/đang do một máy chủ Gương khác dùng.*in use by another/);
  const visitor = await open('visit', settings);
  const { rows } = await sql`select is_demo from platform.installation`.execute(visitor.app.stores.app);
  expect(rows).toEqual([{ is_demo: true }]);
});

test('a demo database is refused by a production start, and stays a demo', async () => {
  const data = await seededFolder();
  const production = settingsIn(data, {
    GUONG_PROFILE: 'production',
    GUONG_MAIN_ORIGIN: 'https://guong.hoa-gao.example',
    GUONG_CAST_ORIGIN: 'https://bophieu.hoa-gao.example',
  });
  await expect(open('serve', production)).rejects.toThrow(/demo data/);
  await open('serve', settingsIn(data));
});

test('unsafe settings and an exposed key stop the start, whoever calls it', async () => {
  const data = await seededFolder();
  const wide = { ...settingsIn(data), listen: { host: '0.0.0.0', mainPort: 4180, castPort: 4181 } };
  await expect(open('serve', wide)).rejects.toThrow(/GUONG_HOST/);
  await chmod(join(data, 'secrets', 'master.key'), 0o644);
  await expect(open('serve', settingsIn(data))).rejects.toThrow(/readable by others/);
});

test('a data folder below a private home, where the database account cannot go, is refused with the way out', async () => {
  const home = await mkdtemp(join(await reachableFolder(), 'home-'));
  const refusal = open('serve', settingsIn(join(home, 'data')));
  await (process.getuid?.() === 0 ? expect(refusal).rejects.toThrow(/đặt GUONG_DATA ở nơi khác/) : refusal);
});

test('a house comes back from its backup on another folder; while it serves, a restore onto it is refused', async () => {
  const house = await open('serve', settingsIn(await seededFolder()));
  const tenant = { tenantId: opaqueId(), code: 'hoa-gao', name: 'Hoa Gạo', host: null };
  await addTenant(house.reach('guong_owner'), tenant);
  const file = join(await reachableFolder(), 'b.guong');
  await backup({ asOwner: house.reach('guong_owner'), files: house.app.files, takenAt: clock() }, file);
  await expect(restoreHouse(house.app.settings, file, { evenIfRoundOpen: false })).rejects.toThrow(/in use by another/);
  const elsewhere = settingsIn(join(await reachableFolder(), 'data'));
  await restoreHouse(elsewhere, file, { evenIfRoundOpen: false });
  const restored = await open('serve', elsewhere);
  expect(await listTenants(restored.app.stores.cast)).toEqual([tenant]);
  await expect(addTenant(restored.reach('guong_app'), tenant)).rejects.toThrow(/permission denied/);
});

test('two servers share one external database: what one writes the other reads, and neither is refused', async () => {
  const blank = await blankDatabase();
  const address = (login: Login): string => {
    const { host = '', port = 5432, user = '', password, database = '' } = blank.reach(login);
    const secret = typeof password === 'string' ? `:${password}` : '';
    return `postgres://${user}${secret}@localhost:${String(port)}/${database}?host=${encodeURIComponent(host)}`;
  };
  const settings = async (): Promise<Settings> =>
    settingsIn(join(await reachableFolder(), 'data'), { DATABASE_URL: address('guong_owner') });
  const [one, two] = await Promise.all([open('serve', await settings()), open('serve', await settings())]);
  const tenant = { tenantId: opaqueId(), code: 'hoa-gao', name: 'Hoa Gạo', host: 'hoa-gao.test' };
  await addTenant(one.reach('guong_owner'), tenant);
  expect(await listTenants(two.app.stores.issue)).toEqual([tenant]);
  for (const house of opened.splice(0)) await house.close();
  await blank.drop();
});

test('nothing that a statement carried stands in the server\u2019s log, also when it failed', async () => {
  const data = await seededFolder();
  const { app } = await open('serve', settingsIn(data));
  const typed = 'Nguyễn Thị Gạo';
  const failing = [
    sql`select ${typed}::uuid`,
    sql`select * from ${sql.table(typed)}`,
    sql`insert into platform.installation (is_demo) select ${typed} = 'x'`,
    sql`do $$ begin raise warning ${sql.lit(typed)}; end $$`,
  ];
  for (const statement of failing) await statement.execute(app.stores.app).catch(() => undefined);
  const log = await readFile(join(data, 'postgres.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('Gạo');
});

test('health tells whether the database answers and the disk has room, and nothing else', async () => {
  const { app } = await open('serve', settingsIn(await seededFolder()));
  const well = await checkHealth(app.stores, app.settings.dataFolder);
  expect(Object.keys(well).sort()).toEqual(['database', 'disk', 'freeBytes']);
  expect([well.database, well.disk]).toEqual([true, true]);
  for (const house of opened.splice(0)) await house.close();
  expect((await checkHealth(app.stores, app.settings.dataFolder)).database).toBe(false);
});

test('a backup brings no sign-in and no API token back to life, and the chain says that time went back', async () => {
  const house = await open('serve', settingsIn(await seededFolder()));
  const tenant = { tenantId: opaqueId(), code: 'hoa-gao', name: 'Hoa Gạo', host: null };
  await addTenant(house.reach('guong_owner'), tenant);
  const committee = await foundIn(house, tenant.tenantId, { code: 'HG', name: 'Đảng ủy phường Hoa Gạo' });
  const { personId } = committee.leader;
  const card = valueOf(await perform(house.app, committee.system, identity.invite, { personId }));
  const nobody = { kind: 'anonymous', tenantId: tenant.tenantId } as const;
  const raw = { token: card.qr, password: 'con cò bay lả bay la' };
  const session = valueOf(await perform(house.app, nobody, identity.acceptInvitation, raw));
  const own = await actorOf(house.app, tenant.tenantId, session);
  const order = { name: 'báo cáo', scopes: ['identity.me'] };
  const { token } = valueOf(await perform(house.app, own, identity.createToken, order));
  const whoComes = async (app: House['app']) =>
    Promise.all([session, { apiToken: token }].map(async (it) => (await actorOf(app, tenant.tenantId, it)).kind));
  expect(await whoComes(house.app)).toEqual(['person', 'person']);

  const file = join(await reachableFolder(), 'b.guong');
  await backup({ asOwner: house.reach('guong_owner'), files: house.app.files, takenAt: clock() }, file);
  const elsewhere = settingsIn(join(await reachableFolder(), 'data'));
  const brought = await restoreHouse(elsewhere, file, { evenIfRoundOpen: false });
  expect(brought).toMatchObject({ endedSignIns: 1, revokedTokens: 1 });
  const restored = await open('serve', elsewhere);
  expect(await whoComes(restored.app)).toEqual(['anonymous', 'anonymous']);
  valueOf(await perform(restored.app, committee.system, operation.noteRestore, brought));
  expect(valueOf(await perform(restored.app, committee.system, operation.verifyAudit, {}))).toMatchObject({
    holds: true,
  });
});
