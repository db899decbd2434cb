import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeCredential } from '@guong/ballot';
import * as play from '@guong/ballot/devices';
import { openWithPassphrase } from '@guong/ballot/passphrase';
import { castingRound } from '../../../../core/src/testing/casting-round.ts';
import { foundedHouse, valueOf } from '../../../../core/src/testing/founded-house.ts';
import { castBallot } from '../../../../core/src/testing/played-round.ts';
import { keyFileFor, recoveryFileFor } from './device-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guong-devices-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the recovery file on a demo card holds a ballot that can be cast, and only its words open it', async () => {
  const house = await foundedHouse();
  const { protocol, protocolId, credentials } = await castingRound(house, { voters: 12 });
  const [credential] = credentials;
  if (!credential) throw new Error('each voter has a credential');
  const kept = await recoveryFileFor(folder, 'hg01', { round: protocol, credential });
  expect((await stat(kept.path)).mode & 0o777).toBe(0o600);
  const file = new Uint8Array(await readFile(kept.path));
  expect(await openWithPassphrase(play.deviceEngine, 'sai bảy chữ rồi', file)).toMatchObject({ code: 'passphrase' });
  const opened = await openWithPassphrase(play.deviceEngine, kept.words, file);
  const restored = opened.ok ? decodeCredential(protocol, opened.value, play.deviceEngine) : opened;
  if (!restored.ok) throw new Error(restored.code);
  const ballot = play.sealed(protocol, restored.value, play.sameMark(protocol, 1));
  expect(valueOf(await castBallot(house, protocolId, ballot)).receipt).toHaveLength(100);
});

test('the key file of a demo member holds both secrets, sealing first', async () => {
  const device = play.memberDevice(1, 'Trần Thị Hòa A0');
  const kept = await keyFileFor(folder, 'hg02', { round: 'Đợt thử', device });
  const opened = await openWithPassphrase(play.deviceEngine, kept.words, new Uint8Array(await readFile(kept.path)));
  const expected = Buffer.concat([device.keys.secret, device.seed]);
  expect(opened.ok && Buffer.from(opened.value).equals(expected)).toBe(true);
});
