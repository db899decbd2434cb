import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letters, word } from '../test/arbitraries.ts';
import { ALL_LETTERS, LETTERS } from './alphabet.ts';
import { sortKey } from './collation.ts';

const collator = new Intl.Collator('vi');
const byKey = (one: string, other: string): number => {
  const [left, right] = [sortKey(one), sortKey(other)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
};
const agree = (one: string, other: string): boolean => byKey(one, other) === Math.sign(collator.compare(one, other));

const CHARACTERS = [...LETTERS, ...ALL_LETTERS, ...ALL_LETTERS.map((letter) => letter.toUpperCase())].concat([
  ..." -,.'‘’()/0123456789",
]);
const documented = fc.string({ unit: fc.constantFrom(...CHARACTERS) });

test('every pair of documented characters sorts as Intl.Collator sorts it', () => {
  const wrong = CHARACTERS.flatMap((one) =>
    CHARACTERS.filter((other) => !agree(one, other)).map((other) => one + other),
  );
  expect(wrong).toEqual([]);
});

test('every pair of documented characters before another letter sorts as Intl.Collator sorts it', () => {
  const wrong = CHARACTERS.flatMap((one) =>
    CHARACTERS.filter((other) => !agree(`${one}b`, `${other}a`)).map((other) => one + other),
  );
  expect(wrong).toEqual([]);
});

test('texts of the documented characters sort as Intl.Collator sorts them', () => {
  fc.assert(fc.property(documented, documented, agree), { numRuns: 5000 });
});

test('texts that differ little sort as Intl.Collator sorts them', () => {
  const near = fc.string({ unit: fc.constantFrom('a', 'A', 'ă', 'ạ', 'Ậ', 'o', 'Ỡ', 'đ', 'D', ' '), maxLength: 5 });
  fc.assert(fc.property(near, near, agree), { numRuns: 5000 });
  fc.assert(fc.property(letters, letters, agree), { numRuns: 2000 });
});

test('the key is the same for composed and decomposed text, and is printable ASCII', () => {
  fc.assert(
    fc.property(word, (text) => {
      expect(sortKey(text.normalize('NFD'))).toBe(sortKey(text));
      expect(sortKey(text)).toMatch(/^[ -~]*$/u);
    }),
  );
});

test('characters outside the documented ones still get a place, after all letters and digits', () => {
  expect(['я', 'z', '東', 'a東', 'ă', '9'].toSorted(byKey)).toEqual(['9', 'a東', 'ă', 'z', 'я', '東']);
});
