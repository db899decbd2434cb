import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDay } from './calendar.ts';
import { fromExcelSerial, parseDate } from './date.ts';
import { formatDate, formatDateInWords } from './date-format.ts';

test.each([
  '12/09/2023',
  '12/9/2023',
  '12.9.2023',
  '12-9-2023',
  "'12/09/2023",
  '’12/09/2023',
  '12 / 9 / 2023',
  'ngày 12 tháng 9 năm 2023',
  'Ngày 12 tháng 09 năm 2023.',
  'ngày 12/9/2023',
  'Hoa Gạo, ngày 12 tháng 9 năm 2023',
  '12 tháng 9, năm 2023',
  '2023-09-12',
  '2023-09-12T00:00:00.000Z',
  '2023-09-12 00:00:00',
  ' 12/09/2023\u00A0',
])('"%s" is the twelfth of September 2023', (text) => {
  expect(parseDate(text)).toEqual({ ok: true, value: { kind: 'day', on: '2023-09-12' } });
});

test('a month or a year alone is read as such', () => {
  expect(parseDate('9/1975')).toEqual({ ok: true, value: { kind: 'month', month: '1975-09' } });
  expect(parseDate('tháng 9 năm 1975')).toEqual({ ok: true, value: { kind: 'month', month: '1975-09' } });
  expect(parseDate('1975')).toEqual({ ok: true, value: { kind: 'year', year: 1975 } });
  expect(parseDate('năm 1975')).toEqual({ ok: true, value: { kind: 'year', year: 1975 } });
});

test.each([
  ['', 'empty'],
  ["'", 'empty'],
  ['31/02/2023', 'no-such-day'],
  ['29/02/2023', 'no-such-day'],
  ['02/13/2023', 'no-such-day'],
  ['0/1/2023', 'no-such-day'],
  ['13/1975', 'no-such-day'],
  ['12/9/75', 'two-digit-year'],
  ['12/9/0975', 'year-out-of-range'],
  ['12/9/20233', 'not-a-date'],
  ['12/9-2023', 'not-a-date'],
  ['2023-09-12T07:30:00Z', 'not-a-date'],
  ['hôm qua', 'not-a-date'],
])('"%s" is refused: %s', (text, reason) => {
  expect(parseDate(text)).toEqual({ ok: false, reason });
});

test('leap days are known', () => {
  expect(parseDate('29/02/2024').ok).toBe(true);
  expect(parseDate('29/02/2000').ok).toBe(true);
  expect(parseDate('29/02/1900').ok).toBe(false);
});

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [18066, '1949-06-17'],
  [45181.75, '2023-09-12'],
  [2_958_465, '9999-12-31'],
])('serial %d is %s', (serial, value) => {
  expect(fromExcelSerial(serial)).toEqual({ ok: true, value });
});

test('serials that name no day are refused, and the 1904 system counts from its own start', () => {
  expect(fromExcelSerial(60)).toEqual({ ok: false, reason: 'no-such-day' });
  for (const serial of [0, -1, Number.NaN, Infinity, 2_958_466]) {
    expect(fromExcelSerial(serial)).toEqual({ ok: false, reason: 'not-a-date' });
  }
  expect(fromExcelSerial(0, { date1904: true })).toEqual({ ok: true, value: '1904-01-01' });
  expect(fromExcelSerial(45181 - 1462, { date1904: true })).toEqual({ ok: true, value: '2023-09-12' });
  expect(fromExcelSerial(2_958_465, { date1904: true })).toEqual({ ok: false, reason: 'not-a-date' });
});

test('dates are written in figures and in words', () => {
  expect(formatDate('2023-09-02')).toBe('02/09/2023');
  expect(formatDateInWords('2023-09-12')).toBe('ngày 12 tháng 9 năm 2023');
  expect(formatDateInWords('2023-02-05')).toBe('ngày 05 tháng 02 năm 2023');
  for (const wrong of ['2023-02-31', '12/09/2023', '', '2023-9-12'])
    expect(() => formatDate(wrong)).toThrow(RangeError);
});

const day = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('every day that is written is read back, in each spelling', () => {
  fc.assert(
    fc.property(day, (on) => {
      const spellings = [formatDate(on), formatDateInWords(on), on, formatDate(on).replaceAll('/', '.')];
      for (const text of spellings) expect(parseDate(text)).toEqual({ ok: true, value: { kind: 'day', on } });
    }),
  );
});

test('the calendar has exactly the days that the Gregorian calendar has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1800, max: 2199 }), fc.nat(13), fc.nat(32), (year, month, date) => {
      const there = new Date(Date.UTC(year, month - 1, date));
      const exists = there.getUTCMonth() === month - 1 && there.getUTCDate() === date;
      expect(isoDay(year, month, date)).toBe(exists ? there.toISOString().slice(0, 10) : undefined);
    }),
    { numRuns: 2000 },
  );
});

test('serials from March 1900 on follow each other day by day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
      const instant = Date.UTC(1900, 2, 1) + (serial - 61) * 86_400_000;
      expect(fromExcelSerial(serial)).toEqual({ ok: true, value: new Date(instant).toISOString().slice(0, 10) });
    }),
  );
});
