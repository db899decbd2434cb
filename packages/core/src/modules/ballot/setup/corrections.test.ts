import * as play from '@guong/ballot/devices';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { draftedRound, ROUND_FIELDS, signByQuorum, type PlayedRound } from '../../../testing/played-round.ts';
import { perform, type PersonActor } from '../../../usecase/index.ts';
import { ballot } from '../index.ts';

let house: FoundedHouse;
let round: PlayedRound;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
});

const now = () => round.step(house.office, ballot.round);
const keysReady = async () => (await now()).members.map(({ hasKey }) => hasKey);
const reopened = () => round.step(house.office, ballot.reopenDraft, { reason: 'Ghi sai một chỗ' });
const { templateCode: _code, templateVersion: _version, ...FIELDS } = ROUND_FIELDS;

/** Frozen, keyed and confirmed: the last moment before sealing. */
async function confirmed(): Promise<void> {
  await round.step(house.office, ballot.freezeRoll);
  for (const [at, device] of round.devices.entries()) {
    const member = round.members[at];
    if (member) await round.step(member, ballot.registerKey, play.keyRegistration(device, ROUND_FIELDS.title));
  }
  await round.step(house.leader, ballot.confirmCommittee);
}

test('until it is sealed, every field, subject, line of the roll and member of a round is mended, and the round goes its way', async () => {
  await confirmed();
  await reopened();
  expect(await now()).toMatchObject({ state: 'draft', rollHash: null, groups: [] });
  await round.step(house.office, ballot.editRound, { ...FIELDS, place: 'Hội trường Sông Hồng' });
  const [, kept = ''] = round.subjectIds;
  await round.step(house.office, ballot.setSubjects, { personIds: [kept] });
  const late = await house.add('Vũ Thị Muộn');
  const [first] = round.voters;
  await round.step(house.office, ballot.leaveOut, { personId: first?.personId });
  await round.step(house.office, ballot.setCommittee, {
    personIds: [...round.members.map(({ personId }) => personId), late],
    threshold: 3,
  });
  const mended = await now();
  expect(mended).toMatchObject({ place: 'Hội trường Sông Hồng', voters: 9, threshold: 3 });
  expect(mended.subjects.map(({ personId }) => personId)).toEqual([kept]);
  expect(mended.members.map(({ name }) => name)).toContain('Vũ Thị Muộn');
  // Places and names of the first three are what their keys are bound to.
  expect(await keysReady()).toEqual([true, true, true, false]);
  await round.step(house.office, ballot.setCommittee, {
    personIds: round.members.map(({ personId }) => personId),
    threshold: 2,
  });
  await round.step(house.leader, ballot.approve);
  await round.step(house.office, ballot.freezeRoll);
  await round.step(house.leader, ballot.confirmCommittee);
  await round.step(house.office, ballot.seal);
  await signByQuorum(round, ballot.signSeal);
  expect((await now()).state).toBe('sealed');
});

test('keys bound to another title or place are asked for again', async () => {
  await confirmed();
  await reopened();
  await round.step(house.office, ballot.editRound, FIELDS);
  expect(await keysReady()).toEqual([true, true, true]);
  const turned = round.members.map(({ personId }) => personId).toReversed();
  await round.step(house.office, ballot.setCommittee, { personIds: turned, threshold: 2 });
  // The middle one stays in the middle.
  expect(await keysReady()).toEqual([false, true, false]);
  await round.step(house.office, ballot.editRound, { ...FIELDS, title: 'Tên khác' });
  expect(await keysReady()).toEqual([false, false, false]);
});

test('a draft takes another template: its questions and rules come in place of the former', async () => {
  await reopened();
  const before = await now();
  await round.step(house.office, ballot.editRound, { ...FIELDS, templateCode: 'gop-y-21', templateVersion: 1 });
  const after = await now();
  expect([before.items.length, after.items.length]).toEqual([1, 21]);
  expect([before.blankRule, after.blankRule, after.kind, after.commentBytes]).toEqual([
    ...['invalid', 'blank', 'feedback', 512],
  ]);
  const unknown = { roundId: round.roundId, ...FIELDS, templateCode: 'khong-co', templateVersion: 1 };
  expect(await perform(house.app, house.office, ballot.editRound, unknown)).toMatchObject({
    fault: { code: 'invalid', fields: { templateCode: 'Không có mẫu phiếu này' } },
  });
});

test('what is sealed stays sealed; a voter or a member cannot open a draft again', async () => {
  const tried = async (actor: PersonActor) => {
    const input = { roundId: round.roundId, reason: 'Muốn sửa lại' };
    const result = await perform(house.app, actor, ballot.reopenDraft, input);
    return result.ok ? 'done' : result.fault.code;
  };
  const [voter] = round.voters;
  const [member] = round.members;
  if (!voter || !member) throw new Error('a round has voters and members');
  expect([await tried(voter), await tried(member)]).toEqual(['forbidden', 'forbidden']);
  await confirmed();
  await round.step(house.office, ballot.seal);
  expect(await tried(house.office)).toBe('conflict');
  await signByQuorum(round, ballot.signSeal);
  expect(await tried(house.office)).toBe('conflict');
});

test('a draft is sent for approval when nothing is missing, and a change takes the sending back', async () => {
  const bare = valueOf(
    await perform(house.app, house.office, ballot.createRound, { ...ROUND_FIELDS, unitId: house.rootUnitId }),
  );
  const early = await perform(house.app, house.office, ballot.sendForApproval, { roundId: bare.roundId });
  expect(early).toMatchObject({ fault: { code: 'conflict', reason: 'Chưa chọn người được góp ý.' } });
  await reopened();
  await round.step(house.office, ballot.sendForApproval);
  expect((await now()).sentOn).toBe('2026-11-22');
  const waitsFor = async (actor: PersonActor) =>
    valueOf(await perform(house.app, actor, ballot.duties, {})).duties.flatMap(({ roundId, duty }) =>
      roundId === round.roundId ? [duty] : [],
    );
  expect([await waitsFor(house.leader), await waitsFor(house.office)]).toEqual([['approve'], []]);
  await round.step(house.office, ballot.editRound, { ...FIELDS, place: 'Nhà văn hóa' });
  expect((await now()).sentOn).toBeNull();
  expect([await waitsFor(house.leader), await waitsFor(house.office)]).toEqual([[], ['sendForApproval']]);
});

test('a round frozen again notes anew by how many its roll differs from others', async () => {
  const second = valueOf(await perform(house.app, house.office, ballot.repeatRound, { roundId: round.roundId }));
  await round.step(house.office, ballot.freezeRoll);
  valueOf(await perform(house.app, house.leader, ballot.approve, { roundId: second.roundId }));
  valueOf(await perform(house.app, house.office, ballot.freezeRoll, { roundId: second.roundId }));
  await reopened();
  await round.step(house.office, ballot.leaveOut, { personId: round.voters[0]?.personId });
  await round.step(house.leader, ballot.approve);
  await round.step(house.office, ballot.freezeRoll);
  const notes = await house.ownerDb
    .$extendTables<{
      'ballot.roll_change': { round_id: string; earlier_round_id: string; joined: number; departed: number };
    }>()
    .selectFrom('ballot.roll_change')
    .select(['round_id', 'earlier_round_id', 'joined', 'departed'])
    .execute();
  expect(notes).toEqual([{ round_id: round.roundId, earlier_round_id: second.roundId, joined: 0, departed: 1 }]);
});
