import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ed25519 } from '@noble/curves/ed25519.js';
import { portableEngine } from './client/portable-engine.ts';
import { createNodeEngine } from './node/node-engine.ts';
import { fromHex } from './protocol/bytes.ts';
import { isSoundX25519 } from './protocol/key-shapes.ts';
import { loadIssuerKey } from './node/issuer.ts';
import { encodePss } from './protocol/pss.ts';
import { blindDeterministically, FIXED_ISSUER_KEYS, mustAccept } from './testing/index.ts';
import { constants, createHash, privateDecrypt } from 'node:crypto';

const node = createNodeEngine();
const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const text = fc.uint8Array({ maxLength: 200 });

test('both engines encrypt alike, open each other and refuse a changed byte', () => {
  const nonces = fc.uint8Array({ minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(key, nonces, text, text, (secret, nonce, aad, plain) => {
      const use = { key: secret, nonce, aad };
      const sealed = node.encrypt(use, plain);
      expect(portableEngine.encrypt(use, plain)).toEqual(sealed);
      expect([portableEngine.decrypt(use, sealed), node.decrypt(use, sealed)]).toEqual([plain, plain]);
      const changed = Uint8Array.from(sealed);
      changed[0] = (changed[0] ?? 0) ^ 1;
      expect([portableEngine.decrypt(use, changed), node.decrypt(use, changed)]).toEqual([null, null]);
      expect([portableEngine.decrypt(use, new Uint8Array(3)), node.decrypt(use, new Uint8Array(3))]).toEqual([
        null,
        null,
      ]);
    }),
    { numRuns: 60 },
  );
});

test('both engines agree on X25519, and on keys of low order giving nothing', () => {
  fc.assert(
    fc.property(key, key, (mine, other) => {
      const publicKey = node.x25519Public(other);
      expect(portableEngine.x25519Public(other)).toEqual(publicKey);
      const shared = node.x25519Shared(mine, publicKey);
      expect(portableEngine.x25519Shared(mine, publicKey)).toEqual(shared);
      expect(shared).toHaveLength(32);
    }),
    { numRuns: 25 },
  );
  const lowOrder = [
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    `ec${'ff'.repeat(30)}7f`,
  ].map(fromHex);
  for (const publicKey of lowOrder) {
    expect(isSoundX25519(publicKey)).toBe(false);
    expect(node.x25519Shared(new Uint8Array(32).fill(7), publicKey)).toBeNull();
    expect(portableEngine.x25519Shared(new Uint8Array(32).fill(7), publicKey)).toBeNull();
  }
});

test('both engines sign alike and refuse the same signatures', () => {
  fc.assert(
    fc.property(key, text, fc.nat(63), (seed, message, at) => {
      const [publicKey, signature] = [node.ed25519Public(seed), node.ed25519Sign(seed, message)];
      expect(portableEngine.ed25519Public(seed)).toEqual(publicKey);
      expect(portableEngine.ed25519Sign(seed, message)).toEqual(signature);
      const changed = Uint8Array.from(signature);
      changed[at] = (changed[at] ?? 0) ^ 4;
      for (const engine of [node, portableEngine]) {
        expect(engine.ed25519Verify(publicKey, message, signature)).toBe(true);
        expect(engine.ed25519Verify(publicKey, message, changed)).toBe(false);
        expect(engine.ed25519Verify(publicKey, message, signature.subarray(1))).toBe(false);
        expect(engine.ed25519Verify(publicKey.subarray(1), message, signature)).toBe(false);
      }
    }),
    { numRuns: 25 },
  );
});

test('both engines agree on signatures with a small-order part, where libraries usually differ', () => {
  const { Point } = ed25519;
  const order8 = Point.fromBytes(fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'));
  let [accepted, refused] = [0, 0];
  for (let at = 0; at < 24; at += 1) {
    const secret = BigInt(at + 5);
    const publicKey = Point.BASE.multiply(secret).add(order8).toBytes();
    const message = Uint8Array.of(at);
    const r = Point.BASE.multiply(9n)
      .add(at % 2 === 0 ? order8 : Point.ZERO)
      .toBytes();
    const digest = ed25519Challenge(r, publicKey, message);
    const s = (9n + digest * secret) % Point.Fn.ORDER;
    const bytes = Uint8Array.from({ length: 32 }, (_, place) => Number((s >> BigInt(8 * place)) & 0xffn));
    const signature = Uint8Array.from([...r, ...bytes]);
    const verdict = node.ed25519Verify(publicKey, message, signature);
    expect(portableEngine.ed25519Verify(publicKey, message, signature)).toBe(verdict);
    if (verdict) accepted += 1;
    else refused += 1;
  }
  expect(refused).toBeGreaterThan(0);
  expect(accepted + refused).toBe(24);
});

function ed25519Challenge(r: Uint8Array, publicKey: Uint8Array, message: Uint8Array): bigint {
  const digest = new Uint8Array(
    createHash('sha512')
      .update(Uint8Array.from([...r, ...publicKey, ...message]))
      .digest(),
  );
  return digest.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n) % ed25519.Point.Fn.ORDER;
}

test.each([2048, 3072] as const)('both engines verify RSA-PSS of %d bits alike', (bits) => {
  const issuer = mustAccept(loadIssuerKey(Buffer.from(FIXED_ISSUER_KEYS[bits][0] ?? '', 'base64')));
  const rawSign = (encoded: Uint8Array): Uint8Array =>
    new Uint8Array(privateDecrypt({ key: issuer.privateKey, padding: constants.RSA_NO_PADDING }, encoded));
  fc.assert(
    fc.property(text, fc.nat(bits / 8 - 1), (message, at) => {
      const salt = new Uint8Array(48).fill(at);
      const encoded = encodePss(message, salt, bits / 8);
      const { blinded, finalize } = blindDeterministically(issuer.modulus, message, `engine ${at}`);
      const good = [rawSign(encoded), finalize(rawSign(blinded))];
      const bad = [...good.map((s) => s.map((byte, place) => (place === at ? byte ^ 1 : byte))), encoded, salt];
      const wrongTrailer = encoded.map((byte, place) => (place === encoded.length - 1 ? 0xbb : byte));
      for (const engine of [node, portableEngine]) {
        for (const signature of good) expect(engine.verifyPss(issuer.spki, message, signature)).toBe(true);
        for (const signature of [...bad, rawSign(wrongTrailer)]) {
          expect(engine.verifyPss(issuer.spki, message, signature)).toBe(false);
        }
      }
    }),
    { numRuns: 8 },
  );
});
