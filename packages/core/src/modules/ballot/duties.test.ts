import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftedRound, everyoneReceives, issuingRound, ROUND_FIELDS } from '../../testing/played-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { perform, type PersonActor } from '../../usecase/index.ts';
import { dutiesOf, type RoundStanding } from './duties.ts';
import { ballot } from './index.ts';
import { mayStep } from './ballot.policy.ts';
import { ROUND_STATES } from './states.ts';

const waitsFor = async (house: FoundedHouse, actor: PersonActor): Promise<string[]> =>
  valueOf(await perform(house.app, actor, ballot.duties, {})).duties.map(({ duty }) => duty);

test('each step of a round waits for the one whose step it is, until it is done', async () => {
  const house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  const { office, leader } = house;
  const bare = valueOf(
    await perform(house.app, office, ballot.createRound, { ...ROUND_FIELDS, unitId: house.rootUnitId }),
  );
  expect(await waitsFor(house, office)).toEqual(['setSubjects']);
  expect(await waitsFor(house, leader)).toEqual([]);
  valueOf(await perform(house.app, leader, ballot.annul, { roundId: bare.roundId, reason: 'Lập nhầm đợt' }));
  expect(await waitsFor(house, office)).toEqual([]);

  const round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  const [head, second] = round.members;
  const [voter] = round.voters;
  if (!head || !second || !voter) throw new Error('a round has members and voters');
  expect(await waitsFor(house, office)).toEqual(['freezeRoll']);
  expect(await waitsFor(house, second)).toEqual(['registerKey']);
  const protocolId = await issuingRound(house, round);
  const reminding = valueOf(await perform(house.app, office, ballot.duties, {})).duties;
  expect(reminding).toMatchObject([{ duty: 'remind', missing: 10, dueAt: new Date('2026-11-22T05:00:00Z') }]);
  expect(await waitsFor(house, head)).toEqual([]);

  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { manifest } = valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId }));
  await everyoneReceives(round, manifest);
  expect(await waitsFor(house, office)).toEqual([]);
  await round.step(office, ballot.endIssuing);
  expect([await waitsFor(house, head), await waitsFor(house, office)]).toEqual([['desk'], []]);
  expect(await waitsFor(house, voter)).toEqual([]);
});

test('a subject of the round is sent nowhere in it, whatever his posts', async () => {
  const house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  const round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  const rated = house.actorWith(['office', 'approve'], round.subjectIds[0]);
  expect(await waitsFor(house, rated)).toEqual([]);
});

test('nobody is sent to confirm a committee that was never named, or to freeze a roll that is empty', async () => {
  const house = await foundedHouse();
  const facts = { subjectIds: [], memberIds: [], headId: undefined };
  const bare = {
    isSealed: false,
    isSent: false,
    subjects: 1,
    voters: 0,
    issued: 0,
    members: 0,
    keyed: 0,
    hasMyKey: false,
  };
  const both = house.actorWith(['office', 'approve']);
  expect(dutiesOf(both, facts, { ...bare, state: 'approved' })).toEqual(['setRoll', 'setCommittee']);
  expect(dutiesOf(both, facts, { ...bare, state: 'roll_frozen', voters: 10 })).toEqual(['setCommittee']);
});

test('whatever stands in a round, nobody is sent to a step that the policy refuses him', () => {
  const count = fc.integer({ min: 0, max: 3 });
  const standing: fc.Arbitrary<RoundStanding> = fc.record({
    state: fc.constantFrom(...ROUND_STATES),
    isSealed: fc.boolean(),
    isSent: fc.boolean(),
    subjects: count,
    voters: count,
    issued: count,
    members: count,
    keyed: count,
    hasMyKey: fc.boolean(),
  });
  const facts = { subjectIds: ['s'], memberIds: ['m', 'h'], headId: 'h' };
  const people = fc.record({
    personId: fc.constantFrom('s', 'm', 'h', 'x'),
    powers: fc.subarray(['office', 'approve', 'inspect'] as const),
  });
  let sent = 0;
  fc.assert(
    fc.property(standing, people, (round, { personId, powers }) => {
      const holding = { holdingId: 'p', unitId: 'u', postTitle: 'Chức danh', powers };
      const actor: PersonActor = {
        ...{ kind: 'person', tenantId: 't', personId, accountId: 'a' },
        ...{ holdings: [holding], verifiedAt: new Date(0), factors: 2 },
      };
      for (const duty of dutiesOf(actor, facts, round)) {
        sent += 1;
        expect(personId).not.toBe('s');
        if (duty === 'desk' || duty === 'registerKey') expect(facts.memberIds).toContain(personId);
        else expect(mayStep(`ballot.${duty}`, actor, facts)).toBeDefined();
      }
    }),
    { numRuns: 2000 },
  );
  console.log(`2,000 standings, ${String(sent)} duties, none for somebody the policy refuses`);
  expect(sent).toBeGreaterThan(300);
});
