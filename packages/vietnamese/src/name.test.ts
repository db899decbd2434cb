import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullName } from '../test/arbitraries.ts';
import { canon } from './fold.ts';
import { compareNames, nameSortKey, parseName, personKey } from './name.ts';

test.each([
  ['Nguyễn Thị Minh Hạnh', { family: 'Nguyễn', middle: 'Thị Minh', given: 'Hạnh' }],
  ['Trần  Nam\u00A0', { family: 'Trần', middle: '', given: 'Nam' }],
  ['Ngân', { family: '', middle: '', given: 'Ngân' }],
  ['', { family: '', middle: '', given: '' }],
  ['Tôn Thất Hưng', { family: 'Tôn Thất', middle: '', given: 'Hưng' }],
  ['CÔNG TẰNG TÔN NỮ Hoài Thương', { family: 'CÔNG TẰNG TÔN NỮ', middle: 'Hoài', given: 'Thương' }],
  ['Hoàng Phủ', { family: 'Hoàng', middle: '', given: 'Phủ' }],
  ['Tôn Nữa Vui', { family: 'Tôn', middle: 'Nữa', given: 'Vui' }],
])('"%s" is taken apart', (full, name) => {
  expect(parseName(full)).toEqual(name);
});

test('a list is ordered by given name, then family, then middle name, with the tones in dictionary order', () => {
  const people = [
    'Lê Thị Ân',
    'Bùi Văn An',
    'Đỗ Văn An',
    'Bùi Bá An',
    'Dương Văn An',
    'Trần Dũng',
    'Trần Đạt',
    'Vũ Ấn',
  ];
  expect(people.toSorted(compareNames)).toEqual([
    'Bùi Bá An',
    'Bùi Văn An',
    'Dương Văn An',
    'Đỗ Văn An',
    'Lê Thị Ân',
    'Vũ Ấn',
    'Trần Dũng',
    'Trần Đạt',
  ]);
});

test('capitals and the place of the tone mark do not part one given name in two', () => {
  const people = ['Vũ Thị Hoà', 'BÙI THỊ HÒA', 'Đỗ Văn Hoà', 'An Văn Hoàng'];
  expect(people.toSorted(compareNames)).toEqual(['BÙI THỊ HÒA', 'Đỗ Văn Hoà', 'Vũ Thị Hoà', 'An Văn Hoàng']);
});

test('keys order people exactly as Intl.Collator orders given, family and middle names', () => {
  const collator = new Intl.Collator('vi');
  const parts = (full: string): readonly string[] => {
    const { given, family, middle } = parseName(canon(full, { lowerCase: true }));
    return [given, family, middle];
  };
  const expected = (one: string, other: string): number => {
    const right = parts(other);
    return parts(one).reduce((order, part, at) => order || Math.sign(collator.compare(part, right[at] ?? '')), 0);
  };
  const someFamilies = fullName.map((name) => `Lê ${name}`);
  const names = fc.oneof(fullName, someFamilies);
  fc.assert(
    fc.property(names, names, (one, other) => compareNames(one, other) === expected(one, other)),
    { numRuns: 5000 },
  );
});

test('keys of people who share a given name follow the family, whatever stands between', () => {
  fc.assert(
    fc.property(fullName, fullName, fullName, (one, other, given) => {
      const order = compareNames(`${one} ${given}`, `${other} ${given}`);
      expect(compareNames(`${other} ${given}`, `${one} ${given}`)).toBe(order === 0 ? 0 : -order);
      expect(nameSortKey(one).split(' ')).toHaveLength(9);
    }),
  );
});

test('one person typed in two ways has one key, and another birth date another key', () => {
  const typed = personKey('Phan  Thị Hoà', '1975-09-12');
  expect(personKey('PHAN THỊ HÒA'.normalize('NFD'), '1975-09-12')).toBe(typed);
  expect(personKey('Phan Thị Hoà', '1975-09-13')).not.toBe(typed);
  expect(personKey('Phan Thị Hoá', '1975-09-12')).not.toBe(typed);
  expect(personKey('Phan Thị Hoà')).toBe('phan thị hòa|');
});
