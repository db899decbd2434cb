// How long it takes to read what wards and district read of five years of ballots, each as a use case.
import { ballot } from '@guong/core/ballot';
import type { LivedRound } from '@guong/core/testing/ballot-years/lived-round';
import type { Stage } from '@guong/core/testing/ballot-years/stage';
import type { Actor, AnyUseCase } from '@guong/core/usecase';
import { act } from '../act.ts';
import { oneByOne } from '../measure.ts';
import { spread, type Line } from '../report.ts';

/** Medians and 99th percentiles of the views, each asked 40 times. */
export async function readingTimes({ house }: Stage, rounds: readonly LivedRound[]): Promise<readonly Line[]> {
  const { app, office, tenantId } = house;
  const counted = rounds.filter(({ planned }) => planned.turn === 'ordinary');
  const last = counted.at(-1);
  if (!last) return [];
  const { roundId } = last;
  const member = house.actorWith([], last.ward.memberIds[0]);
  const anyone: Actor = { kind: 'anonymous', tenantId };
  const ofWard = counted.filter(({ planned }) => planned.ward === last.planned.ward);
  const questions: readonly (readonly [string, Actor, AnyUseCase, readonly object[]])[] = [
    [`the list of all ${String(rounds.length)} rounds, district`, office, ballot.rounds, [{}]],
    ['the rounds of one committee, ward', member, ballot.rounds, [{}]],
    ['published results, the public list', anyone, ballot.publications, [{}]],
    ['one published result, public', anyone, ballot.publication, [{ roundId }]],
    ['its comments, public', anyone, ballot.comments, [{ roundId }]],
    ['one exact result, committee', member, ballot.result, [{ roundId }]],
    ['one round beside the year before', office, ballot.comparison, [{ roundId }]],
    [
      `a ward over ${String(ofWard.length)} years, each beside the year before`,
      office,
      ballot.comparison,
      ofWard.map((one) => ({ roundId: one.roundId })),
    ],
    ['one round with what can be done', office, ballot.round, [{ roundId }]],
    ['the first hundred of its roll', office, ballot.roll, [{ roundId }]],
  ];
  const lines: Line[] = [];
  for (const [name, actor, useCase, inputs] of questions) {
    const times = await oneByOne({ count: 40, warm: 5 }, async () => {
      for (const input of inputs) await act(app, actor, useCase, input);
    });
    lines.push(...spread(name, times, ''));
  }
  return lines;
}
