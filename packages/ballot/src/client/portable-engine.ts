import { gcm } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, sameBytes } from '../protocol/bytes.ts';
import type { Engine } from '../protocol/engine.ts';
import { rsaModulus } from '../protocol/key-shapes.ts';
import { verifyPss } from '../protocol/pss.ts';

const { Point } = ed25519;
const ORDER = Point.Fn.ORDER;

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** Encode-and-compare verification, so that this engine and OpenSSL agree also on points with a small-order part. */
function verifyWithoutCofactor(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const [r, s] = [signature.subarray(0, 32), littleEndian(signature.subarray(32))];
  if (s >= ORDER) return false;
  try {
    const key = Point.fromBytes(publicKey);
    const challenge = littleEndian(sha512(concat(r, publicKey, message))) % ORDER;
    const expected = Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(challenge));
    return sameBytes(expected.toBytes(), r);
  } catch {
    return false;
  }
}

function sharedSecret(secret: Uint8Array, publicKey: Uint8Array): Uint8Array | null {
  try {
    return x25519.getSharedSecret(secret, publicKey);
  } catch {
    return null;
  }
}

/** The engine for browsers: noble's audited JavaScript, synchronous, the same in every browser and in Node. */
export const portableEngine: Engine = {
  encrypt: ({ key, nonce, aad }, plaintext) => gcm(key, nonce, aad).encrypt(plaintext),
  decrypt: ({ key, nonce, aad }, sealed) => {
    try {
      return gcm(key, nonce, aad).decrypt(sealed);
    } catch {
      return null;
    }
  },
  x25519Public: (secret) => x25519.getPublicKey(secret),
  x25519Shared: sharedSecret,
  ed25519Public: (seed) => ed25519.getPublicKey(seed),
  ed25519Sign: (seed, message) => ed25519.sign(message, seed),
  ed25519Verify: verifyWithoutCofactor,
  verifyPss: (spki, message, signature) => {
    const modulus = rsaModulus(spki, 3072) ?? rsaModulus(spki, 2048);
    return modulus !== null && verifyPss(modulus, message, signature);
  },
};
