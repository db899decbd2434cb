import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText, fullName } from '../test/arbitraries.ts';
import { ALL_LETTERS, foldTone, TONES, toneOf, VOWELS, withTone } from './alphabet.ts';
import { canon, foldAll } from './fold.ts';

test.each([
  ['hoà', 'hòa'],
  ['uỷ', 'ủy'],
  ['thuý', 'thúy'],
  ['khoẻ', 'khỏe'],
  ['HOÀ', 'HÒA'],
  ['Uỷ ban', 'Ủy ban'],
  ['UỶ BAN', 'ỦY BAN'],
  ['hoà, thuỷ; xoè.', 'hòa, thủy; xòe.'],
])('%s is written %s', (typed, expected) => {
  expect(canon(typed)).toBe(expected);
  expect(canon(expected)).toBe(expected);
  expect(canon(typed.normalize('NFD'))).toBe(expected);
});

test.each(['quý', 'Quỳnh', 'hoàn', 'khoản', 'ngoéo', 'của', 'quà', 'huỳnh', 'thuyền', 'giỏi', 'mùa', 'loẹt'])(
  '%s has one spelling and is untouched',
  (word) => {
    expect(canon(word)).toBe(word);
  },
);

test('the Icelandic look-alikes of Đ become Đ', () => {
  expect(canon('Ðảng bộ, ðồng')).toBe('Đảng bộ, đồng');
});

test('lower case is an option', () => {
  expect(canon('ỦY BAN', { lowerCase: true })).toBe('ủy ban');
});

test('dropping tones keeps hats, horns and the stroke', () => {
  expect(foldTone('Đảng uỷ phường hướng dẫn')).toBe('Đang uy phương hương dân');
});

test('folding everything leaves ASCII, with đ as d', () => {
  expect(foldAll('  ĐẢNG uỷ  phường Đức Giang ')).toBe('dang uy phuong duc giang');
});

test('every Vietnamese letter folds to one ASCII letter', () => {
  expect(ALL_LETTERS).toHaveLength(93);
  expect(ALL_LETTERS.filter((letter) => !/^[a-z]$/u.test(foldAll(letter)))).toEqual([]);
});

test('a vowel and its tone can be put together and taken apart', () => {
  for (const vowel of VOWELS) {
    for (const tone of TONES) {
      const letter = withTone(vowel, tone);
      expect([foldTone(letter), toneOf(letter), [...letter].length]).toEqual([vowel, tone, 1]);
    }
  }
});

test('folds are idempotent and each goes further than the one before, for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(canon(canon(text))).toBe(canon(text));
      expect(foldAll(foldAll(text))).toBe(foldAll(text));
      expect(foldAll(canon(text))).toBe(foldAll(text));
    }),
  );
});

test('canon changes no letter count, no capitals and no tones, only where they stand', () => {
  fc.assert(
    fc.property(fullName, (name) => {
      const moved = canon(name);
      expect(foldTone(moved)).toBe(foldTone(name));
      expect(moved.split(' ').map(toneOf)).toEqual(name.split(' ').map(toneOf));
    }),
  );
});
