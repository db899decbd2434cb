import { concat, fromHex, sameBytes } from './bytes.ts';
import { sure } from './sure.ts';

/** Modulus sizes that a round may use, in bits. */
export type RsaBits = 2048 | 3072;

/** SubjectPublicKeyInfo of an RSA key with e = 65537 is this prefix, the modulus, and this suffix. Nothing else passes. */
const SPKI: Record<RsaBits, Uint8Array> = {
  2048: fromHex('30820122300d06092a864886f70d01010105000382010f003082010a0282010100'),
  3072: fromHex('308201a2300d06092a864886f70d01010105000382018f003082018a0282018100'),
};
const EXPONENT = fromHex('0203010001');

/** The modulus of a key that has exactly this many bits and e = 65537, else null. */
export function rsaModulus(spki: Uint8Array, bits: RsaBits): Uint8Array | null {
  const prefix = SPKI[bits];
  const modulus = spki.slice(prefix.length, prefix.length + bits / 8);
  if (modulus.length !== bits / 8 || !sameBytes(spki, concat(prefix, modulus, EXPONENT))) return null;
  return sure(modulus[0]) >= 0x80 && sure(modulus.at(-1)) % 2 === 1 ? modulus : null;
}

/** SubjectPublicKeyInfo of a modulus with e = 65537. */
export function rsaSpki(modulus: Uint8Array, bits: RsaBits): Uint8Array {
  return concat(SPKI[bits], modulus, EXPONENT);
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

const FIELD = 2n ** 255n - 19n;

/** The u-coordinates of low order on Curve25519 and its twist (RFC 7748 section 6.1; cr.yp.to/ecdh.html). */
const LOW_ORDER_U = new Set([
  0n,
  1n,
  FIELD - 1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
]);

/** True for a canonical X25519 public key (u below the field's prime) that is not of low order. */
export function isSoundX25519(publicKey: Uint8Array): boolean {
  const u = littleEndian(publicKey);
  return publicKey.length === 32 && u < FIELD && !LOW_ORDER_U.has(u);
}

/** y of the points of order 8 on edwards25519; the other low-order points have y = 0, 1 or -1. */
const ORDER_EIGHT_Y = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
const LOW_ORDER_Y = new Set([0n, 1n, FIELD - 1n, ORDER_EIGHT_Y, FIELD - ORDER_EIGHT_Y]);

/** True for an Ed25519 public key whose y is canonical and not of low order. Curve membership is left to verification. */
export function isSoundEd25519(publicKey: Uint8Array): boolean {
  const y = littleEndian(publicKey) & (2n ** 255n - 1n);
  return publicKey.length === 32 && y < FIELD && !LOW_ORDER_Y.has(y);
}
