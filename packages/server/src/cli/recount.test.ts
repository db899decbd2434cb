import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { ballot } from '@guong/core/ballot';
import { castingRound } from '../../../core/src/testing/casting-round.ts';
import { foundedHouse, valueOf } from '../../../core/src/testing/founded-house.ts';
import { castBallot, openAndCount } from '../../../core/src/testing/played-round.ts';
import { recount } from './recount.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guong-recount-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('an auditor makes a key at home, gets the sealed package, and recounts every ballot without the server', async () => {
  const house = await foundedHouse();
  const said: string[] = [];
  const run = (...args: string[]) => {
    const context = {
      args,
      settings: house.app.settings,
      clock: house.app.clock,
      say: (line: string) => void said.push(line),
    };
    return recount.run(context);
  };
  const keyFile = join(folder, 'khoa-giam-sat.guong');
  expect(await run('key', keyFile)).toBe(0);
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  const words = said[1]?.split(': ')[1] ?? '';
  const auditor = said[2]?.split(': ')[1] ?? '';

  const stage = await castingRound(house, { voters: 10, auditor });
  for (const [at, credential] of stage.credentials.entries()) {
    const bytes = play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1 + (at % 3)));
    valueOf(await castBallot(house, stage.protocolId, bytes));
  }
  await openAndCount(house, stage.round, stage.protocolId);
  const [head] = stage.round.members;
  if (!head) throw new Error('a committee has a head');
  const files = { sealed: join(folder, 'goi.gas'), bundle: join(folder, 'goi.tar') };
  await writeFile(files.sealed, (await stage.round.step(head, ballot.recountPackage)).bytes);
  await writeFile(files.bundle, (await stage.round.step(head, ballot.publicBundle, { part: 'sealed' })).bytes);

  said.length = 0;
  expect(await run('open', keyFile, words, files.sealed, files.bundle)).toBe(0);
  expect(said).toEqual(['Thu về / collected 10, hợp lệ / valid 10', 'KHỚP kết quả đã ký. / The signed result.']);
  expect(await run('open', keyFile, 'bảy chữ không đúng gì cả', files.sealed, files.bundle)).toBe(1);
  expect(await run('open', keyFile, words, files.bundle, files.bundle)).toBe(1);
  expect(await run('open', keyFile, words, files.sealed, files.sealed)).toBe(1);
  expect(await run('open', keyFile)).toBe(2);
});
