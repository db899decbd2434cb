import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBackup } from '@guong/core/platform';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { saveHouse } from './backup.ts';

let house: FoundedHouse;
let folder: string;
beforeEach(async () => {
  house = await foundedHouse();
  folder = await mkdtemp(join(tmpdir(), 'guong-backup-'));
});
afterEach(() => rm(folder, { recursive: true }));

const notes = async (): Promise<{ type: string; data: Record<string, unknown> }[]> => {
  const { rows } = await sql<{ type: string; data: string }>`
    select type, data from audit.entry where type like 'operation.%' and tenant_id = ${house.tenantId} order by seq`.execute(
    house.ownerDb,
  );
  return rows.map(({ type, data }) => ({ type, data: JSON.parse(data) as Record<string, unknown> }));
};

test('a backup is begun and noted in the chain: the first row is in the copy, the second names its hash', async () => {
  const saved = await saveHouse(house, join(folder, 'b.guong'));
  expect(await notes()).toEqual([
    { type: 'operation.backup_begun', data: {} },
    {
      type: 'operation.backed_up',
      data: { ...saved, takenAt: house.clock.now().toISOString(), isEncrypted: false },
    },
  ]);
  const { archive } = await openBackup(join(folder, 'b.guong'));
  let chain = '';
  for await (const bytes of archive.read('table audit.entry')) chain += String(bytes);
  await archive.close();
  expect([chain.includes('operation.backup_begun'), chain.includes('operation.backed_up')]).toEqual([true, false]);
});

test('a backup that breaks is begun and never noted', async () => {
  await expect(saveHouse(house, join(folder, 'nowhere', 'b.guong'))).rejects.toThrow(/ENOENT/);
  expect((await notes()).map(({ type }) => type)).toEqual(['operation.backup_begun']);
});
