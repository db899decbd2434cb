// A child of the benchmark: ballot rounds of the wards of a generated district over years, lived through the use cases,
// every count and equation proved again, and the time of reading them. Run by `npm run bench -- --only rounds`.
import { join } from 'node:path';
import { ballot } from '@guong/core/ballot';
import { openHouse } from '@guong/core/house';
import { readSettings } from '@guong/core/platform';
import { lookBackAt } from '@guong/core/testing/ballot-years/days';
import { livedRound, type LivedRound } from '@guong/core/testing/ballot-years/lived-round';
import { planSha256, plannedRounds } from '@guong/core/testing/ballot-years/plan';
import { Proof } from '@guong/core/testing/ballot-years/proof';
import { proveYears, toldOf } from '@guong/core/testing/ballot-years/proved-years';
import { SIZE_M, type YearsShape } from '@guong/core/testing/ballot-years/shape';
import { act } from '../act.ts';
import { spread, type Line } from '../report.ts';
import { Kept } from './ballots-kept.ts';
import { readingTimes } from './ballots-reading.ts';
import { foundedForBallots, stageOf } from './ballots-stage.ts';

const SEED = 20_261_122;
const [folder = '', size = ''] = process.argv.slice(2);
const shape = shapeOf(size);
const plan = plannedRounds(SEED, shape);
if (planSha256(plannedRounds(SEED, shape)) !== planSha256(plan)) throw new Error('the same seed planned other rounds');

const read = readSettings(
  { GUONG_DATA: folder, GUONG_LOG_LEVEL: 'error' },
  { cwd: folder, isRoot: process.getuid?.() === 0 },
);
if (!read.ok) throw new Error(JSON.stringify(read.fault));
let current = new Date(`${String((shape.years[0] ?? 0) - 1)}-01-02T02:00:00Z`);
const clock = {
  now: () => new Date(current),
  set: (instant: Date | string) => void (current = new Date(instant)),
  advance: (seconds: number) => void (current = new Date(current.getTime() + 1_000 * seconds)),
};
const house = await openHouse(read.value, { clock: clock.now, as: 'serve' });
const kept = new Kept(join(folder, 'rounds.jsonl'));
const hands = kept.hands() ?? (await founded());
const stage = stageOf(house, hands, { seed: SEED, shape, clock });
const before = kept.rounds(stage, plan);
if (before.length > 0) await annulHalfLived(before.map(({ lived }) => lived));
const rounds = before.map(({ lived }) => lived);
const seconds = before.map((one) => one.seconds);
for (const planned of plan.slice(before.length)) await live(planned);

clock.set(lookBackAt(shape.years));
const proof = new Proof();
await proveYears({ house: stage.house, proof }, rounds);
const told = toldOf(proof, rounds);
console.log(told);
const lines: Line[] = [
  { name: 'rounds lived and proved', value: rounds.length, unit: 'rounds', proved: told },
  ...spread(
    `one round of ${String(shape.voters)}, from its draft to its publication`,
    seconds.map((one) => one * 1_000),
    `plan SHA-256 ${planSha256(plan).slice(0, 12)}, twice`,
  ),
  ...(await readingTimes(stage, rounds)),
];
process.send?.({ title: `Ballot rounds of a generated district, ${size}`, lines });
await house.close();
process.disconnect();
for (const one of proof.broken.slice(0, 40)) console.error(one);
if (proof.broken.length > 0) process.exitCode = 1;

async function founded() {
  const made = await foundedForBallots(house, SEED, shape);
  kept.keepHands(made);
  return made;
}

async function live(planned: (typeof plan)[number]): Promise<void> {
  const started = performance.now();
  const lived = await livedRound(stage, planned);
  const took = (performance.now() - started) / 1_000;
  kept.keepRound(lived, took);
  rounds.push(lived);
  seconds.push(took);
  const of = `${String(planned.no + 1)} of ${String(plan.length)}`;
  console.log(`round ${of} (${planned.turn}): ${String(lived.receipts.length)} ballots, ${took.toFixed(1)} s`);
}

/** A run that was killed left one round in its middle: it is annulled, as people would, and held anew. */
async function annulHalfLived(whole: readonly LivedRound[]): Promise<void> {
  clock.set(lookBackAt([(whole.at(-1)?.planned.year ?? 0) - 1]));
  const { office, leader, app } = stage.house;
  const known = new Set<string>(whole.map(({ roundId }) => roundId));
  const list = await act(app, office, ballot.rounds, {});
  for (const { roundId, state } of list.rounds) {
    if (known.has(roundId) || state === 'annulled') continue;
    await act(app, leader, ballot.annul, { roundId, reason: 'Máy dừng giữa chừng, tổ chức lại từ đầu' });
  }
}

/** Wards x years x voters; with as many as size M also what is out of the ordinary about some of its rounds. */
function shapeOf(text: string): YearsShape {
  const [wards = 0, years = 0, voters = 0] = text.split('x').map(Number);
  const isM = wards === SIZE_M.wards && years === SIZE_M.years.length;
  return { wards, voters, years: SIZE_M.years.slice(-years), turns: isM ? SIZE_M.turns : {} };
}
