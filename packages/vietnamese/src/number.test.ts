import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber, parsePercent } from './number.ts';
import { formatNumber, formatPercent, formatShare } from './number-format.ts';

test.each([
  ['1.434', 1434],
  ['97,5', 97.5],
  ['98.7', 98.7],
  ['1.434,25', 1434.25],
  ['1.434.567', 1_434_567],
  ['1,434,567', 1_434_567],
  ['1,434.5', 1434.5],
  ['12 345,6', 12_345.6],
  ['0.434', 0.434],
  ['0,434', 0.434],
  ['1434,567', 1434.567],
  ['-1.434', -1434],
  ['−5', -5],
  ['+7', 7],
  ['05', 5],
  ['\u00A0202 ', 202],
  ['-0', 0],
])('"%s" is %d', (text, value) => {
  expect(parseNumber(text)).toEqual({ ok: true, value });
});

test.each([
  ['1,434', [1434, 1.434]],
  ['-1,434', [-1434, -1.434]],
  ['1434.567', [1_434_567, 1434.567]],
  ['00.434', [434, 0.434]],
])('"%s" has two readings and is refused', (text, readings) => {
  expect(parseNumber(text)).toEqual({ ok: false, reason: 'ambiguous', readings });
});

test.each(['abc', '1.43.567', '1.5.2023', '12.', ',5', '1e5', '1..2', '5 phiếu', '٣', '1,43,567', '97,5%', '--5'])(
  '"%s" is no number',
  (text) => {
    expect(parseNumber(text)).toEqual({ ok: false, reason: 'not-a-number' });
  },
);

test('an empty cell and a number longer than a double can hold are refused', () => {
  expect(parseNumber(' \u00A0')).toEqual({ ok: false, reason: 'empty' });
  expect(parseNumber('1234567890123456')).toEqual({ ok: false, reason: 'too-long' });
});

test('percentages are read with the sign, in both spellings', () => {
  expect(parsePercent('97,5 %')).toEqual({ ok: true, value: 97.5 });
  expect(parsePercent('98.7%')).toEqual({ ok: true, value: 98.7 });
  expect(parsePercent('100 phần trăm')).toEqual({ ok: true, value: 100 });
  expect(parsePercent('97,5')).toEqual({ ok: false, reason: 'no-percent-sign' });
  expect(parsePercent('')).toEqual({ ok: false, reason: 'empty' });
  expect(parsePercent('%')).toEqual({ ok: false, reason: 'empty' });
  expect(parsePercent('−1.434 %')).toEqual({ ok: false, reason: 'ambiguous', readings: [-1434, -1.434] });
});

test('numbers are written with dots for thousands and a comma for decimals', () => {
  expect([1434, 97.5, -1_234_567.25, 0, 1e-7].map((value) => formatNumber(value))).toEqual([
    '1.434',
    '97,5',
    '-1.234.567,25',
    '0',
    '0,0000001',
  ]);
  expect(formatNumber(97.46, 1)).toBe('97,5');
  expect(formatNumber(-0.04, 1)).toBe('0,0');
  expect(() => formatNumber(Number.NaN)).toThrow(RangeError);
});

test('a percentage is made from its fraction', () => {
  expect(formatPercent({ part: 197, whole: 202 })).toBe('97,5 %');
  expect(formatPercent({ part: 1, whole: 8 }, 0)).toBe('13 %');
  expect(formatPercent({ part: 1, whole: 3 }, 2)).toBe('33,33 %');
  expect(formatPercent({ part: 202, whole: 202 })).toBe('100,0 %');
  expect(formatPercent({ part: 0, whole: 0 })).toBe('—');
  expect(formatShare({ part: 1434, whole: 1500 })).toBe('1.434/1.500 (95,6 %)');
  expect(() => formatPercent({ part: 1.5, whole: 3 })).toThrow(RangeError);
  expect(() => formatPercent({ part: -1, whole: 3 })).toThrow(RangeError);
});

test('what Intl writes for vi-VN, formatNumber writes', () => {
  const intl = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => formatNumber(value) === intl.format(value)));
});

test('a written whole number is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (value) => {
      expect(parseNumber(formatNumber(value))).toEqual({ ok: true, value });
    }),
  );
});

test('a written decimal is read back or refused as ambiguous, never read as another number', () => {
  const cents = fc.tuple(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(cents, ([size, digits]) => {
      const value = size / 10 ** digits;
      const back = parseNumber(formatNumber(value));
      expect(back.ok ? back.value : back.reason).toBe(back.ok ? value + 0 : 'ambiguous');
    }),
    { numRuns: 2000 },
  );
});

test('a percentage lies within half a unit of its last digit, for all counts', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.nat(2), (part, rest, digits) => {
      const whole = part + rest + 1;
      const back = parsePercent(formatPercent({ part, whole }, digits));
      const error = back.ok ? Math.abs(back.value - (100 * part) / whole) : Number.NaN;
      expect(error).toBeLessThanOrEqual(0.5 / 10 ** digits + 1e-9);
    }),
    { numRuns: 1000 },
  );
});
