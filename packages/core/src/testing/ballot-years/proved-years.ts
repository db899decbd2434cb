// All lived rounds together: each one proved, beside those before it, and the list that leads to them.
import { ballot } from '../../modules/ballot/index.ts';
import type { Earlier } from '../../modules/ballot/release/guard/publication.ts';
import { expectedOf } from './expected.ts';
import type { LivedRound } from './lived-round.ts';
import { asked, type Proof, type Reading } from './proof.ts';
import { proveBundle } from './proved-bundle.ts';
import { proveComments, proveComparison, provePublication, type Published } from './proved-publication.ts';
import { proveOpenBox, proveResult, proveRoll } from './proved-round.ts';

/** Proves every round in the order in which they were held, then the lists that lead to them. */
export async function proveYears(reading: Reading, rounds: readonly LivedRound[]): Promise<void> {
  const published: Published[] = [];
  for (const lived of rounds) {
    await proveRoll(reading, lived);
    if (lived.planned.turn === 'open') await proveOpenBox(reading, lived);
    else published.push(await proveCounted(reading, lived, published));
  }
  await proveList(reading, rounds);
  await provePublicList(reading, published);
}

/** The public's way in leads to every result, with the people whom it is about. */
async function provePublicList({ proof, house }: Reading, published: readonly Published[]): Promise<void> {
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { rounds } = await asked({ proof, house }, ballot.publications, { as: anyone });
  const told = rounds.map(({ roundId, subjects }) => `${roundId} ${String(subjects.length)}`);
  const known = published.map(({ lived }) => `${lived.roundId} ${String(lived.subjectIds.length)}`);
  proof.same('results in the public list', published.length, rounds.length);
  proof.alike('the public list', told.sort(), known.sort());
}

async function proveCounted(reading: Reading, lived: LivedRound, before: readonly Published[]): Promise<Published> {
  await proveResult(reading, lived);
  const related = before.filter((other) => lived.subjectIds.some((id) => other.lived.subjectIds.includes(id)));
  const publication = await proveBundle(
    reading,
    lived,
    related.map((other) => besideNow(other, lived)),
  );
  const now = { lived, publication };
  await provePublication(reading, now);
  await proveComments(reading, lived);
  await proveComparison(reading, now, related.at(-1));
  return now;
}

/** An earlier publication as the guard looks at it: its tables under the ids of this round, and who came and went since. */
function besideNow({ lived: then, publication }: Published, now: LivedRound): Earlier {
  const [mine, theirs] = [new Set(now.voterIds), new Set(then.voterIds)];
  const subjects = now.subjectIds.flatMap((personId, at) => {
    const was = publication.subjects.find(({ id }) => id === `s${String(then.subjectIds.indexOf(personId) + 1)}`);
    return was ? [{ ...was, id: `s${String(at + 1)}` }] : [];
  });
  return {
    roundId: then.protocolId,
    edition: 1,
    relation: 'other_round',
    joined: mine.difference(theirs).size,
    departed: theirs.difference(mine).size,
    valid: publication.counts?.valid ?? 0,
    subjects,
    hasGroupTables: publication.groups.some(({ isShown }) => isShown),
  };
}

/** The list of rounds: each with its state and the number of people that its roll opens. */
async function proveList(reading: Reading, lived: readonly LivedRound[]): Promise<void> {
  const { proof } = reading;
  const list = await asked(reading, ballot.rounds, {});
  const rounds = list.rounds.filter(({ state }) => state !== 'annulled');
  proof.same('rounds in the list', lived.length, rounds.length);
  for (const { planned, roundId, subjectIds } of lived) {
    const line = rounds.find((round) => round.roundId === roundId);
    const state = planned.turn === 'open' ? 'casting' : 'released';
    proof.alike(`round ${String(planned.no)} in the list`, line?.state, state);
    proof.same(`voters of round ${String(planned.no)} in the list`, expectedOf(planned).roll, line?.voters ?? NaN);
    proof.same(`people rated in round ${String(planned.no)}`, subjectIds.length, line?.subjects ?? NaN);
  }
}

/** In one line, what was proved. */
export function toldOf(proof: Proof, rounds: readonly LivedRound[]): string {
  const counts = rounds.map(({ planned }) => expectedOf(planned));
  const sum = (key: 'roll' | 'issued' | 'collected' | 'valid'): string =>
    counts.reduce((total, one) => total + one[key], 0).toLocaleString('en');
  return [
    `${String(rounds.length)} rounds, ${sum('roll')} on their rolls, ${sum('issued')} ballots issued, ${sum('collected')} collected, ${sum('valid')} valid`,
    `${proof.figures.toLocaleString('en')} figures compared, ${proof.rows.toLocaleString('en')} rows and ballots behind them read`,
    `${proof.equations.toLocaleString('en')} equations worked out again, ${proof.checks.toLocaleString('en')} checks of bundles passed`,
    `${String(proof.broken.length)} broken`,
  ].join('; ');
}
