import { expect, test } from 'vitest';
import { changesOf } from './comparison.ts';
import type { PublicTable } from './guard/publication.ts';

const LEVELS = 4;
const exact = (base: number, ...counts: number[]): PublicTable => ({
  form: 'exact',
  base,
  decimals: base >= 30 ? 1 : 0,
  cells: counts.map((count) => ({ count, tenths: 0 })),
  blank: { count: 0, tenths: 0 },
});
const bands = (base: number, upper: number): PublicTable => ({
  form: 'bands',
  base,
  decimals: 1,
  cells: [upper, base - upper].map((count) => ({ count, tenths: 0 })),
  blank: { count: 0, tenths: 0 },
});
const compared = (then: PublicTable | undefined, now: PublicTable) => {
  const items = (table: PublicTable | undefined) => (table ? [{ id: 'm1', table }] : []);
  return changesOf({ id: 's1', items: items(now) }, { id: 's1', items: items(then) }, () => LEVELS)[0];
};

test('the change is the difference of the two shares as they are printed, with both fractions', () => {
  expect(compared(exact(156, 80, 30, 40, 6), exact(202, 90, 47, 55, 10))).toEqual({
    id: 'm1',
    before: { part: 110, whole: 156 },
    now: { part: 137, whole: 202 },
    // 67.8 % less 70.5 %: a reader who subtracts finds the same.
    tenths: -27,
    decimals: 1,
    why: null,
  });
});

test('merged levels are compared as far as they say the same; a small round makes whole percentages of both', () => {
  expect(compared(bands(100, 60), exact(200, 100, 40, 50, 10))).toMatchObject({ tenths: 100, decimals: 1 });
  expect(compared(exact(29, 20, 5, 4, 0), exact(200, 100, 40, 50, 10))).toMatchObject({ tenths: -160, decimals: 0 });
});

test('what one of the rounds does not show, or did not ask, is not compared and says so', () => {
  const shown = exact(202, 90, 47, 55, 10);
  expect(compared({ form: 'two_thirds', isReached: true }, shown)).toMatchObject({ tenths: null, why: 'not_shown' });
  expect(compared(shown, { form: 'withheld' })).toMatchObject({ tenths: null, now: null, why: 'not_shown' });
  expect(compared(undefined, shown)).toMatchObject({ tenths: null, before: null, why: 'not_asked_before' });
});
