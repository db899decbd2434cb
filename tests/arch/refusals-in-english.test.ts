import { expect, test } from 'vitest';
import { CATALOGUE, PARTS, SCHEMA } from '../../packages/server/src/refusals/catalogue/index.ts';
import { NOT_REFUSALS } from './not-refusals.ts';
import { sourcesOf, spokenIn, type Spoken } from './spoken-sentences.ts';

const SOURCES = [
  ...['packages/core/src', 'packages/spreadsheet/src'].flatMap(sourcesOf),
  'packages/paper/src/pdf-writer.ts',
  'packages/vietnamese/src/parsed.ts',
];
const SPOKEN = SOURCES.flatMap((file) => spokenIn(file));

const placeOf = ({ file, within }: Spoken): string => `${file.replace(/^packages\/(core\/src\/)?/, '')}#${within}`;
const shown = ({ file, line, text }: Spoken): string => `${file}:${String(line)} ${text}`;
const hasEnglish = ({ text }: Spoken): boolean => Object.hasOwn(CATALOGUE, text);
/** Handed to a refusal there and then: no list of exceptions reaches it. */
const mustBeSaid = (spoken: Spoken): boolean => spoken.isRefusal || !NOT_REFUSALS.has(placeOf(spoken));

test('every Vietnamese sentence of the source has its English, or stands in the list of texts that no refusal speaks', () => {
  const sentences = SPOKEN.filter(hasEnglish);
  console.log(
    `refusals: ${String(sentences.length)} places speak ${String(new Set(sentences.map(({ text }) => text)).size)} sentences, ` +
      `${String(SPOKEN.length - sentences.length)} other Vietnamese texts in ${String(NOT_REFUSALS.size)} declarations`,
  );
  expect(SPOKEN.filter((spoken) => mustBeSaid(spoken) && !hasEnglish(spoken)).map(shown)).toEqual([]);
});

test('the catalogue has no sentence that the source no longer speaks, and none twice', () => {
  const spoken = new Set(SPOKEN.map(({ text }) => text));
  const ours = PARTS.filter((part) => part !== SCHEMA).flatMap((part) => Object.keys(part));
  expect(ours.filter((sentence) => !spoken.has(sentence))).toEqual([]);
  expect(PARTS.flatMap((part) => Object.keys(part)).length).toBe(Object.keys(CATALOGUE).length);
});

test('no exception is left over: each has a text without English', () => {
  const needed = new Set(SPOKEN.filter((spoken) => !hasEnglish(spoken)).map(placeOf));
  expect([...NOT_REFUSALS].filter((place) => !needed.has(place))).toEqual([]);
});

const numbersIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\d+)/g)].map(([, n]) => n ?? ''))].sort();

test('an English sentence fills the gaps of its Vietnamese one, ends like it, and is English', () => {
  const odd = Object.entries(CATALOGUE).filter(
    ([vietnamese, english]) =>
      numbersIn(vietnamese).join() !== numbersIn(english).join() ||
      vietnamese.endsWith('.') !== english.endsWith('.') ||
      /[ảãạăằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏõọồốổỗộơờớởỡợủũụưừứửữựỳỷỹỵ]/i.test(english.replace(/“[^”]*”|Mẫu KH-01/g, '')),
  );
  expect(odd).toEqual([]);
});

test('a template has words of its own, so that it fits nothing by chance', () => {
  const bare = Object.keys(CATALOGUE).filter((text) => text.replace(/\{\d+\}|[^\p{L}]/gu, '').length < 3);
  expect(bare).toEqual(['số']);
});

test('the reader of the source finds planted sentences: whole, with gaps, put together, in a choice, and says which are refusals', () => {
  const planted = `
    const END = 'rồi gửi lại.';
    const of = (n: number, name: string) => [
      \`Còn \${n} dòng của \${name}: sửa \${END}\`, 'Hãy ' + 'chờ ' + name, \`Mã \${n > 1 ? 'đã đổi' : name}\`,
      conflict(n > 1 ? 'Đã đóng.' : 'Đã hủy.'), fail({ code: 'unavailable', reason: 'Máy bận.' }), { summary: 'Đóng hòm' },
    ];`;
  expect(spokenIn('planted.ts', planted).map(({ text, within, isRefusal }) => [within, text, isRefusal])).toEqual([
    ['END', 'rồi gửi lại.', false],
    ['of', 'Còn {0} dòng của {1}: sửa rồi gửi lại.', false],
    ['of', 'Hãy chờ {0}', false],
    ['of', 'Mã {0}', false],
    ['of', 'đã đổi', false],
    ['of', 'Đã đóng.', true],
    ['of', 'Đã hủy.', true],
    ['of', 'Máy bận.', true],
  ]);
});
