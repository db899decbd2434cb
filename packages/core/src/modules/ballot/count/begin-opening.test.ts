import { expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { castingRound } from '../../../testing/casting-round.ts';
import { foundedHouse } from '../../../testing/founded-house.ts';
import { ballot } from '../index.ts';

test('a station that takes the place of a lost one asks every member again; the same one keeps what it has', async () => {
  const house = await foundedHouse();
  const { round } = await castingRound(house, { voters: 10 });
  const [head, second] = round.members;
  const [device] = round.devices;
  if (!head || !second || !device) throw new Error('a committee of three');
  await round.step(house.office, ballot.close);
  const { toSign } = await round.step(head, ballot.committeeDesk);
  await round.step(head, ballot.signClose, { signature: play.signLeaf(device, toSign[0]?.body ?? '') });

  const [lost, next] = ['a'.repeat(64), 'b'.repeat(64)];
  await round.step(head, ballot.beginOpening, { stationKey: lost });
  await round.step(second, ballot.submitShares, { stationKey: lost, sealed: Buffer.alloc(300).toString('base64') });
  await round.step(head, ballot.beginOpening, { stationKey: lost });
  expect((await round.step(second, ballot.committeeDesk)).sharesFrom).toEqual([2]);
  await round.step(head, ballot.beginOpening, { stationKey: next });
  expect((await round.step(second, ballot.committeeDesk)).sharesFrom).toEqual([]);
  expect((await round.step(head, ballot.shareBundles)).bundles).toEqual([]);
});
