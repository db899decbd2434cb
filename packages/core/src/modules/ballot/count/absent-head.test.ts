import { beforeEach, expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { readLog } from '@guong/ballot';
import { castingRound, manifestOf } from '../../../testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import * as walk from '../../../testing/played-round.ts';
import type { Result } from '../../../kernel/index.ts';
import { perform, type AnyUseCase } from '../../../usecase/index.ts';
import { ballot } from '../index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
});

/** A member at his device signs everything that waits, into the fields of the use case. */
async function signs(round: walk.PlayedRound, at: number, useCase: AnyUseCase): Promise<Result<Gathered>> {
  const [member, device] = [round.members[at], round.devices[at]];
  if (!member || !device) throw new Error('no such member');
  const { toSign } = await round.step(member, ballot.committeeDesk);
  const [first = '', second = ''] = toSign.map(({ body }) => play.signLeaf(device, body));
  const fields =
    useCase.name === 'ballot.openCasting'
      ? { issuedSignature: first, openSignature: second }
      : { signature: first || '00'.repeat(64) };
  return (await perform(house.app, member, useCase, { roundId: round.roundId, ...fields })) as Result<Gathered>;
}
interface Gathered {
  readonly state: string;
  readonly signed: number;
  readonly needed: number;
}
const signed = async (...args: Parameters<typeof signs>) => {
  const { state, signed: count, needed } = valueOf(await signs(...args));
  return [state, count, needed];
};
const leavesOf = async (protocolId: string): Promise<Uint8Array[]> => {
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  return play.splitLeaves(valueOf(await perform(house.app, anyone, ballot.leaves, { protocolId })).leaves);
};

test('without the head, t members open the box, close it, count, and the log reads as one that the head signed', async () => {
  const round = await walk.draftedRound(house, { voters: 10, members: 4, template: 'tin-nhiem-3' });
  const protocolId = await walk.issuingRound(house, round);
  const manifest = await manifestOf(house, protocolId);
  const credentials = await walk.everyoneReceives(round, manifest);
  await round.step(house.office, ballot.endIssuing);
  expect(await signed(round, 1, ballot.openCasting)).toEqual(['issued', 1, 3]);
  expect(await signed(round, 1, ballot.openCasting)).toEqual(['issued', 1, 3]);
  expect(await signed(round, 2, ballot.openCasting)).toEqual(['issued', 2, 3]);
  expect(await signed(round, 3, ballot.openCasting)).toEqual(['casting', 3, 3]);
  house.clock.set('2026-11-22T06:00:00Z');
  const protocol = play.roundFrom(manifest);
  for (const credential of credentials) {
    const bytes = play.sealed(protocol, credential, play.sameMark(protocol, 1));
    valueOf(await walk.castBallot(house, protocolId, bytes));
  }
  await round.step(house.office, ballot.close);
  expect(await signed(round, 1, ballot.signClose)).toEqual(['closed', 1, 3]);
  const early = await perform(house.app, round.members[1] ?? house.office, ballot.beginOpening, {
    roundId: round.roundId,
    stationKey: 'ab'.repeat(32),
  });
  expect(!early.ok && early.fault.code).toBe('conflict');
  expect(await signed(round, 2, ballot.signClose)).toEqual(['closed', 2, 3]);
  expect(await signed(round, 3, ballot.signClose)).toEqual(['closed', 3, 3]);
  const present = { ...round, members: round.members.slice(1), devices: round.devices.slice(1) };
  const counted = await walk.countAtStation(house, present, { protocolId, sharesFrom: 0 });
  expect(counted.tally.total.collected).toBe(10);
  await counted.handIn();
  for (const at of [1, 2, 3]) await signed(round, at, ballot.signResult);
  const { state } = await round.step(house.office, ballot.round);
  expect(state).toBe('opened');
});

test('the head alone is enough, also after some members have signed in his place', async () => {
  const round = await walk.draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  const protocolId = await walk.issuingRound(house, round);
  await walk.everyoneReceives(round, await manifestOf(house, protocolId));
  await round.step(house.office, ballot.endIssuing);
  expect(await signed(round, 2, ballot.openCasting)).toEqual(['issued', 1, 2]);
  expect(await signed(round, 0, ballot.openCasting)).toEqual(['casting', 2, 2]);
});

test('whoever is not in the committee, or signs with another key, adds nothing', async () => {
  const round = await walk.draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  const protocolId = await walk.issuingRound(house, round);
  await walk.everyoneReceives(round, await manifestOf(house, protocolId));
  await round.step(house.office, ballot.endIssuing);
  const swapped = { ...round, devices: round.devices.toReversed() };
  const wrong = await signs(swapped, 0, ballot.openCasting);
  expect(!wrong.ok && wrong.fault.code).toBe('invalid');
  const input = { roundId: round.roundId, issuedSignature: '00'.repeat(64), openSignature: '00'.repeat(64) };
  for (const actor of [house.office, house.leader]) {
    const refused = await perform(house.app, actor, ballot.openCasting, input);
    expect(!refused.ok && refused.fault.code).toBe('forbidden');
  }
  const [member] = round.members;
  const { toSign } = member ? await round.step(member, ballot.committeeDesk) : { toSign: [] };
  expect(toSign.map(({ signedBy }) => signedBy)).toEqual([[], []]);
});

test('an annulled round ends its log with ANNULLED and the reason in one line, signed by the head or by t members', async () => {
  for (const signers of [[0], [1, 2]]) {
    house = await foundedHouse();
    const { round, protocolId, protocol } = await castingRound(house, { voters: 10 });
    await round.step(house.leader, ballot.annul, { reason: 'Danh sách lập sai:\nthiếu một thành phần' });
    for (const at of signers) await signed(round, at, ballot.signAnnulment);
    const log = readLog(play.deviceEngine, protocol, await leavesOf(protocolId));
    if (!log.ok) throw new Error(log.detail);
    const annulled = log.value.controls.get('ANNULLED');
    expect(annulled?.body).toMatchObject({ reason: 'Danh sách lập sai: thiếu một thành phần' });
    expect(annulled?.signatures.map(({ by }) => by)).toEqual(signers.map((at) => at + 1));
    const again = await signs(round, 2, ballot.signAnnulment);
    expect(!again.ok && again.fault.code).toBe('conflict');
  }
});

test('a round annulled before it was sealed has no log and asks nobody to sign', async () => {
  const round = await walk.draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  await round.step(house.leader, ballot.annul, { reason: 'Hội nghị hoãn sang quý sau' });
  const [member] = round.members;
  if (!member) throw new Error('a committee has members');
  expect((await round.step(member, ballot.committeeDesk)).toSign).toEqual([]);
  const refused = await perform(house.app, member, ballot.signAnnulment, {
    roundId: round.roundId,
    signature: '00'.repeat(64),
  });
  expect(!refused.ok && refused.fault.code).toBe('conflict');
});
