import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

test('the same value has the same text, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: 3 }], a: null })).toBe('{"a":null,"b":[1,{"c":3,"d":2}]}');
});

test('bytes of an upload become one short text, and other bytes another', () => {
  const text = canonicalJson({ file: new Uint8Array([1, 2, 3]) });
  expect(text).toBe('{"file":{"base64":"AQID"}}');
  expect(canonicalJson({ file: new Uint8Array([1, 2, 4]) })).not.toBe(text);
});
