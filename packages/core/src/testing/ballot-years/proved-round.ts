// One lived round: every figure that is shown of it against the planned answers, and against the records behind it.
import { ballot } from '../../modules/ballot/index.ts';
import { perform, type AnyUseCase } from '../../usecase/index.ts';
import { expectedOf, expectedOfGroup, type ExpectedTally } from './expected.ts';
import type { LivedRound } from './lived-round.ts';
import { asked, type Proof, type Reading } from './proof.ts';

/** Pages of a roll are so long. */
const PAGE = 100;

/** The roll: its figures, the figures of its parts, and each line with who has received. */
export async function proveRoll(reading: Reading, lived: LivedRound): Promise<void> {
  const { proof } = reading;
  const { planned, roundId, voterIds } = lived;
  const { roll: total, issued } = expectedOf(planned);
  const what = `the roll of round ${String(planned.no)}`;
  const first = await asked(reading, ballot.roll, { roundId });
  proof.same(`${what}, people`, total, first.total, sumOf(first.categories, 'people'), sumOf(first.units, 'people'));
  proof.same(`${what}, issued`, issued, first.issued, sumOf(first.categories, 'issued'), sumOf(first.units, 'issued'));
  const lines = [...first.entries];
  for (let page = 2; page <= first.pages; page += 1) {
    lines.push(...(await asked(reading, ballot.roll, { roundId, page })).entries);
  }
  proof.rows += lines.length;
  proof.same(`${what}, lines`, total, lines.length, (first.pages - 1) * PAGE + (((total - 1) % PAGE) + 1));
  for (const [received, count] of [
    ['yes', issued],
    ['no', total - issued],
  ] as const) {
    const { found } = await asked(reading, ballot.roll, { roundId, received });
    proof.same(`${what}, received: ${received}`, count, found);
  }
  for (const { name, people } of first.units) {
    const { found } = await asked(reading, ballot.roll, { roundId, unit: name });
    proof.same(`${what}, ${name}`, people, found);
  }
  const told = lines.map(({ personId, isIssued }) => `${personId} ${String(isIssued)}`).sort();
  const plan = planned.voters.map(({ collects }, at) => `${voterIds[at] ?? ''} ${String(collects)}`).sort();
  proof.alike(`${what}, who received`, told, plan);
}

/** What the committee reads of the count: totals, groups and questions as the planned answers give them. */
export async function proveResult(reading: Reading, lived: LivedRound): Promise<void> {
  const { proof } = reading;
  const { planned, roundId } = lived;
  const expected = expectedOf(planned);
  const what = `the result of round ${String(planned.no)}`;
  const { record, isSigned } = await asked(reading, ballot.result, { roundId });
  const { totals } = record;
  proof.alike(`${what}, signed`, isSigned, true);
  proof.same(`${what}, roll`, expected.roll, totals.roll, totals.issued + totals.notIssued);
  proof.same(`${what}, issued`, expected.issued, totals.issued, totals.collected + totals.notReturned);
  proof.same(`${what}, collected`, expected.collected, totals.collected, totals.valid + totals.invalid);
  proof.same(`${what}, valid`, expected.valid, totals.valid);
  const questions = record.subjects.map(({ items }) => items.map(({ counts: levels, blank }) => ({ levels, blank })));
  proveQuestions(proof, what, { questions, expected });
  const groups = record.groups.map(({ size, issued, collected, valid }) => ({ size, issued, collected, valid }));
  const counted = planned.groups.map(({ group, size }) => {
    const { issued, collected, valid } = expectedOfGroup(planned, group);
    return { size, issued, collected, valid };
  });
  proof.alike(`${what}, groups`, groups, counted);
}

interface Questions {
  readonly questions: ExpectedTally['items'];
  readonly expected: ExpectedTally;
}
/** Each question as it was answered; its levels and blanks together are the valid ballots. */
function proveQuestions(proof: Proof, what: string, { questions, expected }: Questions): void {
  for (const [s, subject] of expected.items.entries()) {
    for (const [n, item] of subject.entries()) {
      const told = questions[s]?.[n];
      const sum = told?.levels.reduce((a, b) => a + b, told.blank) ?? NaN;
      proof.alike(`${what}, question ${String(s)}/${String(n)}`, told, item);
      proof.same(`${what}, all of question ${String(s)}/${String(n)}`, sum, expected.valid);
    }
  }
}

/** What nobody is told while the box is open. */
const HIDDEN_WHILE_OPEN: readonly AnyUseCase[] = [ballot.result, ballot.publication, ballot.publicBundle];

/** A box that is still open: who has received is shown, what lies in it is not, and no result can be asked for. */
export async function proveOpenBox(reading: Reading, lived: LivedRound): Promise<void> {
  const { proof, house } = reading;
  const { planned, roundId, protocolId, flushed } = lived;
  const what = `the open box of round ${String(planned.no)}`;
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { hashes } = await asked(reading, ballot.logState, { protocolId, as: anyone });
  // The manifest, SEALED, ISSUE-CLOSED and CAST-OPEN stand before the ballots.
  proof.same(`${what}, ballots on the log`, flushed, hashes.length / 32 - 4);
  const { state, issued } = await asked(reading, ballot.round, { roundId });
  proof.alike(`${what}, state`, state, 'casting');
  proof.same(`${what}, issued`, issued, expectedOf(planned).issued);
  for (const useCase of HIDDEN_WHILE_OPEN) {
    const answer = await perform(house.app, house.office, useCase, { roundId });
    proof.alike(`${what}, ${useCase.name} is refused`, answer.ok, false);
  }
}

const sumOf = <K extends string>(parts: readonly Readonly<Record<K, number>>[], key: K): number =>
  parts.reduce((total, part) => total + part[key], 0);
