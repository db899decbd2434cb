import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../testing/index.ts';
import { commentSalt, normalizeComment, orderComments } from './comment.ts';

const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;

test('no code point of a hidden class survives between letters', () => {
  const hidden = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter((c) =>
    HIDDEN.test(c),
  );
  expect(hidden.length).toBeGreaterThan(900_000);
  const chunk = 900;
  for (let at = 0; at < hidden.length; at += chunk) {
    const some = hidden.slice(at, at + chunk);
    const text = normalizeComment(some.map((character) => `a${character}`).join(''));
    expect(text.replaceAll(' ', '')).toBe('a'.repeat(some.length));
  }
  console.log(`${hidden.length} hidden code points, 0 survive`);
});

test('normalizing twice changes nothing, and the text is NFC with single blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const once = normalizeComment(text);
      expect(normalizeComment(once)).toBe(once);
      expect(once).toBe(once.normalize('NFC'));
      expect(once).not.toMatch(/\s\s|^\s|\s$/u);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['a script', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['a formula', '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
  ['a right-to-left override', 'abc\u202edcba\u202c', 'abcdcba'],
  ['a zero-width watermark', 'đồng\u200b\u200c\u200d chí\ufeff', 'đồng chí'],
  ['an emoji with a variation selector', 'tốt \u2764\ufe0f', 'tốt \u2764'],
  ['decomposed Vietnamese', 'Nga\u0302\u0300y'.normalize('NFD'), 'Ngầy'],
  ['lines and tabs', ' dòng một\r\n\tdòng hai ', 'dòng một dòng hai'],
  ['unusual blanks', 'a\u2003\u00a0\u3000b', 'a b'],
  ['stacked marks', `x${'\u0335'.repeat(50)}y`, 'x\u0335\u0335y'],
  ['tag characters', `ok${String.fromCodePoint(0xe0041, 0xe0042)}`, 'ok'],
  ['nothing but blanks', ' \u200b\n ', ''],
])('%s becomes inert text', (_, from, to) => {
  expect(normalizeComment(from)).toBe(to);
});

test('ten million characters come out as two thousand', () => {
  expect(normalizeComment('ă'.repeat(10_000_000))).toBe('ă'.repeat(2000));
});

test('two subjects order the same ballots differently, and empty comments are left out', () => {
  const sources = Array.from({ length: 12 }, (_, at) => ({
    ballotHash: seeded(`b${at}`),
    text: at === 3 ? ' ' : `t${at}`,
  }));
  const salt = commentSalt([seeded('k')]);
  const [first, second] = [orderComments(salt, 0, sources), orderComments(salt, 1, sources)];
  expect(first).toHaveLength(11);
  expect(first.toSorted()).toEqual(second.toSorted());
  expect(first).not.toEqual(second);
  expect(orderComments(salt, 0, sources.toReversed())).toEqual(first);
  expect(orderComments(commentSalt([seeded('other')]), 0, sources)).not.toEqual(first);
});
