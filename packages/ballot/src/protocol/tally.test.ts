import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTestRound } from '../testing/index.ts';
import { addTallies, boxTally, tallyOf } from './tally.ts';
import type { MarksVerdict } from './verdict.ts';
import { INVALID_REASONS } from './verdict.ts';

const groups = [1, 2].map((id) => ({ id, name: `Nhóm ${id}`, size: 20 }));
const { manifest } = createTestRound({ groups }).round;

const marks = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }), {
  minLength: 2,
  maxLength: 2,
});
const judged: fc.Arbitrary<MarksVerdict> = fc.oneof(
  { weight: 4, arbitrary: marks.map((given) => ({ verdict: 'valid' as const, marks: given })) },
  { weight: 1, arbitrary: fc.constantFrom(...INVALID_REASONS).map((verdict) => ({ verdict })) },
);
const some = fc.array(judged, { maxLength: 30 });

test('a tally is counted by the book: every ballot once, every item adds up to the valid ones', () => {
  fc.assert(
    fc.property(some, (entries) => {
      const tally = tallyOf(manifest, entries);
      const invalid = Object.values(tally.invalid).reduce((total, count) => total + count, 0);
      expect(tally.collected).toBe(entries.length);
      expect(tally.valid + invalid).toBe(entries.length);
      for (const { blank, levels } of tally.subjects.flatMap((subject) => subject.items)) {
        expect(levels.reduce((total, count) => total + count, blank)).toBe(tally.valid);
      }
    }),
  );
});

test('the tally of two heaps is the sum of their tallies, so paper can be added', () => {
  fc.assert(
    fc.property(some, some, (left, right) => {
      const sum = addTallies(tallyOf(manifest, left), tallyOf(manifest, right));
      expect(sum).toEqual(tallyOf(manifest, [...left, ...right]));
    }),
  );
});

test('the tallies of the groups add up to the whole', () => {
  const entry = fc.record({ group: fc.constantFrom(1, 2), channel: fc.constant('online' as const), judged });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
      const tally = boxTally(manifest, entries);
      const [first, second] = tally.groups;
      expect(first && second && addTallies(first.tally, second.tally)).toEqual(tally.total);
      expect(tally.channels).toEqual([{ channel: 'online', collected: entries.length }]);
    }),
  );
});

test('adding tallies of different rounds is a bug', () => {
  const tally = tallyOf(manifest, []);
  const fewer = { ...tally, subjects: tally.subjects.slice(1) };
  const renamed = {
    ...tally,
    subjects: tally.subjects.map((subject) => ({
      ...subject,
      items: subject.items.map((item) => ({ ...item, id: 'x' })),
    })),
  };
  expect(() => addTallies(tally, fewer)).toThrow('different rounds');
  expect(() => addTallies(tally, renamed)).toThrow('different rounds');
});
