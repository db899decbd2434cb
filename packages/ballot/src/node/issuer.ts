import type { KeyObject } from 'node:crypto';
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { compareBytes, sameBytes } from '../protocol/bytes.ts';
import type { RsaBits } from '../protocol/key-shapes.ts';
import { rsaModulus } from '../protocol/key-shapes.ts';
import type { Result } from '../protocol/result.ts';
import { accept, refuse } from '../protocol/result.ts';
import { sure } from '../protocol/sure.ts';

const generate = promisify(generateKeyPair);

/** An issuer's key for one group and channel. The private part never signs anything but blinded values. */
export interface IssuerKey {
  readonly bits: RsaBits;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly modulus: Uint8Array;
  /** SubjectPublicKeyInfo, as the manifest carries it. */
  readonly spki: Uint8Array;
}

/** Makes a new issuer key; takes from a tenth of a second to some seconds. Gives the private key as PKCS#8 DER. */
export async function generateIssuerKey(
  bits: RsaBits,
): Promise<{ readonly pkcs8: Uint8Array; readonly spki: Uint8Array }> {
  const pair = await generate('rsa', { modulusLength: bits, publicExponent: 65537 });
  return {
    pkcs8: new Uint8Array(pair.privateKey.export({ format: 'der', type: 'pkcs8' })),
    spki: new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' })),
  };
}

/** Loads an issuer key from PKCS#8 DER; refuses any but RSA-2048 or RSA-3072 with e = 65537. */
export function loadIssuerKey(pkcs8: Uint8Array): Result<IssuerKey, 'key'> {
  const pair = readPair(pkcs8);
  if (pair === null) return refuse('key', 'not a private key in PKCS#8');
  const spki = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }));
  for (const bits of [3072, 2048] as const) {
    const modulus = rsaModulus(spki, bits);
    if (modulus !== null) return accept({ bits, ...pair, modulus, spki });
  }
  return refuse('key', 'not an RSA key of 2048 or 3072 bits with e = 65537');
}

function readPair(pkcs8: Uint8Array): Pick<IssuerKey, 'privateKey' | 'publicKey'> | null {
  try {
    const privateKey = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch {
    return null;
  }
}

/** Why a blinded value is not signed. `fault`: the signature came out wrong and nothing may be sent. */
export type BlindSignRefusal = 'length' | 'range' | 'trivial' | 'fault';

function isTrivial(modulus: Uint8Array, blinded: Uint8Array): boolean {
  const small = blinded.subarray(0, -1).every((byte) => byte === 0) && sure(blinded.at(-1)) <= 1;
  const minusOne = Uint8Array.from(modulus);
  minusOne[minusOne.length - 1] = sure(minusOne.at(-1)) - 1;
  return small || sameBytes(minusOne, blinded);
}

/** Confirms s^e = z: catches a fault in the signing computation, which would give the key away (RFC 9474 section 4.3). */
export function confirmSignature(key: IssuerKey, blinded: Uint8Array, signature: Uint8Array): boolean {
  try {
    const plain = { key: key.publicKey, padding: constants.RSA_NO_PADDING };
    return sameBytes(publicEncrypt(plain, signature), blinded);
  } catch {
    return false;
  }
}

/** The raw private operation; apart so that a test can put a fault between it and its confirmation. */
export type RawSign = (key: IssuerKey, blinded: Uint8Array) => Uint8Array;

const openSslSign: RawSign = (key, blinded) =>
  new Uint8Array(privateDecrypt({ key: key.privateKey, padding: constants.RSA_NO_PADDING }, blinded));

/**
 * Signs a blinded value (RFC 9474 BlindSign) with OpenSSL's blinded RSA. Refuses another length, z >= n and the trivial
 * values 0, 1 and n - 1; gives `fault` when the confirmation fails. The same value always gets the same answer.
 */
export function blindSign(
  key: IssuerKey,
  blinded: Uint8Array,
  rawSign: RawSign = openSslSign,
): Result<Uint8Array, BlindSignRefusal> {
  if (blinded.length !== key.modulus.length) return refuse('length', 'not as long as the modulus');
  if (compareBytes(blinded, key.modulus) >= 0) return refuse('range', 'not below the modulus');
  if (isTrivial(key.modulus, blinded)) return refuse('trivial', 'a value that blinding never gives');
  const signature = rawSign(key, blinded);
  return confirmSignature(key, blinded, signature)
    ? accept(signature)
    : refuse('fault', 'the signature came out wrong');
}
