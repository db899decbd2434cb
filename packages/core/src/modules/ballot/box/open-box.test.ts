import { beforeEach, expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { appBeside, castingRound, type CastingRound } from '../../../testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { performDeposit, type App } from '../../../usecase/index.ts';
import { ballot, cast } from '../index.ts';
import { holdsSpool } from './open-box.ts';

let house: FoundedHouse;
let stage: CastingRound;
beforeEach(async () => {
  house = await foundedHouse();
  stage = await castingRound(house, { voters: 12 });
  outbox.clear();
});

/** Sealing takes new randomness each time: the voter's device keeps what it sealed. */
const outbox = new Map<number, Uint8Array>();
const ballotOf = (at: number): Uint8Array => {
  const kept = outbox.get(at);
  if (kept) return kept;
  const credential = stage.credentials[at];
  if (!credential) throw new Error('each voter has a credential');
  const bytes = play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1));
  outbox.set(at, bytes);
  return bytes;
};
const castBy = (app: App, at: number) => performDeposit(app, cast, { roundId: stage.protocolId, bytes: ballotOf(at) });
const signClose = async () => {
  const [head] = stage.round.members;
  const [device] = stage.round.devices;
  if (!head || !device) throw new Error('a committee has a head');
  const { toSign } = await stage.round.step(head, ballot.committeeDesk);
  await stage.round.step(head, ballot.signClose, { signature: play.signLeaf(device, toSign[0]?.body ?? '') });
};

test('when CLOSE is signed every process forgets the spool key at once, also one that nobody asks anything', async () => {
  const beside = await appBeside(house);
  const apps: readonly App[] = [house.app, beside];
  for (const [at, app] of apps.entries()) valueOf(await castBy(app, at));
  const held = () => apps.map((app) => holdsSpool(app, stage.protocolId));
  expect(held()).toEqual([true, true]);
  await stage.round.step(house.office, ballot.close);
  expect(held()).toEqual([true, true]);
  await signClose();
  await expect.poll(held, { interval: 10 }).toEqual([false, false]);
  expect(await house.app.secrets.read(`spool-${stage.protocolId}`)).toBeUndefined();
  // A repeat is still answered, from the log, and does not bring the key back.
  for (const [at, app] of apps.entries()) expect(valueOf(await castBy(app, at)).receipt).toHaveLength(100);
  expect(held()).toEqual([false, false]);
  await beside.stop();
});

test('when the annulment is signed the key goes too: what waited stays sealed for ever', async () => {
  valueOf(await castBy(house.app, 0));
  await stage.round.step(house.leader, ballot.annul, { reason: 'Danh sách lập sai thành phần' });
  const [head] = stage.round.members;
  const [device] = stage.round.devices;
  if (!head || !device) throw new Error('a committee has a head');
  const { toSign } = await stage.round.step(head, ballot.committeeDesk);
  await stage.round.step(head, ballot.signAnnulment, { signature: play.signLeaf(device, toSign[0]?.body ?? '') });
  expect(await house.app.secrets.read(`spool-${stage.protocolId}`)).toBeUndefined();
  await expect.poll(() => holdsSpool(house.app, stage.protocolId), { interval: 10 }).toBe(false);
  const late = await castBy(house.app, 1);
  expect(!late.ok && late.fault.code).toBe('conflict');
});
