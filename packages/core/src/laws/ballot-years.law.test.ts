import { expect, test } from 'vitest';
import { lookBackAt } from '../testing/ballot-years/days.ts';
import { livedRound, type LivedRound } from '../testing/ballot-years/lived-round.ts';
import { peopledStage } from '../testing/ballot-years/people.ts';
import { planSha256, plannedRounds, type PlannedVoter } from '../testing/ballot-years/plan.ts';
import { Proof } from '../testing/ballot-years/proof.ts';
import { proveYears, toldOf } from '../testing/ballot-years/proved-years.ts';
import { proveResult } from '../testing/ballot-years/proved-round.ts';
import { SAMPLE } from '../testing/ballot-years/shape.ts';
import { foundedHouse, type FoundedHouse } from '../testing/founded-house.ts';

// BAL-5 and NUM-1 on the ballots of the generator of size M (`npm run bench -- --only rounds`), in small.

const SEED = 20_261_122;

test('the same seed plans the same rounds, another seed others', () => {
  const [once, again, other] = [SEED, SEED, SEED + 1].map((seed) => planSha256(plannedRounds(seed, SAMPLE)));
  expect(again).toBe(once);
  expect(other).not.toBe(once);
});

test('rounds of wards over years: every count is that of the answers, every equation holds, every figure opens its records', async () => {
  const house = await foundedHouse();
  const stage = await peopledStage(house, SEED, SAMPLE);
  const rounds: LivedRound[] = [];
  for (const planned of plannedRounds(SEED, SAMPLE)) rounds.push(await livedRound(stage, planned));
  house.clock.set(lookBackAt(SAMPLE.years));
  const proof = new Proof();
  await proveYears({ house, proof }, rounds);
  console.log(toldOf(proof, rounds));
  expect(proof.broken).toEqual([]);
  expect(await brokenByOneMark(house, rounds)).toEqual([
    expect.stringMatching(/^the result of round 0, question 0\/0 /),
  ]);
}, 120_000);

/** What the proof finds when the plan has one other mark than what was cast, in the first question of the first round. */
async function brokenByOneMark(house: FoundedHouse, [first]: readonly LivedRound[]): Promise<readonly string[]> {
  if (!first) throw new Error('a round was lived');
  const at = first.planned.voters.findIndex(({ sends }) => Array.isArray(sends));
  const other = first.planned.voters.map((voter, n) =>
    n === at ? { ...voter, sends: otherwise(voter.sends) } : voter,
  );
  const proof = new Proof();
  await proveResult({ house, proof }, { ...first, planned: { ...first.planned, voters: other } });
  return proof.broken;
}

function otherwise(sends: PlannedVoter['sends']): PlannedVoter['sends'] {
  if (sends === null || sends === 'spoilt') return sends;
  return sends.map((answers, subject) =>
    subject === 0 ? { ...answers, marks: answers.marks.map((mark, n) => (n === 0 ? (mark + 1) % 5 : mark)) } : answers,
  );
}
