import { sha384 } from '@noble/hashes/sha2.js';
import { concat, number, sameBytes, toHex } from './bytes.ts';
import { sure } from './sure.ts';

/** RSASSA-PSS with SHA-384, MGF1-SHA-384 and a 48-byte salt (RFC 8017 sections 8.1 and 9.1) for public values. */
const HASH = 48;
const SALT = 48;

/** Bytes of a number as an integer, big-endian. */
export function toInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

/** `base` to the power `exponent` modulo `modulus`. Not constant in time: for public or throw-away values only. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square, rest] = [1n, base % modulus, exponent];
  while (rest > 0n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
    rest >>= 1n;
  }
  return result;
}

/** `value` in exactly `length` bytes, big-endian. */
export function fromInteger(value: bigint, length: number): Uint8Array {
  const text = value.toString(16).padStart(2 * length, '0');
  return Uint8Array.from({ length }, (_, at) => parseInt(text.slice(2 * at, 2 * at + 2), 16));
}

function mask(seed: Uint8Array, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / HASH) }, (_, at) => sha384(concat(seed, number(at, 4))));
  return concat(...blocks).subarray(0, length);
}

function exclusiveOr(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, at) => byte ^ sure(right[at]));
}

function digestOf(message: Uint8Array, salt: Uint8Array): Uint8Array {
  return sha384(concat(new Uint8Array(8), sha384(message), salt));
}

/** EMSA-PSS-ENCODE for a modulus of `length` whole bytes; `salt` is 48 bytes. */
export function encodePss(message: Uint8Array, salt: Uint8Array, length: number): Uint8Array {
  const digest = digestOf(message, salt);
  const padding = new Uint8Array(length - HASH - SALT - 2);
  const masked = exclusiveOr(concat(padding, Uint8Array.of(1), salt), mask(digest, length - HASH - 1));
  masked[0] = sure(masked[0]) & 0x7f;
  return concat(masked, digest, Uint8Array.of(0xbc));
}

/** RSASSA-PSS-VERIFY with e = 65537 and a modulus of whole bytes. */
export function verifyPss(modulus: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const length = modulus.length;
  const [n, s] = [toInteger(modulus), toInteger(signature)];
  if (signature.length !== length || s >= n) return false;
  const encoded = fromInteger(powerModulo(s, 65537n, n), length);
  const [masked, digest] = [encoded.subarray(0, length - HASH - 1), encoded.subarray(length - HASH - 1, length - 1)];
  if (encoded.at(-1) !== 0xbc || sure(masked[0]) > 0x7f) return false;
  const block = exclusiveOr(masked, mask(digest, masked.length));
  block[0] = sure(block[0]) & 0x7f;
  const salt = block.subarray(block.length - SALT);
  return sameBytes(encodePss(message, salt, length), encoded);
}
