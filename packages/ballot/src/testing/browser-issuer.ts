import { compareBytes } from '../protocol/bytes.ts';
import type { RsaBits } from '../protocol/key-shapes.ts';
import { fromInteger, powerModulo, toInteger } from '../protocol/pss.ts';
import type { Result } from '../protocol/result.ts';
import { accept, refuse } from '../protocol/result.ts';

/**
 * Stands in for `node/issuer.ts` where vectors are made inside a browser: the same answers by plain arithmetic.
 * For the fixed keys of the fixtures only; nothing here is constant in time.
 */
interface ArithmeticKey {
  readonly bits: RsaBits;
  readonly modulus: Uint8Array;
  readonly spki: Uint8Array;
  readonly exponent: Uint8Array;
}

/** Reads the fixed PKCS#8 keys: version, algorithm, then an octet string with the RSAPrivateKey of RFC 8017. */
export function loadIssuerKey(pkcs8: Uint8Array): Result<ArithmeticKey, 'key'> {
  const [, algorithm, wrapped] = inside(elements(pkcs8)[0]);
  const [, modulus, e, exponent] = inside(inside(wrapped)[0]);
  if (!algorithm || !modulus || !e || !exponent) return refuse('key', 'not a private key in PKCS#8');
  const bits = modulus.content.length - 1 === 384 ? 3072 : 2048;
  const publicKey = wrap(0x30, Uint8Array.of(...modulus.whole, ...e.whole));
  const spki = wrap(0x30, Uint8Array.of(...algorithm.whole, ...wrap(0x03, Uint8Array.of(0, ...publicKey))));
  return accept({ bits, modulus: modulus.content.subarray(1), spki, exponent: exponent.content });
}

/** The blind signature of RFC 9474 by exponentiation. */
export function blindSign({ modulus, exponent }: ArithmeticKey, blinded: Uint8Array): Result<Uint8Array, 'range'> {
  if (compareBytes(blinded, modulus) >= 0) return refuse('range', 'not below the modulus');
  const answer = powerModulo(toInteger(blinded), toInteger(exponent), toInteger(modulus));
  return accept(fromInteger(answer, modulus.length));
}

interface Element {
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

const inside = (element: Element | undefined): Element[] => elements(element?.content);

/** The DER elements that stand side by side in these bytes. */
function elements(bytes: Uint8Array = new Uint8Array(0)): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first - 0x80;
    const start = at + 2 + lengthBytes;
    const length = lengthBytes === 0 ? first : Number(toInteger(bytes.subarray(at + 2, start)));
    found.push({ whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

function wrap(tag: number, content: Uint8Array): Uint8Array {
  return Uint8Array.of(tag, 0x82, content.length >> 8, content.length & 0xff, ...content);
}
