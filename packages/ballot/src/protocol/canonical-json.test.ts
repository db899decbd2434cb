import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUtf8, utf8 } from './bytes.ts';
import { canonical, parseCanonical } from './canonical-json.ts';
import { frame } from './domain.ts';

test('the sample of RFC 8785 section 3.2 comes out as printed there', () => {
  const sample = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\\"\/',
    literals: [null, true, false],
  };
  expect(fromUtf8(canonical(sample))).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('every JSON value has one spelling, and only that one is read', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const bytes = canonical(value);
      const parsed = parseCanonical(bytes);
      expect(parsed.ok && canonical(parsed.value)).toEqual(bytes);
    }),
  );
});

test.each([
  ['a repeated key', '{"a":1,"a":1}'],
  ['another order', '{"b":1,"a":2}'],
  ['a blank', '{"a": 1}'],
  ['a long number', '1.0'],
  ['minus zero', '-0'],
  ['another exponent', '1e21 '],
  ['an escape that is not needed', '"\\u0061"'],
  ['no JSON', '{'],
  ['nothing', ''],
  ['a byte order mark', '\ufeff{}'],
])('%s is refused', (_, text) => {
  expect(parseCanonical(utf8(text))).toMatchObject({ ok: false, code: 'json' });
});

test('a lone surrogate is refused in text and is a bug in a value', () => {
  expect(parseCanonical(utf8('"\\ud800"'))).toMatchObject({ ok: false });
  expect(() => canonical('\ud800')).toThrow();
  expect(() => canonical(undefined)).toThrow();
});

test('no two lists of parts share a frame', () => {
  const part = fc.uint8Array({ maxLength: 6 });
  const parts = fc.array(part, { maxLength: 4 });
  fc.assert(
    fc.property(parts, parts, (left, right) => {
      const same = JSON.stringify(left.map((p) => [...p])) === JSON.stringify(right.map((p) => [...p]));
      expect(Buffer.compare(frame('gbp1/round', ...left), frame('gbp1/round', ...right)) === 0).toBe(same);
    }),
  );
  expect(frame('gbp1/cast', Uint8Array.of(7))).toEqual(Uint8Array.of(9, ...utf8('gbp1/cast'), 0, 0, 0, 1, 7));
});
