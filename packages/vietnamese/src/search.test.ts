import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullName } from '../test/arbitraries.ts';
import { foldTone } from './alphabet.ts';
import { canon } from './fold.ts';
import { MATCH_LEVELS, matchLevel, rankMatches, searchKeys } from './search.ts';

test('a text has three keys', () => {
  expect(searchKeys(' Đảng\u00A0Uỷ ')).toEqual({ exact: 'đảng uỷ', canon: 'đảng ủy', folded: 'dang uy' });
});

test.each([
  ['uỷ ban', 'Uỷ ban nhân dân', 'exact'],
  ['ủy ban', 'Uỷ ban nhân dân', 'canon'],
  ['uy ban', 'Uỷ ban nhân dân', 'folded'],
  ['nhân d', 'Uỷ ban nhân dân', 'exact'],
  ['an', 'Uỷ ban nhân dân', undefined],
  ['an', 'Lan và An', 'exact'],
  ['đang', 'Đảng', 'folded'],
  ['  ', 'Đảng', undefined],
])('the query "%s" answers "%s" on level %s', (query, text, level) => {
  expect(matchLevel(query, text)).toBe(level);
});

test('a cricket never stands above a goat', () => {
  expect(rankMatches('con dê', ['con dế', 'Con de', 'con dê trắng'], (text) => text)).toEqual([
    'con dê trắng',
    'con dế',
    'Con de',
  ]);
});

test('equal keys on a level stay equal on the levels below it', () => {
  fc.assert(
    fc.property(fullName, fullName, (one, other) => {
      const [left, right] = [searchKeys(one), searchKeys(other)];
      const equal = MATCH_LEVELS.map((level) => left[level] === right[level]);
      expect(equal).toEqual(equal.toSorted());
      const folded = searchKeys(foldTone(one));
      expect(folded.folded).toBe(left.folded);
    }),
  );
});

test('every text answers itself exactly, its other spelling by canon, and its bare letters by fold at worst', () => {
  fc.assert(
    fc.property(fullName, (name) => {
      expect(matchLevel(name, name)).toBe('exact');
      expect(matchLevel(name.normalize('NFD'), name)).toBe('exact');
      expect(['exact', 'canon']).toContain(matchLevel(canon(name), name));
      expect(MATCH_LEVELS).toContain(matchLevel(foldTone(name), name));
    }),
  );
});

test('whatever the mixture, exact hits come before all others and nothing is invented', () => {
  fc.assert(
    fc.property(fullName, fc.array(fullName), (query, names) => {
      const pool = [foldTone(query), ...names, query];
      const ranked = rankMatches(query, pool, (text) => text);
      const places = ranked.map((text) => MATCH_LEVELS.findIndex((level) => level === matchLevel(query, text)));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(places[0]).toBe(0);
      expect(pool).toEqual(expect.arrayContaining([...ranked]));
    }),
  );
});
