import serialize from 'canonicalize';
import { fromUtf8, sameBytes, utf8 } from './bytes.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';

/** RFC 8785 bytes of a value. Throws on what JSON cannot carry (undefined, NaN, lone surrogates): that is a bug. */
export function canonical(value: unknown): Uint8Array {
  const text = serialize(value);
  if (text === undefined) throw new Error('not a JSON value');
  return utf8(text);
}

/**
 * Parses bytes that must already be RFC 8785 canonical: the same value has one spelling only, so repeated keys, other
 * orders, blanks, escapes and number forms are refused with `json`.
 */
export function parseCanonical(bytes: Uint8Array): Result<unknown, 'json'> {
  const text = fromUtf8(bytes);
  if (text === null) return refuse('json', 'not UTF-8');
  try {
    const value: unknown = JSON.parse(text);
    return sameBytes(canonical(value), bytes) ? accept(value) : refuse('json', 'not in canonical form (RFC 8785)');
  } catch {
    return refuse('json', 'not JSON');
  }
}
