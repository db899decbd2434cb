import type { KeyObject } from 'node:crypto';
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  sign,
  verify,
} from 'node:crypto';
import type { CipherUse, Engine } from '../protocol/engine.ts';

/** DER in front of a raw key, RFC 8410. */
const PRIVATE_PREFIX = {
  x25519: Buffer.from('302e020100300506032b656e04220420', 'hex'),
  ed25519: Buffer.from('302e020100300506032b657004220420', 'hex'),
} as const;
const PUBLIC_PREFIX = {
  x25519: Buffer.from('302a300506032b656e032100', 'hex'),
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
} as const;

type Curve = keyof typeof PRIVATE_PREFIX;

function privateKey(curve: Curve, secret: Uint8Array): KeyObject {
  if (secret.length !== 32) throw new Error('a secret key has 32 bytes');
  const key = Buffer.concat([PRIVATE_PREFIX[curve], secret]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function publicKey(curve: Curve, raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX[curve], raw]), format: 'der', type: 'spki' });
}

/** The JWK of a private key carries the public one; asking for it is ten times faster than a DER export. */
function rawPublic(key: KeyObject): Uint8Array {
  const { x } = key.export({ format: 'jwk' });
  return new Uint8Array(Buffer.from(String(x), 'base64url'));
}

/** Keeps the key objects of few keys that come back for every ballot: issuers, committee. */
function remembered<T>(limit: number, make: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known = new Map<string, T>();
  return (bytes) => {
    const name = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= limit) known.clear();
    const made = make(bytes);
    known.set(name, made);
    return made;
  };
}

function encrypt({ key, nonce, aad }: CipherUse, plaintext: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  return new Uint8Array(Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
}

function decrypt({ key, nonce, aad }: CipherUse, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < 16) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  try {
    const plain = decipher.update(sealed.subarray(0, sealed.length - 16));
    return new Uint8Array(Buffer.concat([plain, decipher.final()]));
  } catch {
    return null;
  }
}

/** Makes the engine for servers, stations and verifiers: OpenSSL, synchronous, with a small store of key objects. */
export function createNodeEngine(): Engine {
  const rsaKey = remembered(256, (spki) => createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }));
  const recipient = remembered(64, (raw) => publicKey('x25519', raw));
  const opener = remembered(4, (secret) => privateKey('x25519', secret));
  const signer = remembered(4, (seed) => privateKey('ed25519', seed));
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return {
    encrypt,
    decrypt,
    x25519Public: (secret) => rawPublic(opener(secret)),
    x25519Shared: (secret, raw) => {
      try {
        const shared = diffieHellman({ privateKey: opener(secret), publicKey: recipient(raw) });
        return new Uint8Array(shared);
      } catch {
        return null;
      }
    },
    ed25519Public: (seed) => rawPublic(signer(seed)),
    ed25519Sign: (seed, message) => new Uint8Array(sign(null, message, signer(seed))),
    ed25519Verify: (raw, message, signature) => {
      try {
        return raw.length === 32 && verify(null, message, publicKey('ed25519', raw), signature);
      } catch {
        return false;
      }
    },
    verifyPss: (spki, message, signature) =>
      verify('sha384', message, { key: rsaKey(spki), padding, saltLength: 48 }, signature),
  };
}
