import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openSecrets, SecretExposed } from './index.ts';
import { workerServer } from '../testing/worker-server.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(workerServer().folder, 'secrets-')), 'secrets');
});

test('a key is always the same for its label, differs between labels and between houses, and survives a restart', async () => {
  const first = await openSecrets(folder);
  const again = await openSecrets(folder);
  const elsewhere = await openSecrets(`${folder}-2`);
  expect(first.derive('pepper')).toHaveLength(32);
  expect(again.derive('pepper')).toEqual(first.derive('pepper'));
  expect(first.derive('pepper')).not.toEqual(first.derive('token'));
  expect(first.derive('pepper')).not.toEqual(elsewhere.derive('pepper'));
});

test('two processes that start at once agree on one key', async () => {
  const opened = await Promise.all(Array.from({ length: 8 }, () => openSecrets(folder)));
  expect(new Set(opened.map((secrets) => secrets.derive('x').toString('hex'))).size).toBe(1);
});

test('what is kept is private, comes back, and is gone after destroy', async () => {
  const secrets = await openSecrets(folder);
  const key = Buffer.from('spool key of a round, 32 bytes!!');
  await secrets.keep('spool-1', key);
  expect(await secrets.read('spool-1')).toEqual(key);
  for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  await secrets.destroy('spool-1');
  await secrets.destroy('spool-1');
  expect(await secrets.read('spool-1')).toBeUndefined();
  expect(await readdir(folder)).toEqual(['master.key']);
});

test('no name leads out of the folder', async () => {
  const secrets = await openSecrets(folder);
  for (const name of ['../x', '/etc/passwd', '', '.x', 'a/b', 'A']) {
    expect(() => secrets.read(name)).toThrow(/plain file name/);
  }
});

test('a key or folder that others can read stops the start', async () => {
  await openSecrets(folder);
  await chmod(join(folder, 'master.key'), 0o644);
  await expect(openSecrets(folder)).rejects.toThrow(SecretExposed);
  await chmod(join(folder, 'master.key'), 0o600);
  await chmod(folder, 0o750);
  await expect(openSecrets(folder)).rejects.toThrow(/readable by others/);
});

test('a default or damaged key stops the start instead of being used', async () => {
  await openSecrets(folder);
  const good = await readFile(join(folder, 'master.key'));
  for (const bad of [Buffer.alloc(32), Buffer.from('changeme'.repeat(4)), good.subarray(0, 31), Buffer.alloc(0)]) {
    await writeFile(join(folder, 'master.key'), bad);
    await expect(openSecrets(folder)).rejects.toThrow(/not a key/);
  }
});
