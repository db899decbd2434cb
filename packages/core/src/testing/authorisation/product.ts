import type { AnyUseCase } from '../../usecase/index.ts';
import type { Player } from './people.ts';
import { isPossible, relationsOf, STATES, type Spot } from './placing.ts';
import { REQUESTS, type Subject } from './requests.ts';
import { rowsFor, type Question, type Row } from './table.ts';

/** One combination to be asked, with the rows of the table that allow it. */
export interface Combination extends Spot {
  readonly useCase: AnyUseCase;
  readonly allowedBy: readonly Row[];
}

/** Of a secret task there is nothing else to ask: whatever else is tried is refused by its state. */
const OF_SECRETS: readonly string[] = ['task.one', 'task.moveSecret'];

/** The whole product of use cases, roles, relations and states, in the order in which records need the fewest moves. */
export function wholeProduct(
  rows: readonly Row[],
  players: readonly Player[],
  useCases: readonly AnyUseCase[],
): Combination[] {
  return spotsOf(players).flatMap((spot) =>
    useCases
      .filter(({ name }) => REQUESTS[name]?.subject === spot.subject)
      .filter(({ name }) => spot.state !== 'secret' || OF_SECRETS.includes(name))
      .map((useCase) => ({ ...spot, useCase, allowedBy: rowsFor(rows, questionOf({ ...spot, useCase })) })),
  );
}

/** A combination in the words of the table. */
export const questionOf = ({ player, relation, state, useCase }: Omit<Combination, 'allowedBy'>): Question => ({
  useCase: useCase.name,
  role: player.role,
  relation,
  state,
});

function spotsOf(players: readonly Player[]): Spot[] {
  return (Object.keys(STATES) as Subject[]).flatMap((subject) =>
    players.flatMap((player) =>
      relationsOf(player, subject).flatMap((relation) =>
        STATES[subject]
          .filter((state) => isPossible(relation, state))
          .map((state) => ({ player, subject, relation, state })),
      ),
    ),
  );
}

/**
 * A sample in which every use case meets every role, every relation, every state and every row that speaks of it; the
 * seed says which of the others fall together.
 */
export function pairwise(product: readonly Combination[], seed: number): Combination[] {
  const covered = new Set<string>();
  const picked = shuffled(product, seed).filter((one) => {
    const news = pairsIn(one).filter((pair) => !covered.has(pair));
    for (const pair of news) covered.add(pair);
    return news.length > 0;
  });
  const chosen = new Set(picked);
  return product.filter((one) => chosen.has(one));
}

const pairsIn = ({ useCase: { name }, player: { role }, relation, state, allowedBy }: Combination): string[] => [
  `${name} role ${role}`,
  `${name} relation ${relation}`,
  `${name} state ${state}`,
  ...allowedBy.map(({ line }) => `${name} line ${String(line)}`),
];

/** Mulberry32: small, and the same on every machine. */
function shuffled<T>(all: readonly T[], seed: number): T[] {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return all
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
