import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeGroups, SMALLEST_GROUP } from './groups.ts';

const sizes = (list: readonly number[]) => list.map((size, index) => ({ code: `c${index}`, name: `C${index}`, size }));

test('the roll of the demo gives six groups: 9 + 6 + 2 become one', () => {
  const groups = mergeGroups(sizes([9, 6, 14, 47, 32, 46, 46, 2]));
  expect(groups.map((group) => group.size)).toEqual([17, 14, 47, 32, 46, 46]);
  expect(groups[0]?.categories).toEqual(['c0', 'c1', 'c7']);
});

test('whatever the roll, every group is large enough or the whole roll is one group, and nobody is lost or doubled', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 12 }), (list) => {
      const groups = mergeGroups(sizes(list));
      const total = list.reduce((a, b) => a + b, 0);
      expect(groups.reduce((sum, group) => sum + group.size, 0)).toBe(total);
      const codes = groups.flatMap((group) => group.categories);
      expect(new Set(codes).size).toBe(codes.length);
      expect(groups.every((group) => group.size >= SMALLEST_GROUP) || groups.length === 1).toBe(true);
    }),
  );
});
