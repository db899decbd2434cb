import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import '@guong/core/usecase';
import { faultIn, inLanguage } from './in-language.ts';
import { languageAsked } from './language-asked.ts';
import { filled, gapsIn, templateOf } from './template.ts';

test('a sentence is found whole, and what stands in its gaps is kept as it was typed', () => {
  expect(inLanguage('Nhập trích yếu', 'en')).toBe('Enter the title of the document');
  expect(inLanguage('Liên kết này khép thành vòng: 7-CT/TU đã dựa vào Nhập trích yếu', 'en')).toBe(
    'This link closes a circle: 7-CT/TU already rests on Nhập trích yếu',
  );
});

test('words of the house inside a sentence are in English too', () => {
  const said = 'Số này đã đăng ký: 1-KH/ĐU ngày 05/09/2023, “Sông Hồng”. Số tiếp theo còn trống: 2-KH/ĐU.';
  expect(inLanguage(said, 'en')).toBe(
    'This number is registered already: 1-KH/ĐU of 05/09/2023, “Sông Hồng”. The next free one: 2-KH/ĐU.',
  );
});

test('what the catalogue does not know stays as it is, and so does everything for who reads Vietnamese', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => inLanguage(text, 'vi') === text));
  expect(inLanguage('Hoa Gạo nở', 'en')).toBe('Hoa Gạo nở');
});

test('a refusal keeps its code, the names of its fields and its numbers', () => {
  const fields = { title: 'Nhập trích yếu', constructor: 'Nhập người ký' };
  expect(faultIn({ code: 'invalid', fields }, 'en')).toEqual({
    code: 'invalid',
    fields: { title: 'Enter the title of the document', constructor: 'Enter who signed' },
  });
  expect(faultIn({ code: 'too_many', retryAfterSeconds: 5 }, 'en')).toEqual({ code: 'too_many', retryAfterSeconds: 5 });
  const detail = { state: 'closed' };
  expect(faultIn({ code: 'conflict', reason: 'Hai văn bản đã có liên kết này rồi.', detail }, 'en')).toEqual({
    code: 'conflict',
    reason: 'The two documents already have this link.',
    detail,
  });
});

test('a sentence put together from a template is taken apart again, whatever stands in its gaps', () => {
  const gap = fc.string().filter((text) => !/[<>]/.test(text));
  fc.assert(
    fc.property(gap, gap, gap, (one, two, three) => {
      const template = templateOf('a<{0}><{1}>{2}>z');
      expect(gapsIn(template, `a<${one}><${two}>${three}>z`)).toEqual([one, two, three]);
    }),
  );
  expect(gapsIn(templateOf('aba{0}aba'), 'aba')).toBeUndefined();
});

test('an English sentence says one and many, and writes a number with English commas', () => {
  const english = '{0} {0:line|lines} of {1#}';
  expect(filled(english, ['1', '25.000'], String)).toBe('1 line of 25,000');
  expect(filled(english, ['2', '90'], String)).toBe('2 lines of 90');
});

test('a program is answered in English when it wants that more than Vietnamese', () => {
  const asked = (header?: string) => languageAsked(header);
  expect(['en', 'en-GB,en;q=0.9,vi;q=0.8', 'fr, EN;q=0.1', 'vi;q=0.2, en; q=0.3'].map(asked)).toEqual(
    Array.from({ length: 4 }, () => 'en'),
  );
  expect(['', '*', 'vi', 'vi-VN,vi;q=0.9,en;q=0.8', 'en;q=0', 'english', 'en;q=2', ';;,,'].map(asked)).toEqual(
    Array.from({ length: 8 }, () => 'vi'),
  );
  expect(asked()).toBe('vi');
});

test('what the library of schemas says where a field has no sentence of its own is in English too', () => {
  const wrong: readonly (readonly [z.ZodType, unknown])[] = [
    [z.string(), 1],
    [z.number(), []],
    [z.array(z.string()), 'x'],
    [z.date(), 'x'],
    [z.literal('a'), 'b'],
    [z.enum(['a', 'b']), 'c'],
    [z.string().max(2), 'abc'],
    [z.string().min(2), 'a'],
    [z.array(z.int()).max(1), [1, 2]],
    [z.array(z.int()).min(1), []],
    [z.number().max(2), 3],
    [z.number().min(2), 1],
    [z.string().startsWith('a'), 'b'],
    [z.string().endsWith('a'), 'b'],
    [z.string().includes('a'), 'b'],
    [z.string().regex(/a/), 'b'],
    [z.uuid(), 'b'],
    [z.email(), 'b'],
    [z.iso.date(), 'b'],
    [z.iso.datetime(), 'b'],
    [z.number().multipleOf(2), 3],
    [z.union([z.string(), z.number()]), true],
    [z.record(z.string().regex(/^a$/), z.string()), { b: 'c' }],
  ];
  const said = wrong.flatMap(([schema, value]) =>
    (schema.safeParse(value).error?.issues ?? []).map((one) => one.message),
  );
  expect(said.length).toBe(wrong.length);
  const unsaid = said.filter((message) => /[^\p{ASCII}]/u.test(inLanguage(message, 'en')));
  expect([said.filter((message) => /[^\p{ASCII}]/u.test(message)).length, unsaid]).toEqual([wrong.length, []]);
});
