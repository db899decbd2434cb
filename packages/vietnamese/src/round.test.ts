import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoman, parseRoman } from './roman.ts';
import { formatQuarter, formatRound, parseQuarter, parseRound, quarterDays, quarterOf } from './round.ts';

test('all Roman numerals are read back, in capitals or not', () => {
  for (let value = 1; value <= 3999; value += 1) {
    const numeral = formatRoman(value);
    expect(parseRoman(numeral)).toEqual({ ok: true, value });
    expect(parseRoman(numeral.toLowerCase())).toEqual({ ok: true, value });
  }
  expect(formatRoman(1994)).toBe('MCMXCIV');
  expect(parseRoman('Ⅳ')).toEqual({ ok: true, value: 4 });
});

test.each(['', 'IIII', 'IC', 'VX', 'A', 'IVI', 'MMMM', '4', 'I V'])('"%s" is no Roman numeral', (text) => {
  expect(parseRoman(text)).toEqual({ ok: false, reason: 'not-a-numeral' });
});

test('there is a numeral for 1 to 3999 only', () => {
  for (const value of [0, 4000, 1.5, -1]) expect(() => formatRoman(value)).toThrow(RangeError);
});

test.each([
  ['đợt I', { number: 1 }],
  ['đợt 1', { number: 1 }],
  ['Đợt II/2022', { number: 2, year: 2022 }],
  ['ĐỢT 2 năm 2022', { number: 2, year: 2022 }],
  ['đợt IV - 2022', { number: 4, year: 2022 }],
  ['lần thứ III', { number: 3 }],
  ['dot ii', { number: 2 }],
])('"%s" is a round', (text, value) => {
  expect(parseRound(text)).toEqual({ ok: true, value });
});

test.each(['I', 'đợt', 'đợt 0', 'đợt IIII', 'đợt I/22', 'quý I', 'đợt 1 và 2'])('"%s" is no round', (text) => {
  expect(parseRound(text)).toEqual({ ok: false, reason: 'not-a-round' });
});

test.each([
  ['quý IV', { quarter: 4 }],
  ['Quý 4/2022', { quarter: 4, year: 2022 }],
  ['quý III năm 2022', { quarter: 3, year: 2022 }],
])('"%s" is a quarter', (text, value) => {
  expect(parseQuarter(text)).toEqual({ ok: true, value });
});

test.each(['quý V', 'quý 0', 'quý 5/2022', 'đợt I', 'quý'])('"%s" is no quarter', (text) => {
  expect(parseQuarter(text)).toEqual({ ok: false, reason: 'not-a-quarter' });
});

test('rounds and quarters that are written are read back', () => {
  const year = fc.option(fc.integer({ min: 1000, max: 9999 }), { nil: undefined });
  const withYear = (of: number | undefined): { readonly year?: number } => (of === undefined ? {} : { year: of });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3999 }), fc.integer({ min: 1, max: 4 }), year, (number, quarter, of) => {
      const round = { number, ...withYear(of) };
      const span = { quarter, ...withYear(of) };
      expect(parseRound(formatRound(round))).toEqual({ ok: true, value: round });
      expect(parseQuarter(formatQuarter(span))).toEqual({ ok: true, value: span });
    }),
  );
});

test('a day lies within the days of its quarter, and quarters join without a gap', () => {
  expect(quarterOf('2022-10-01')).toEqual({ quarter: 4, year: 2022 });
  expect(quarterDays({ quarter: 1, year: 2024 })).toEqual({ firstOn: '2024-01-01', lastOn: '2024-03-31' });
  expect(quarterDays({ quarter: 2, year: 2024 })).toEqual({ firstOn: '2024-04-01', lastOn: '2024-06-30' });
  expect(() => quarterDays({ quarter: 5, year: 2024 })).toThrow(RangeError);
  fc.assert(
    fc.property(fc.integer({ min: 1800, max: 2199 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const on = `${year}-${String(month).padStart(2, '0')}-15`;
      const { firstOn, lastOn } = quarterDays(quarterOf(on));
      expect(firstOn < on && on < lastOn).toBe(true);
    }),
  );
});
