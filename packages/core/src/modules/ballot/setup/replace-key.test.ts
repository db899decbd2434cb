import * as play from '@guong/ballot/devices';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '../../../testing/founded-house.ts';
import { draftedRound, ROUND_FIELDS, type PlayedRound } from '../../../testing/played-round.ts';
import { perform, type PersonActor } from '../../../usecase/index.ts';
import { ballot } from '../index.ts';

let house: FoundedHouse;
let round: PlayedRound;
let member: PersonActor;
let device: play.MemberDevice;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  await round.step(house.office, ballot.freezeRoll);
  const [first, lost] = [round.members[0], round.devices[0]];
  if (!first || !lost) throw new Error('a round has members');
  [member, device] = [first, lost];
  await round.step(member, ballot.registerKey, play.keyRegistration(device, ROUND_FIELDS.title));
});

const handIn = (made: play.MemberDevice, more: object = {}) => {
  const key = play.keyRegistration(made, ROUND_FIELDS.title);
  return perform(house.app, member, ballot.registerKey, { ...key, roundId: round.roundId, ...more });
};

test('a member who has lost his key hands in a new one and says so; without saying so he is told where to look', async () => {
  const made = play.memberDevice(device.index, device.name);
  expect(await handIn(made)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  expect(await handIn(made, { isReplacement: true })).toMatchObject({ ok: true, value: { keysReady: 1, members: 3 } });
  for (const [at, other] of round.devices.entries()) {
    const actor = round.members[at];
    if (at > 0 && actor) await round.step(actor, ballot.registerKey, play.keyRegistration(other, ROUND_FIELDS.title));
  }
  await round.step(house.leader, ballot.confirmCommittee);
  const { protocolId } = await round.step(house.office, ballot.seal);
  const anyone = { kind: 'anonymous', tenantId: house.tenantId } as const;
  const sealed = await perform(house.app, anyone, ballot.manifest, { protocolId });
  const manifest = sealed.ok ? sealed.value.manifest : '';
  const keyOf = (one: play.MemberDevice): string => play.keyRegistration(one, ROUND_FIELDS.title).ed25519;
  expect([manifest.includes(keyOf(made)), manifest.includes(keyOf(device))]).toEqual([true, false]);
});

test('the lost key itself is no replacement, and once the committee is confirmed no key is replaced', async () => {
  expect(await handIn(device, { isReplacement: true })).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  for (const [at, other] of round.devices.entries()) {
    const actor = round.members[at];
    if (at > 0 && actor) await round.step(actor, ballot.registerKey, play.keyRegistration(other, ROUND_FIELDS.title));
  }
  await round.step(house.leader, ballot.confirmCommittee);
  const made = play.memberDevice(device.index, device.name);
  expect(await handIn(made, { isReplacement: true })).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});
