import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bruteForceBounds } from '../../../../testing/guard-adversary.ts';
import { knowledgeOf, type Holdings } from './bounds.ts';
import { FORMS } from './publication.ts';

const row = (levels: number) =>
  fc
    .record({
      cells: fc.array(fc.nat({ max: 2 }), { minLength: levels + 1, maxLength: levels + 1 }),
      form: fc.constantFrom(...FORMS),
    })
    .map(({ cells, form }) => {
      const base = cells.reduce((sum, count) => sum + count, 0);
      return { counts: { levels: cells.slice(0, -1), blank: cells.at(-1) ?? 0, base }, form };
    });

/** Up to six groups and four levels, every form mixed with every other. */
const holdings: fc.Arbitrary<Holdings> = fc
  .integer({ min: 2, max: 4 })
  .chain((levels) =>
    fc.record({
      rows: fc.array(row(levels), { minLength: 1, maxLength: levels === 4 ? 4 : 6 }),
      form: fc.constantFrom(...FORMS),
    }),
  )
  .map(({ rows, form }) => {
    const levels = (rows[0]?.counts.levels ?? []).map((_, at) =>
      rows.reduce((sum, { counts }) => sum + (counts.levels[at] ?? 0), 0),
    );
    const blank = rows.reduce((sum, { counts }) => sum + counts.blank, 0);
    const base = rows.reduce((sum, { counts }) => sum + counts.base, 0);
    return { rows, total: { counts: { levels, blank, base }, form } };
  });

test('the bounds that the guard reckons with are those of an adversary who tries everything', () => {
  let cells = 0;
  fc.assert(
    fc.property(holdings, (what) => {
      const exhaustive = bruteForceBounds(what);
      const known = knowledgeOf(what);
      for (const [at, bounds] of exhaustive.entries()) {
        for (const [cell, expected] of bounds.entries()) {
          expect(known.bounds(at, cell)).toEqual(expected);
          expect(known.isNarrow(at, cell, 2)).toBe(expected.most - expected.least <= 2);
          cells += 1;
        }
      }
    }),
    { numRuns: 150 },
  );
  console.log(`bounds: ${cells} cells agreed with brute force`);
});
