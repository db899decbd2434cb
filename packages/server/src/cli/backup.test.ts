import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBackup } from '@guong/core/platform';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { backup, restore, saveHouse } from './backup.ts';
import { readPassphrase } from './passphrase.ts';

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

const PASSPHRASE = 'bốn con cò bay qua sông';

test('the hash that is said is that of the file, and an encrypted backup shows no name and no text', async () => {
  await house.add('Lê Thị Hoa Mai');
  const [plain, sealed] = [join(folder, 'plain.guong'), join(folder, 'sealed.guong')];
  const hashes = [await saveHouse(house, plain), await saveHouse(house, sealed, PASSPHRASE)].map(
    ({ sha256 }) => sha256,
  );
  const files = [await readFile(plain), await readFile(sealed)];
  expect(files.map((bytes) => createHash('sha256').update(bytes).digest('hex'))).toEqual(hashes);
  expect(files.map((bytes) => bytes.includes('table org.person'))).toEqual([true, false]);
  expect((await notes()).at(-1)?.data).toMatchObject({ isEncrypted: true });
  const { archive } = await openBackup(sealed, PASSPHRASE);
  await archive.close();
});

const context = (args: readonly string[], said: string[] = []) => ({
  said,
  args,
  settings: house.app.settings,
  clock: house.app.clock,
  say: (line: string) => void said.push(line),
});

test('BAK-2: a wrong, missing or unasked passphrase is refused in plain words before anything is written', async () => {
  const [file, words] = [join(folder, 'b.guong'), join(folder, 'words')];
  await saveHouse(house, file, PASSPHRASE);
  const plain = join(folder, 'plain.guong');
  await saveHouse(house, plain);
  await writeFile(words, `${PASSPHRASE}!\n`, { mode: 0o600 });
  const tries: [readonly string[], RegExp][] = [
    [[file, '--passphrase-file', words], /mật khẩu sai.*wrong passphrase/],
    [[file], /it needs its passphrase/],
    [[plain, '--passphrase-file', words], /it is not encrypted/],
  ];
  for (const [args, why] of tries) {
    const asked = context(args);
    const placed = { ...asked, settings: { ...asked.settings, dataFolder: join(folder, 'data') } };
    expect([
      await restore.run({ ...placed, settings: { ...placed.settings, database: unreachable } }),
      asked.said,
    ]).toEqual([1, [expect.stringMatching(why)]]);
  }
});
/** A restore that got as far as the database would fail loudly here. */
const unreachable = Object.fromEntries(
  ['guong_owner', 'guong_app', 'guong_issue', 'guong_cast', 'guong_count'].map((login) => [
    login,
    'postgres://nobody@127.0.0.1:1/nothing',
  ]),
) as Exclude<FoundedHouse['app']['settings']['database'], 'embedded'>;

test('a passphrase comes out of a private file, is long enough, and its last line end does not count', async () => {
  const words = join(folder, 'words');
  await writeFile(words, `${PASSPHRASE}\r\n`, { mode: 0o600 });
  expect(await readPassphrase(words)).toEqual({ ok: true, value: PASSPHRASE });
  await chmod(words, 0o644);
  expect(await readPassphrase(words)).toMatchObject({
    ok: false,
    fault: { reason: expect.stringContaining('chmod') as string },
  });
  await chmod(words, 0o600);
  await writeFile(words, 'ngắn');
  expect(await readPassphrase(words)).toMatchObject({
    ok: false,
    fault: { reason: expect.stringContaining('12') as string },
  });
  expect(await readPassphrase(join(folder, 'nowhere'))).toMatchObject({ ok: false });
  const asked = context([join(folder, 'b.guong'), '--passphrase-file', join(folder, 'nowhere')]);
  expect([await backup.run(asked), asked.said.length]).toEqual([2, 1]);
});
