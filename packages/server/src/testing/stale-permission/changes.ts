import { identity } from '@guong/core/identity';
import { DAY_MS, dayOf } from '@guong/core/kernel';
import { org } from '@guong/core/org';
import { perform } from '@guong/core/usecase';
import { valueOf } from '@guong/core/testing/founded-house';
import { told, today, type Held, type Keeper, type Stage } from './keeper.ts';

/** The kinds of change that AUT-7 names. */
export const CHANGES = ['role', 'unit', 'ended', 'deactivated', 'expired', 'deleted', 'merged'] as const;
/** One of {@link CHANGES}. */
export type Change = (typeof CHANGES)[number];

type Apply = (stage: Stage, keeper: Keeper) => Promise<unknown>;
/** How a change comes about. */
interface Way {
  /** What is done before the person is there, such as waiting for the evening. */
  readonly first?: (stage: Stage) => void;
  /** What must be so before anything is tried, such as a last day that has not come yet. */
  readonly before?: Apply;
  readonly apply: Apply;
}

const reason = 'theo quyết định của cấp ủy';
const tomorrow = (stage: Stage): string => dayOf(new Date(stage.house.clock.now().getTime() + DAY_MS));
const both = ({ cardHolder, ...keeper }: Keeper): readonly Held[] => [keeper, cardHolder];
const eachOf = (apply: (stage: Stage, held: Held, keeper: Keeper) => Promise<unknown>): Apply => {
  return async (stage, keeper) => {
    for (const held of both(keeper)) await apply(stage, held, keeper);
  };
};

const endOn =
  (dayIn: (stage: Stage) => string) =>
  (stage: Stage, { holdingId }: Held): Promise<unknown> =>
    told(stage, stage.house.system, org.endHolding, { holdingId, toOn: dayIn(stage), reason });

const after =
  (seconds: number): Apply =>
  ({ house }) => {
    house.clock.advance(seconds);
    return Promise.resolve();
  };

/** Before midnight of the day of the house, so that a sign-in with powers lives through it. */
function lateInTheEvening({ house }: Stage): void {
  const late = new Date(`${dayOf(house.clock.now())}T23:50:00+07:00`);
  if (late > house.clock.now()) house.clock.set(late);
}

const ENDED: readonly Way[] = [
  { apply: eachOf(endOn(today)) },
  {
    first: lateInTheEvening,
    before: eachOf(endOn(tomorrow)),
    apply: after(20 * 60),
  },
  {
    apply: eachOf(async (stage, held) => {
      await endOn(today)(stage, held);
      const { postId } = held;
      await told(stage, stage.house.system, org.abolishPost, { postId, toOn: today(stage), reason });
    }),
  },
];

const stopped =
  (useCase: 'lockAccount' | 'closeAccount') =>
  (stage: Stage, { personId }: Held): Promise<unknown> =>
    told(stage, stage.house.system, identity[useCase], { personId, reason });

const gone =
  (state: 'moved' | 'deceased') =>
  (stage: Stage, { personId }: Held): Promise<unknown> =>
    told(stage, stage.house.office, org.changePersonState, { personId, state, onDay: today(stage), reason });

const DEACTIVATED: readonly Way[] = [
  { apply: eachOf(stopped('lockAccount')) },
  { apply: eachOf(gone('moved')) },
  { apply: eachOf(gone('deceased')) },
];

/** The record of a person is a double of another: what it held ends, and the account with it. */
async function joined(stage: Stage, held: Held): Promise<void> {
  await endOn(today)(stage, held);
  const keepId = await stage.house.add('Người Được Giữ Hồ Sơ', { isNamesake: true });
  const raw = { keepId, mergeId: held.personId, onDay: today(stage), reason };
  await told(stage, stage.house.office, org.mergePersons, raw);
}

const DELETED: readonly Way[] = [{ apply: eachOf(stopped('closeAccount')) }, { apply: eachOf(joined) }];

/** The keeper's post keeps nothing but the machine; the other's, who has an old card, is given a power. */
async function otherRole(stage: Stage, { postId, cardHolder }: Keeper): Promise<void> {
  const { system } = stage.house;
  const lost = { postId, isHead: false, powers: ['operate'], reason };
  await told(stage, system, org.correctPost, lost);
  await told(stage, system, org.correctPost, { postId: cardHolder.postId, powers: ['inspect'], reason });
}

/** Both leave the unit for the one beside it, where they hold a post without a power, or none. */
async function moved(stage: Stage, keeper: Keeper): Promise<void> {
  const { system, office } = stage.house;
  for (const held of both(keeper)) {
    await endOn(today)(stage, held);
    const { personId } = held;
    const to = { personId, cellId: keeper.besideId, fromOn: today(stage) };
    await told(stage, office, org.transferMember, to);
  }
  const { personId, besidePostId: postId } = keeper;
  await told(stage, system, org.appoint, { personId, postId, fromOn: today(stage) });
}

async function merged(stage: Stage, { mark, unitId, besideId }: Keeper): Promise<void> {
  const { house } = stage;
  const code = `${mark}C`;
  const unit = { code, name: `Chi bộ ${code}`, kind: 'cell', parentId: house.rootUnitId, fromOn: today(stage) };
  const { id: toUnitId } = await told(stage, house.office, org.createUnit, unit);
  const links = [unitId, besideId].map((fromUnitId) => ({ fromUnitId, toUnitId, shareBasisPoints: 10_000 }));
  const decision = { effectiveOn: today(stage), decisionSymbol: '12-QĐ/ĐU', decidedOn: '2026-06-20' };
  const draft = await told(stage, house.office, org.draftSuccession, { ...decision, kind: 'merge', links });
  valueOf(await perform(house.app, house.leader, org.confirmSuccession, { successionId: draft.id }));
}

/** Two days later sign-in, token, card, code of the hall and the post itself have run out. */
const EXPIRED: Way = {
  before: (stage, keeper) => endOn(tomorrow)(stage, keeper),
  apply: after(2 * 24 * 3600),
};

const WAYS: Readonly<Record<Change, readonly Way[]>> = {
  role: [{ apply: otherRole }],
  unit: [{ apply: moved }],
  ended: ENDED,
  deactivated: DEACTIVATED,
  expired: [EXPIRED],
  deleted: DELETED,
  merged: [{ apply: merged }],
};

/** How a change comes about in the run with this number: the ways take turns. */
export function wayOf(change: Change, run: number): Way {
  const ways = WAYS[change];
  const way = ways[run % ways.length];
  if (!way) throw new Error('every change has a way');
  return way;
}

/** How many ways there are in all. */
export const WAY_COUNT = Object.values(WAYS).reduce((sum, ways) => sum + ways.length, 0);
