import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareBytes,
  concat,
  fromBase64Url,
  fromHex,
  fromUtf8,
  number,
  readNumber,
  sameBytes,
  toBase64Url,
  toHex,
} from './bytes.ts';
import { reader } from './reader.ts';

const bytes = fc.uint8Array({ maxLength: 80 });

test('hexadecimal and base64url come back as the same bytes', () => {
  fc.assert(
    fc.property(bytes, (value) => {
      expect(fromHex(toHex(value))).toEqual(value);
      expect(fromBase64Url(toBase64Url(value))).toEqual(value);
    }),
  );
});

test('base64url has one spelling only', () => {
  expect(fromBase64Url('AA')).toEqual(Uint8Array.of(0));
  for (const other of ['AB', 'A', 'AA==', 'A+', ' AA', 'AA\n']) expect(fromBase64Url(other)).toBeNull();
});

test('hexadecimal in capitals or of half a byte is refused', () => {
  for (const text of ['AB', 'a', '0x', 'g0']) expect(() => fromHex(text)).toThrow('hexadecimal');
});

test('numbers are big-endian and never silently cut', () => {
  expect(number(258, 4)).toEqual(Uint8Array.of(0, 0, 1, 2));
  expect(readNumber(number(2 ** 40 + 7, 8).subarray(2))).toBe(2 ** 40 + 7);
  for (const value of [-1, 1.5, 256, Number.NaN]) expect(() => number(value, 1)).toThrow('out of range');
  expect(() => readNumber(new Uint8Array(7))).toThrow('too wide');
});

test('comparing orders like the text of the bytes, a prefix first', () => {
  fc.assert(
    fc.property(bytes, bytes, (left, right) => {
      const byText = toHex(left) < toHex(right) ? -1 : toHex(left) > toHex(right) ? 1 : 0;
      expect(Math.sign(compareBytes(left, right))).toBe(byText);
      expect(sameBytes(left, right)).toBe(byText === 0);
    }),
  );
});

test('a byte order mark is kept and broken UTF-8 is null', () => {
  expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
  expect(fromUtf8(Uint8Array.of(0xc3))).toBeNull();
  expect(fromUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeNull();
});

test('reading past the end is a bug, not a short field', () => {
  const fields = reader(concat(Uint8Array.of(1, 2, 3)));
  expect([fields.take(2), fields.left()]).toEqual([Uint8Array.of(1, 2), 1]);
  expect(() => fields.take(2)).toThrow('past the end');
});
