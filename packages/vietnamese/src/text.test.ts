import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../test/arbitraries.ts';
import { bearsUnseen, stripSoftHyphens, tidy } from './text.ts';

test('odd spaces become one plain space and the ends are trimmed', () => {
  expect(tidy('  Bùi\u00A0\u00A0Thị\tThanh\r\nNga\u2009\u00A0')).toBe('Bùi Thị Thanh Nga');
});

test('zero-width characters inside a word are removed, not turned into a gap', () => {
  expect(tidy('Đả\u200Bng \uFEFFủy')).toBe('Đảng ủy');
});

test('a mark that a zero-width character kept from its letter joins it', () => {
  expect(tidy('e\u200B\u0302\u0301')).toBe('ế');
});

test('pictures joined by a zero-width joiner stay one picture', () => {
  expect(tidy('👩\u200D🌾 a\u200Db')).toBe('👩\u200D🌾 ab');
});

test('what a terminal acts on is removed; what nobody sees is found', () => {
  expect(tidy('\u001B[31mĐảng\u0007 ủy\u0000\u009B')).toBe('[31mĐảng ủy');
  expect(['Đảng ủy 👍', 'a\u00ADb', 'a\nb', 'a\uE000', '👩\u200D🌾'].map(bearsUnseen)).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});

test('decomposed text comes out composed', () => {
  expect(tidy('Tổ trưởng'.normalize('NFD'))).toBe('Tổ trưởng');
});

test('the soft hyphen survives tidy, because TCVN3 needs it, and has a remover of its own', () => {
  expect(tidy('C\u00ADêng')).toBe('C\u00ADêng');
  expect(stripSoftHyphens('tuyên\u00AD truyền')).toBe('tuyên truyền');
});

test('tidying twice is tidying once, for any text', () => {
  fc.assert(fc.property(anyText, (text) => tidy(tidy(text)) === tidy(text)));
});
