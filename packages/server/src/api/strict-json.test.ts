import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NotStrictJson, parseStrictJson } from './strict-json.ts';

test('whatever JSON.stringify writes is read back the same', () => {
  const plain = fc
    .jsonValue({ noUnicodeString: false })
    .filter((value) => !/-0|"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(plain, (value) => {
      const text = JSON.stringify(value);
      fc.pre(text.isWellFormed() && !/\\ud[89a-f]/i.test(text));
      expect(parseStrictJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['a key that comes twice', '{"a":1,"a":2}'],
  ['a key that comes twice in another spelling', '{"a":1,"\\u0061":2}'],
  ['a doubled key deep inside', '{"x":[{"y":{"b":1,"c":[],"b":null}}]}'],
  ['a number beyond a double', '{"a":1e400}'],
  ['a number beyond a double, negative', '[-1e999]'],
  ['minus zero', '{"a":-0}'],
  ['minus zero in disguise', '{"a":-0.0e5}'],
  ['a lone high surrogate', '{"a":"\\ud800"}'],
  ['a lone low surrogate in a key', '{"\\udc00":1}'],
  ['__proto__', '{"__proto__":{"isAdmin":true}}'],
  ['__proto__ in another spelling', '{"\\u005f_proto__":1}'],
  ['constructor', '{"a":{"constructor":1}}'],
  ['nesting deeper than 32', '['.repeat(33) + ']'.repeat(33)],
  ['a megabyte of nesting', '{"a":'.repeat(200_000)],
  ['an open string', '{"a":"b'],
  ['a comma too many', '{"a":1,}'],
  ['a comment', '{"a":1}//'],
  ['single quotes', "{'a':1}"],
  ['NaN', '{"a":NaN}'],
  ['a byte order mark', '\ufeff{}'],
  ['nothing', ''],
  ['two values', '{}{}'],
])('%s is refused', (_what, text) => {
  expect(() => parseStrictJson(text)).toThrow(NotStrictJson);
});

test('an empty object inside a list does not make the next text a key', () => {
  expect(parseStrictJson('[{},"a","a",{"a":"a"}]')).toEqual([{}, 'a', 'a', { a: 'a' }]);
});
