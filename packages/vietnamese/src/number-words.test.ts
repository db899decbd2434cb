import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberInWords } from './number-words.ts';

test.each([
  [0, 'không'],
  [4, 'bốn'],
  [10, 'mười'],
  [11, 'mười một'],
  [14, 'mười bốn'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [55, 'năm mươi lăm'],
  [100, 'một trăm'],
  [105, 'một trăm linh năm'],
  [115, 'một trăm mười lăm'],
  [202, 'hai trăm linh hai'],
  [1005, 'một nghìn không trăm linh năm'],
  [1434, 'một nghìn bốn trăm ba mươi tư'],
  [1_000_050, 'một triệu không trăm năm mươi'],
  [5_000_000_000, 'năm tỷ'],
  [-21, 'âm hai mươi mốt'],
])('%d is said "%s"', (value, words) => {
  expect(numberInWords(value)).toBe(words);
});

test('fractions and numbers beyond twelve digits have no words', () => {
  expect(() => numberInWords(1.5)).toThrow(RangeError);
  expect(() => numberInWords(1e12)).toThrow(RangeError);
});

const VALUES = new Map(
  'không một hai ba bốn năm sáu bảy tám chín'.split(' ').map((word, value) => [word, value] as const),
);
for (const [word, value] of [
  ['mốt', 1],
  ['tư', 4],
  ['lăm', 5],
  ['linh', 0],
] as const)
  VALUES.set(word, value);
const SCALES: Readonly<Record<string, number>> = { nghìn: 1e3, triệu: 1e6, tỷ: 1e9 };

function valueOf(words: string): number {
  let [total, group, digit] = [0, 0, 0];
  for (const word of words.split(' ')) {
    const scale = SCALES[word];
    if (scale !== undefined) [total, group, digit] = [total + (group + digit) * scale, 0, 0];
    else if (word === 'trăm') [group, digit] = [digit * 100, 0];
    else if (word === 'mươi') [group, digit] = [group + digit * 10, 0];
    else if (word === 'mười') [group, digit] = [group + 10, 0];
    else digit = VALUES.get(word) ?? Number.NaN;
  }
  return total + group + digit;
}

test('the words of a number say that number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => valueOf(numberInWords(value)) === value),
  );
  fc.assert(
    fc.property(fc.nat(9999), (value) => valueOf(numberInWords(value)) === value),
    { numRuns: 2000 },
  );
});
