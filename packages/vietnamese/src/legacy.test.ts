import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letters } from '../test/arbitraries.ts';
import { ALL_LETTERS, toneOf } from './alphabet.ts';
import { convertLegacy, detectLegacy, legacyFont } from './legacy.ts';
import { fromTcvn3, toTcvn3 } from './tcvn3.ts';
import { fromVni, toVni } from './vni.ts';

const SAMPLES = [
  'Cộng hòa xã hội chủ nghĩa Việt Nam',
  'Độc lập - Tự do - Hạnh phúc',
  'Uỷ ban nhân dân phường Hoa Gạo',
  'được giao nhiệm vụ, người khai, đăng ký',
  'Quách Minh Cường',
  'Đặng Thị Thanh Hương',
];

test.each([
  ['Uû ban nh©n d©n', 'Uỷ ban nhân dân'],
  ['Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
  ['Qu¸ch Minh C\u00ADêng', 'Quách Minh Cường'],
  ['§Æng ThÞ Thanh H\u00AD¬ng', 'Đặng Thị Thanh Hương'],
])('TCVN3 "%s" is "%s"', (coded, text) => {
  expect(fromTcvn3(coded)).toBe(text);
  expect(toTcvn3(text)).toBe(coded);
});

test.each([
  ['Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
  ['ñöôïc giao nhieäm vuï, ngöôøi khai, ñaêng kyù', 'được giao nhiệm vụ, người khai, đăng ký'],
  ['COÄNG HOØA XAÕ HOÄI', 'CỘNG HÒA XÃ HỘI'],
  ['Aáp Ñoâng', 'Ấp Đông'],
])('VNI "%s" is "%s"', (coded, text) => {
  expect(fromVni(coded)).toBe(text);
});

test('an upper-case font shows small codes as capitals', () => {
  expect(fromTcvn3('céng hßa', { upperCaseFont: true })).toBe('CỘNG HÒA');
  expect(fromTcvn3(toTcvn3('ĐẢNG ỦY'), { upperCaseFont: true })).toBe('ĐẢNG ỦY');
});

test('every Vietnamese letter goes to TCVN3 and back; capitals with tones need the upper-case font', () => {
  for (const letter of ALL_LETTERS) {
    const capital = letter.toUpperCase();
    expect(fromTcvn3(toTcvn3(letter))).toBe(letter);
    expect(toTcvn3(letter)).toMatch(/^[\u0000-\u00FF]$/u);
    expect(fromTcvn3(toTcvn3(capital), { upperCaseFont: true })).toBe(capital);
    expect(fromTcvn3(toTcvn3(capital))).toBe(toneOf(letter) === 0 ? capital : letter);
  }
});

test('every Vietnamese letter, small and capital, goes to VNI and back in Latin-1', () => {
  for (const letter of [...ALL_LETTERS, ...ALL_LETTERS.map((small) => small.toUpperCase())]) {
    expect(fromVni(toVni(letter))).toBe(letter);
    expect(toVni(letter)).toMatch(/^[\u0000-\u00FF]{1,2}$/u);
  }
});

test('no two letters share a code', () => {
  expect(new Set(ALL_LETTERS.map(toTcvn3)).size).toBe(ALL_LETTERS.length);
  expect(new Set(ALL_LETTERS.map(toVni)).size).toBe(ALL_LETTERS.length);
});

test('any Vietnamese text goes to VNI and back, and to TCVN3 and back when it is small', () => {
  fc.assert(
    fc.property(letters, (text) => {
      const small = text.toLowerCase();
      expect(fromVni(toVni(text))).toBe(text);
      expect(fromTcvn3(toTcvn3(small))).toBe(small);
      expect(fromTcvn3(toTcvn3(text), { upperCaseFont: true })).toBe(text.toUpperCase());
    }),
  );
});

test('the name of the font tells the encoding', () => {
  expect(legacyFont('.VnTime')).toEqual({ encoding: 'tcvn3', upperCaseFont: false });
  expect(legacyFont('.VnArialH')).toEqual({ encoding: 'tcvn3', upperCaseFont: true });
  expect(legacyFont('VNI-Times')).toEqual({ encoding: 'vni', upperCaseFont: false });
  expect(legacyFont('Times New Roman')).toBeUndefined();
});

test('legacy text is recognised by its font and, less firmly, by its letters', () => {
  for (const text of SAMPLES) {
    expect(detectLegacy(toTcvn3(text), '.VnTime')).toEqual({
      encoding: 'tcvn3',
      upperCaseFont: false,
      by: 'font',
      confidence: 1,
    });
    for (const [encoding, coded] of [
      ['tcvn3', toTcvn3(text)],
      ['vni', toVni(text)],
    ] as const) {
      expect(detectLegacy(coded)).toMatchObject({ encoding, by: 'letters' });
      expect(detectLegacy(coded, 'Calibri')?.confidence ?? 1).toBeLessThan(1);
    }
  }
});

test('text that is not legacy is left alone', () => {
  const plain = [
    '',
    'Nguyen Van An',
    'Le café « crème » coûte cher à Paris, où l’été est chaud',
    'São Paulo, Müller',
    'Hoà Lý',
  ];
  for (const text of [...SAMPLES, ...plain]) expect(convertLegacy(text)).toEqual({ text });
});

test('Unicode in a cell that kept its old font is left alone', () => {
  for (const text of [...SAMPLES, 'Hòa Hà']) expect(detectLegacy(text, '.VnTime')).toBeUndefined();
});

test('a word that could be either is decoded only on the word of the font, and with less confidence', () => {
  expect(detectLegacy('Dòng')).toBeUndefined();
  expect(convertLegacy('Dòng', '.VnTime')).toMatchObject({ text: 'Dũng', verdict: { confidence: 0.75 } });
});

test('plain ASCII in an upper-case font is shown in capitals', () => {
  expect(convertLegacy('Lan', '.VnTimeH').text).toBe('LAN');
});

test('decomposed legacy text is decoded like composed', () => {
  const coded = toTcvn3('Cộng hòa');
  expect(convertLegacy(coded.normalize('NFD'), '.VnTime').text).toBe('Cộng hòa');
});

test('Vietnamese that is Unicode already is never taken for legacy, unless every letter is Latin-1', () => {
  fc.assert(fc.property(letters, (text) => !/[\u0102-\u1EF9]/u.test(text) || detectLegacy(text) === undefined));
});
