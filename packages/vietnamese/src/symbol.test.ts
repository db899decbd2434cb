import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOCUMENT_TYPES, documentType, namedType, wordFitsType } from './document-type.ts';
import { formatSymbol, parseSymbol } from './symbol.ts';
import type { DocumentSymbol, SymbolParts } from './symbol.ts';

function symbol(text: string): DocumentSymbol {
  const parsed = parseSymbol(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.value;
}

test('a Party symbol is taken apart', () => {
  expect(symbol('104-KH/QU')).toEqual({
    number: 104,
    type: 'KH',
    issuer: 'QU',
    style: 'party',
    canonical: '104-KH/QU',
    warnings: [],
  });
});

test('a state symbol is taken apart, with its year if it has one', () => {
  expect(symbol('298/KH-UBND')).toMatchObject({
    number: 298,
    type: 'KH',
    issuer: 'UBND',
    style: 'state',
    warnings: [],
  });
  expect(symbol('30/2020/nđ-cp')).toMatchObject({ year: 2020, type: 'NĐ', issuer: 'CP', canonical: '30/2020/NĐ-CP' });
});

test.each([
  ['104 - KH / QU', '104-KH/QU'],
  ['104–kh/qu', '104-KH/QU'],
  ['104 KH/QU', '104-KH/QU'],
  ['Số 104-KH/QU.', '104-KH/QU'],
  ['số: 104-KH/QU', '104-KH/QU'],
  ['Số:104\u00A0-\u00A0KH/QU', '104-KH/QU'],
  ['Hướng dẫn 111-HD/ĐU', '111-HD/ĐU'],
  ['hướng dẫn số 12-HD/QU', '12-HD/QU'],
  ['1-NQ/ĐU', '01-NQ/ĐU'],
  ['01-NQ/ĐU', '01-NQ/ĐU'],
  ['104a-KH/QU', '104a-KH/QU'],
  ['06-CTR/QU', '06-CTr/QU'],
  ['11-qđi/tw', '11-QĐi/TW'],
  ['11-QĐI/TW', '11-QĐi/TW'],
  ['11-QĐ/TW', '11-QĐ/TW'],
  ['11-qd/tw', '11-QĐ/TW'],
  ['11-QÐ/TW', '11-QĐ/TW'],
  ['298 / kh – ubnd', '298/KH-UBND'],
  ['298/UBND-VX', '298/UBND-VX'],
  ['298/CV-UBND', '298/CV-UBND'],
  ['12-BC/BTCTW-UBKTTW', '12-BC/BTCTW-UBKTTW'],
  ['05/QĐ-TTg', '05/QĐ-TTg'],
])('"%s" is written %s', (typed, canonical) => {
  expect(symbol(typed).canonical).toBe(canonical);
  expect(symbol(typed.normalize('NFD')).canonical).toBe(canonical);
  expect(symbol(typed).warnings).toEqual([]);
});

test.each([
  ['Kế hoạch 111-HD/ĐU', ['word-disagrees']],
  ['06-CTr/QƯ', ['issuer-alias']],
  ['104-KHX/QU', ['unknown-type']],
  ['104/KH-QU', ['unusual-form']],
  ['298-KH/UBND', ['unusual-form']],
  ['05-NQ/TƯ', ['issuer-unclear']],
  ['Quy định 37-QĐ/TW', []],
  ['Theo 37-QĐ/TW', []],
])('"%s" is read with the warnings %j', (typed, warnings) => {
  expect(symbol(typed).warnings).toEqual(warnings);
});

test('the words before a symbol are kept as typed, and an alias is respelt', () => {
  expect(symbol('Chương trình số 06-CTr/QƯ')).toMatchObject({ word: 'Chương trình', canonical: '06-CTr/QU' });
});

test('an official letter of the state has the type CV, though it does not show it', () => {
  expect(symbol('298/UBND-VX')).toMatchObject({ type: 'CV', issuer: 'UBND-VX', style: 'state' });
});

test.each([
  '104',
  'KH/QU',
  '104-KH',
  '104/QU',
  '45/2019/QH14',
  '-104-KH/QU',
  '12/09/2023',
  'Số',
  '104-KH/QU và 105-KH/QU',
])('"%s" is refused', (text) => {
  expect(parseSymbol(text)).toEqual({ ok: false, reason: 'not-a-symbol' });
});

test('a page of text is refused without being searched', () => {
  expect(parseSymbol(`${'a '.repeat(200)}104-KH/QU`)).toEqual({ ok: false, reason: 'not-a-symbol' });
});

test('an empty cell is refused as empty', () => {
  expect(parseSymbol(' ')).toEqual({ ok: false, reason: 'empty' });
});

test('type codes are known in any case, and apart when they differ by a stroke', () => {
  expect(['ctr', 'DA', 'da', 'ĐA', 'qdi', 'xyz'].map(documentType)).toEqual([
    'CTr',
    'DA',
    'DA',
    'ĐA',
    'QĐi',
    undefined,
  ]);
  expect(wordFitsType('Hướng dẫn', 'HD')).toBe(true);
  expect(wordFitsType('HƯỚNG DẪN', 'KH')).toBe(false);
  expect(wordFitsType('Bài thơ', 'KH')).toBeUndefined();
});

const parts: fc.Arbitrary<SymbolParts> = fc
  .record({
    number: fc.integer({ min: 1, max: 99_999 }),
    suffix: fc.option(fc.constantFrom('a', 'b', 'đ'), { nil: undefined }),
    type: fc.constantFrom(...Object.keys(DOCUMENT_TYPES)),
    issuer: fc.constantFrom('QU', 'ĐU', 'TW', 'UBND', 'HĐND', 'UBND-VX', 'BTCTW', 'TTg'),
    style: fc.constantFrom('party' as const, 'state' as const),
  })
  .map(({ suffix, ...rest }) => (suffix === undefined ? rest : { ...rest, suffix }));

test('a symbol that is written is read back, and its canonical spelling is a fixed point', () => {
  fc.assert(
    fc.property(parts, (made) => {
      const text = formatSymbol(made);
      expect(symbol(text)).toMatchObject({ ...made, canonical: text });
    }),
    { numRuns: 1000 },
  );
});

test('spaces, dashes and the word Số around a symbol do not change what is read', () => {
  const around = fc.record({
    gap: fc.constantFrom('', ' ', '\u00A0', '  '),
    mark: fc.constantFrom('-', '–', '—', '‑'),
    before: fc.constantFrom('', 'Số ', 'số: ', 'SỐ:'),
  });
  fc.assert(
    fc.property(parts, around, (made, { gap, mark, before }) => {
      const text = formatSymbol(made);
      const typed = before + text.replace(/[-/]/gu, (sign) => gap + (sign === '-' ? mark : sign) + gap);
      expect(symbol(typed)).toEqual(symbol(text));
    }),
    { numRuns: 1000 },
  );
});

test('a text that begins by naming a type tells the type and the rest, with or without diacritics', () => {
  expect(namedType('kế hoạch 77')).toEqual({ types: ['KH'], rest: '77' });
  expect(namedType('Ke hoach  77 nam 2024')).toEqual({ types: ['KH'], rest: '77 nam 2024' });
  expect(namedType('CHỈ THỊ')).toEqual({ types: ['CT'], rest: '' });
  expect(namedType('chương trình hành động 5')).toEqual({ types: ['CTr'], rest: '5' });
  expect(namedType('quy định 37')?.types).toEqual(['QĐ', 'QĐi', 'QyĐ']);
  expect([namedType('kế hoạchs 7'), namedType('hội nghị'), namedType('')]).toEqual([undefined, undefined, undefined]);
});
