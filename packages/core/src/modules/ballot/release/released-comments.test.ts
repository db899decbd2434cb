import fc from 'fast-check';
import { expect, test } from 'vitest';
import { releasedParts } from './released-comments.ts';

const judged = (text: string, covers: string[], verdict: 'release' | 'withhold' = 'release') =>
  releasedParts({ text, covers, verdict, reason: 'nêu tên người dân' });

test('a passage that a reader covered is left out wherever it stands, and its reason is given', () => {
  expect(judged('Ông Ba nói, ông Ba làm', ['ng Ba'])).toEqual({
    parts: [
      { text: 'Ô', isCovered: false },
      { text: '', isCovered: true },
      { text: ' nói, ô', isCovered: false },
      { text: '', isCovered: true },
      { text: ' làm', isCovered: false },
    ],
    reason: 'nêu tên người dân',
  });
});

test('overlapping passages are covered as one; nothing covered, no reason; withheld, nothing but the reason', () => {
  expect(judged('abcdef', ['bcd', 'cde']).parts.map(({ text }) => text)).toEqual(['a', '', 'f']);
  expect(judged('abc', [])).toEqual({ parts: [{ text: 'abc', isCovered: false }], reason: '' });
  expect(judged('abc', ['b'], 'withhold')).toEqual({
    parts: [{ text: '', isCovered: true }],
    reason: 'nêu tên người dân',
  });
});

test('law: every letter of a covered passage is gone, every other letter stands in its order', () => {
  let tried = 0;
  const words = fc.array(fc.constantFrom('an', 'bình', 'chi', ' ', 'a'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.constantFrom('an', 'bình', 'chi', 'na'), (said, cover) => {
      tried += 1;
      const text = said.join('');
      const { parts } = judged(text, [cover]);
      const hidden = new Set<number>();
      for (let at = text.indexOf(cover); at >= 0; at = text.indexOf(cover, at + 1)) {
        for (let letter = at; letter < at + cover.length; letter += 1) hidden.add(letter);
      }
      const left = Array.from(text, (letter, at) => (hidden.has(at) ? '' : letter)).join('');
      expect(parts.map((part) => part.text).join('')).toBe(left);
      expect(parts.every(({ text: shown, isCovered }) => isCovered === (shown === ''))).toBe(true);
    }),
  );
  console.log(`comments covered and read again: ${String(tried)}`);
});
