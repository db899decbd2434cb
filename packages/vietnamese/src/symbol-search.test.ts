import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSymbol } from './symbol.ts';
import { findSymbols } from './symbol-search.ts';

const canonicals = (text: string): readonly string[] => findSymbols(text).map(({ symbol }) => symbol.canonical);

test('symbols are found in a sentence, with their places', () => {
  const text = 'Thực hiện Kế hoạch số 104-KH/QU ngày 12/9/2022 và Hướng dẫn 111 – HD/ĐU; căn cứ 30/2020/NĐ-CP.';
  expect(canonicals(text)).toEqual(['104-KH/QU', '111-HD/ĐU', '30/2020/NĐ-CP']);
  for (const found of findSymbols(text)) expect(text.slice(found.start, found.end)).toBe(found.text);
});

test('dates, ranges, fractions and plain words are no symbols', () => {
  expect(canonicals('ngày 12/9/2022, 12-9-2022, 197/202 phiếu, năm 2021-2025, 10/12 chi bộ, 5 km/h, A4')).toEqual([]);
});

test('a slip in the issuer is reported, not hidden', () => {
  expect(findSymbols('theo 06-CTr/QƯ')[0]?.symbol.warnings).toEqual(['issuer-alias']);
});

test('all symbols put into a text are found, in order', () => {
  const symbol = fc
    .record({
      number: fc.integer({ min: 1, max: 9999 }),
      type: fc.constantFrom('KH', 'HD', 'CTr', 'QĐi', 'NQ'),
      issuer: fc.constantFrom('QU', 'ĐU', 'UBND', 'TW'),
      style: fc.constantFrom('party' as const, 'state' as const),
    })
    .map(formatSymbol);
  fc.assert(
    fc.property(fc.array(symbol), (symbols) => {
      expect(canonicals(`Căn cứ ${symbols.join(', ')} của phường.`)).toEqual(symbols);
    }),
  );
});
