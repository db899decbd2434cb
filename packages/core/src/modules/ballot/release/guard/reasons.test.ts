import { expect, test } from 'vitest';
import { contextOf, earlierOf, POLICY, tallyFrom } from '../../../../testing/guard-samples.ts';
import { guard } from './guard.ts';
import { reasonsOf } from './reasons.ts';

const one = (...cells: number[]) => tallyFrom([[cells]]);
const SIZES = [9, 40, 40];

test('a table that says all has no reason, one of a small round says that a level was rare', () => {
  const around = { protocolId: 'this', sizes: [] };
  expect(reasonsOf(guard(one(40, 13, 6, 4, 0), POLICY, contextOf(63)), around).subjects).toEqual([[[]]]);
  const small = guard(one(11, 1, 3, 1, 0), POLICY, contextOf(16));
  expect(reasonsOf(small, around).subjects).toEqual([[['rare_or_nearly_all']]]);
});

test('a group without a table is small by its public size, or could be worked out; never both are told apart by counts', () => {
  const tally = tallyFrom([[[5, 2, 1, 1, 0]], [[20, 12, 5, 3, 0]], [[22, 10, 5, 3, 0]]]);
  const publication = guard(tally, POLICY, contextOf(89));
  const { groups } = reasonsOf(publication, { protocolId: 'this', sizes: SIZES });
  expect(publication.groups.map(({ isShown }) => isShown)).toEqual([false, false, true]);
  expect(groups.map(({ hidden }) => hidden)).toEqual([['small_group'], ['derivable'], []]);
});

test('beside an edition of the same round, and beside a round on nearly the same roll, that is named as a reason', () => {
  const before = guard(one(40, 13, 6, 4, 0), POLICY, contextOf(63));
  for (const [relation, roundId, departed] of [
    ['same_round', 'this', 0],
    ['other_round', 'that', 3],
  ] as const) {
    const earlier = [{ ...earlierOf(before, { relation, joined: 0, departed }), roundId }];
    const now = guard(one(39, 13, 6, 4, 0), POLICY, { ...contextOf(63), earlier });
    expect(now.subjects[0]?.items[0]?.table.form).not.toBe('exact');
    expect(reasonsOf(now, { protocolId: 'this', sizes: [] }).subjects).toEqual([[['beside_earlier']]]);
  }
});
