import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { concat, utf8 } from '../protocol/bytes.ts';
import { encodePss, fromInteger, powerModulo, toInteger } from '../protocol/pss.ts';

function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, remainder, before, factor] = [value, modulus, 1n, 0n];
  while (remainder > 0n) {
    const quotient = previous / remainder;
    [previous, remainder] = [remainder, previous - quotient * remainder];
    [before, factor] = [factor, before - quotient * factor];
  }
  return ((before % modulus) + modulus) % modulus;
}

/**
 * RFC 9474 Blind and Finalize with fixed salt and blinding factor, for vectors and fixtures. Never for a real
 * credential: the blinding factor follows from a name, and the arithmetic is not constant in time.
 */
export function blindDeterministically(modulus: Uint8Array, prepared: Uint8Array, name: string) {
  const n = toInteger(modulus);
  const salt = sha384(utf8(`gbp1 fixture salt ${name}`));
  const stretch = Array.from({ length: Math.ceil(modulus.length / 32) }, (_, at) => {
    return sha256(utf8(`gbp1 fixture blinding ${name} ${at}`));
  });
  const r = toInteger(concat(...stretch)) % n;
  const encoded = toInteger(encodePss(prepared, salt, modulus.length));
  const blinded = fromInteger((encoded * powerModulo(r, 65537n, n)) % n, modulus.length);
  const finalize = (answer: Uint8Array): Uint8Array =>
    fromInteger((toInteger(answer) * inverse(r, n)) % n, modulus.length);
  return { blinded, finalize, salt, r: fromInteger(r, modulus.length) };
}
