import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { openHouse, type House } from '@guong/core/house';
import { MIGRATIONS } from '@guong/core/platform';
import { testLog } from '@guong/core/testing';
import { reachableFolder, settingsIn } from '@guong/core/testing/seeded-folder';
import { cardsFile } from './seed.ts';
import { openSettingAside } from './set-aside.ts';

let opened: House | undefined;
afterEach(() => opened?.close());

const now = new Date('2026-11-23T03:04:05Z');
const clock = () => now;

/** A folder that a newer version has used, which this one cannot open. */
async function folderOfAnotherVersion() {
  const settings = settingsIn(join(await reachableFolder(), 'data'));
  const newer = [...MIGRATIONS, { name: '9999_later.sql', sql: 'create table house.later (n int)' }];
  await (await openHouse(settings, { clock, as: 'serve', log: testLog, migrations: newer })).close();
  const open = () => openHouse(settings, { clock, as: 'serve', log: testLog });
  return { settings, open };
}

test(
  'a demonstration of another version is set aside whole and a new one can be loaded; any other data stay where they are',
  { timeout: 120_000 },
  async () => {
    const { settings, open } = await folderOfAnotherVersion();
    const told: string[] = [];
    const opening = { settings, now, open, tell: (line: string) => void told.push(line) };
    await expect(openSettingAside(opening)).rejects.toThrow('9999_later');
    await writeFile(cardsFile(settings.dataFolder), '[]');
    const real = { ...settings, profile: 'production' as const };
    await expect(openSettingAside({ ...opening, settings: real })).rejects.toThrow('9999_later');
    expect([await readdir(dirname(settings.dataFolder)), told]).toEqual([['data'], []]);

    opened = await openSettingAside(opening);
    expect((await sql`select * from platform.tenant`.execute(opened.app.stores.app)).rows).toEqual([]);
    expect((await readdir(dirname(settings.dataFolder))).sort()).toEqual(['data', 'data-20261123030405']);
    expect(told).toEqual([expect.stringContaining('data-20261123030405; this one loads its own')]);
  },
);
