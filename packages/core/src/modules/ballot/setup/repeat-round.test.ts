import { beforeEach, expect, test } from 'vitest';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { draftedRound, PLAN_PDF, type PlayedRound } from '../../../testing/played-round.ts';
import { perform } from '../../../usecase/index.ts';
import { org } from '../../org/index.ts';
import { ballot } from '../index.ts';

let house: FoundedHouse;
let former: PlayedRound;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  const plan = { fileName: 'ke-hoach.pdf', mediaType: 'application/pdf', bytes: PLAN_PDF };
  former = await draftedRound(house, { voters: 10, members: 4, template: 'gop-y-21', plan });
});

async function repeated() {
  const { roundId } = await former.step(house.office, ballot.repeatRound);
  const round = valueOf(await perform(house.app, house.office, ballot.round, { roundId }));
  const notes = valueOf(await perform(house.app, house.office, ballot.repeatNotes, { roundId }));
  return { round, notes };
}
const leaves = async (personId: string | undefined) =>
  valueOf(
    await perform(house.app, house.system, org.changePersonState, {
      ...{ personId, state: 'moved', onDay: '2026-11-22', reason: 'Chuyển công tác' },
    }),
  );

test('a repeated round takes over questions, people and the rule of the roll; its dates move on by whole weeks', async () => {
  const before = await former.step(house.office, ballot.round);
  house.clock.set('2027-03-01T01:00:00Z');
  const { round, notes } = await repeated();
  expect(round).toMatchObject({
    ...{ state: 'draft', title: before.title, place: before.place, templateCode: 'gop-y-21', voters: 10 },
    ...{ items: before.items, threshold: before.threshold, repeatedFrom: before.roundId },
  });
  expect(round.members.map(({ name, hasKey }) => [name, hasKey])).toEqual(
    before.members.map(({ name }) => [name, false]),
  );
  const week = 7 * 86_400_000;
  const moved = round.issueOpensAt.getTime() - before.issueOpensAt.getTime();
  expect(moved % week).toBe(0);
  expect(round.castClosesAt.getTime() - before.castClosesAt.getTime()).toBe(moved);
  expect(round.issueOpensAt.getTime() - house.app.clock().getTime()).toBeGreaterThanOrEqual(week);
  expect(round.issueOpensAt.getTime() - house.app.clock().getTime()).toBeLessThan(2 * week);
  expect(notes).toMatchObject({ subjects: [], members: [], left: { count: 0 }, joined: { count: 0 } });
  // A plan belongs to its year: attached before, asked for again.
  expect(before.subjects[0]?.planSha256).not.toBeNull();
  expect(notes.plans).toEqual(before.subjects.map(({ name }) => name));
});

test('who left stays out and is named; who came since stands on the roll', async () => {
  const before = await former.step(house.office, ballot.round);
  await leaves(former.voters[0]?.personId);
  await leaves(former.members[3]?.personId);
  await leaves(former.subjectIds[1]);
  const newcomer = await house.add('Vũ Thị Mới');
  const { categories } = valueOf(await perform(house.app, house.office, org.categories, {}));
  const assigned = { categoryId: categories[0]?.categoryId, personIds: [newcomer], fromOn: FOUNDED_ON };
  valueOf(await perform(house.app, house.system, org.assignCategory, assigned));
  const { round, notes } = await repeated();
  expect([round.subjects.length, round.members.length, round.voters]).toEqual([1, 3, 10]);
  expect(round.threshold).toBe(2);
  expect(notes.subjects).toEqual([before.subjects[1]?.name]);
  expect(notes.members).toEqual([before.members[3]?.name]);
  expect([notes.left.count, notes.joined]).toEqual([1, { count: 1, names: ['Vũ Thị Mới'] }]);
});

test('too few of a committee left, it is named anew; whoever was rated does not repeat his own round', async () => {
  await leaves(former.members[3]?.personId);
  await leaves(former.members[2]?.personId);
  expect((await repeated()).round.members).toEqual([]);
  const rated = house.actorWith(['office'], former.subjectIds[0]);
  const tried = await perform(house.app, rated, ballot.repeatRound, { roundId: former.roundId });
  expect(tried).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
});
