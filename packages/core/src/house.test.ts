import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from './house.ts';
import { readSettings, type Settings } from './platform/index.ts';
import { testLog } from './testing/index.ts';

let folder: string;
let opened: House[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guong-house-'));
  await chmod(folder, 0o711);
  opened = [];
});
afterEach(async () => {
  for (const house of opened.reverse()) await house.close();
  await rm(folder, { recursive: true, force: true });
});

function settings(variables: Record<string, string> = {}): Settings {
  const read = readSettings({ GUONG_DATA: join(folder, 'data'), ...variables }, { cwd: folder, isRoot: true });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}
const clock = () => new Date('2026-11-22T02:00:00Z');
async function open(as: 'serve' | 'visit', given = settings()): Promise<House> {
  const house = await openHouse(given, { clock, as, log: testLog });
  opened.push(house);
  return house;
}
const addTenant = (house: House) =>
  sql`insert into platform.tenant (tenant_id, code, name) values (gen_random_uuid(), 'hoa-gao', 'Hoa Gạo')`.execute(
    ownerOf(house),
  );
const ownerOf = ({ app }: House) => app.stores.app;

test('a new folder becomes a house; a second server on it is refused; a command line joins it', async () => {
  const server = await open('serve');
  expect((await sql`select * from platform.tenant`.execute(server.app.stores.app)).rows).toEqual([]);
  await expect(open('serve')).rejects.toThrow(/đang do một máy chủ Gương khác dùng.*in use by another/);
  const visitor = await open('visit');
  expect((await sql`select is_demo from platform.installation`.execute(visitor.app.stores.app)).rows).toEqual([
    { is_demo: true },
  ]);
  await expect(addTenant(visitor)).rejects.toThrow(/permission denied/);
});

test('a demo database is refused by a production start, whatever the order of starts', async () => {
  await (await open('serve')).close();
  opened = [];
  const production = settings({
    GUONG_PROFILE: 'production',
    GUONG_MAIN_ORIGIN: 'https://guong.hoa-gao.example',
    GUONG_CAST_ORIGIN: 'https://bophieu.hoa-gao.example',
  });
  await expect(open('serve', production)).rejects.toThrow(/demo data/);
  await open('serve');
});
