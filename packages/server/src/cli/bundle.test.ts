import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { perform } from '@guong/core/usecase';
import { foundedHouse, valueOf } from '../../../core/src/testing/founded-house.ts';
import { releasedRound } from '../../../core/src/testing/released-round.ts';
import { bundle } from './bundle.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guong-bundle-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('anybody takes the public bundle, finds the hash that the public page prints, and checks it without the server', async () => {
  const house = await foundedHouse();
  const { roundId } = await releasedRound(house);
  const nobody = { kind: 'anonymous', tenantId: house.tenantId } as const;
  const { decisions } = valueOf(await perform(house.app, nobody, ballot.releaseDecisions, { roundId }));
  const [decision] = decisions;
  expect(decision).toMatchObject({ edition: 1, name: 'Nguyễn Văn Bí Thư', post: 'Chức danh' });
  const file = join(folder, 'goi.tar');
  await writeFile(file, valueOf(await perform(house.app, nobody, ballot.publicBundle, { roundId })).bytes);

  const said: string[] = [];
  const run = (...args: string[]) =>
    bundle.run({
      args,
      settings: house.app.settings,
      clock: house.app.clock,
      say: (line: string) => void said.push(line),
    });
  expect(await run('check', file, decision?.bundleSha256 ?? '')).toBe(0);
  expect(said[0]).toMatch(/^SHA-256 [0-9a-f]{64} KHỚP dấu đã công bố$/);
  expect(said.at(-1)).toMatch(/^\d\d phép kiểm khớp, 0 sai/);
  expect(await run('check', file, 'ab'.repeat(32))).toBe(1);

  const bytes = await readFile(file);
  bytes.writeUInt8((bytes[1600] ?? 0) ^ 1, 1600);
  await writeFile(file, bytes);
  expect(await run('check', file)).toBe(1);
  expect(await run('look')).toBe(2);
});
