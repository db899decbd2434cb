import { matchLevel } from '@guong/vietnamese';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phrasesOf, soughtPhrase } from './roll-names.ts';

/** What the database answers: some phrase of the name begins with what was typed, folded. */
const isFound = (typed: string, name: string): boolean => {
  const sought = soughtPhrase(typed);
  return sought !== undefined && phrasesOf(name).some(({ folded }) => folded.startsWith(sought.folded));
};

test('a name is found from each of its words on, with or without diacritics', () => {
  expect(phrasesOf('Nguyễn Thị Hoà').map(({ folded }) => folded)).toEqual(['nguyen thi hoa', 'thi hoa', 'hoa']);
  expect(isFound('hoa', 'Nguyễn Thị Hoà')).toBe(true);
  expect(isFound('THỊ H', 'Nguyễn Thị Hoà')).toBe(true);
  expect(isFound('guyen', 'Nguyễn Thị Hoà')).toBe(false);
  expect(soughtPhrase('   ')).toBeUndefined();
});

test('the keys of the roll find exactly whom the rule of @guong/vietnamese finds', () => {
  const word = fc.constantFrom('Nguyễn', 'Thị', 'Hoà', 'Hòa', 'An', 'Ân', 'Đỗ', 'Do', 'Y-Bih', "K'Sor", 'Lý', 'Ly');
  const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const typed = fc.tuple(name, fc.nat(12)).map(([text, cut]) => text.slice(0, cut + 1).toLowerCase());
  let hits = 0;
  fc.assert(
    fc.property(name, typed, (whole, part) => {
      const isHit = isFound(part, whole);
      if (isHit) hits += 1;
      expect(isHit).toBe(matchLevel(part, whole) !== undefined);
    }),
    { numRuns: 3000 },
  );
  console.log(`3,000 names and searches, ${String(hits)} hits, the same by both rules`);
  expect(hits).toBeGreaterThan(100);
});
