import { beforeEach, expect, test } from 'vitest';
import { recount, toHex } from '@guong/ballot';
import { perform } from '../../usecase/index.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import * as walk from '../../testing/played-round.ts';
import * as play from '@guong/ballot/devices';
import { ballot } from './index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
});
const manifestOf = async (protocolId: string) => {
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  return valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId })).manifest;
};

test('a whole round: everyone receives, most cast, one leaves all blank, a quorum opens, and the recount agrees', async () => {
  const round = await walk.draftedRound(house, { voters: 12 });
  const protocolId = await walk.issuingRound(house, round);
  const manifest = await manifestOf(protocolId);
  const credentials = await walk.everyoneReceives(round, manifest);
  await walk.openTheBox(house, round);
  house.clock.set('2026-11-22T06:00:00Z');

  const protocol = play.roundFrom(manifest);
  const marks = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 0];
  const ballots = marks.map((mark, at) => {
    const credential = credentials[at];
    if (!credential) throw new Error('each voter has a credential');
    return play.sealed(protocol, credential, play.sameMark(protocol, mark, at === 0 ? 'Cần tiếp dân đúng lịch' : ''));
  });
  for (const bytes of ballots.slice(0, 6)) valueOf(await walk.castBallot(house, protocolId, bytes));
  valueOf(await perform(house.app, house.system, ballot.flushEpoch, { protocolId }));
  const receipts = await Promise.all(ballots.map((bytes) => walk.castBallot(house, protocolId, bytes)));
  expect(receipts.every((receipt) => receipt.ok)).toBe(true);

  const counted = await walk.openAndCount(house, round, protocolId);
  const tally = counted.tally.total;
  expect([tally.collected, tally.valid]).toEqual([11, 11]);
  expect(tally.subjects[0]?.items[0]).toMatchObject({ levels: [4, 3, 2, 1], blank: 1 });
  expect(counted.comments).toEqual([['Cần tiếp dân đúng lịch'], []]);
  const again = recount(play.deviceEngine, counted.box, counted.audit);
  const desk = await round.step(house.leader, ballot.round);
  expect(desk.state).toBe('opened');
  expect(again.ok && toHex(again.value.hash)).toBe((await round.step(house.leader, ballot.committeeDesk)).resultHash);
});
