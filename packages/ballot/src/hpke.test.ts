import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import * as panva from 'hpke';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portableEngine } from './client/portable-engine.ts';
import { createNodeEngine } from './node/node-engine.ts';
import { concat, fromHex } from './protocol/bytes.ts';
import { deriveSecretKey, hpkeOpen, hpkeSeal } from './protocol/hpke.ts';

const node = createNodeEngine();
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const other = new panva.CipherSuite(panva.KEM_DHKEM_X25519_HKDF_SHA256, panva.KDF_HKDF_SHA256, panva.AEAD_AES_256_GCM);
const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const thirtyTwo = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('DeriveKeyPair gives the ephemeral key of RFC 9180 appendix A.1.1', () => {
  const ikm = fromHex('7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234');
  const secret = deriveSecretKey(ikm);
  expect(secret).toEqual(fromHex('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'));
});

test('our seal is the bytes of @hpke/core, and both it and a third library open it', async () => {
  await fc.assert(
    fc.asyncProperty(thirtyTwo, thirtyTwo, fc.uint8Array({ maxLength: 90 }), async (secret, ikm, text) => {
      const publicKey = node.x25519Public(secret);
      const input = { info: concat(text, ikm), aad: text, plaintext: concat(ikm, text), ephemeralIkm: ikm };
      const sealed = hpkeSeal(node, publicKey, input);
      expect(hpkeSeal(portableEngine, publicKey, input)).toEqual(sealed);

      const recipientPublicKey = await suite.kem.deserializePublicKey(buffer(publicKey));
      const sender = await suite.createSenderContext({
        recipientPublicKey,
        info: buffer(input.info),
        ekm: buffer(ikm),
      });
      expect(new Uint8Array(sender.enc)).toEqual(sealed.enc);
      expect(new Uint8Array(await sender.seal(buffer(input.plaintext), buffer(input.aad)))).toEqual(sealed.ciphertext);

      const privateKey = await other.DeserializePrivateKey(new Uint8Array(secret));
      const { info, aad } = input;
      const opened = await other.Open(privateKey, sealed.enc, sealed.ciphertext, { info, aad });
      expect(new Uint8Array(opened)).toEqual(input.plaintext);

      const binding = { info, aad };
      for (const engine of [node, portableEngine]) {
        expect(hpkeOpen(engine, { secret, publicKey }, { binding, sealed })).toEqual(input.plaintext);
        const moved = { info, aad: concat(aad, Uint8Array.of(0)) };
        expect(hpkeOpen(engine, { secret, publicKey }, { binding: moved, sealed })).toBeNull();
      }
    }),
    { numRuns: 15 },
  );
});

test('a low-order encapsulated key opens nothing and a low-order recipient is a bug', () => {
  const keys = { secret: new Uint8Array(32).fill(9), publicKey: node.x25519Public(new Uint8Array(32).fill(9)) };
  const sealed = { enc: new Uint8Array(32), ciphertext: new Uint8Array(48) };
  const binding = { info: new Uint8Array(0), aad: new Uint8Array(0) };
  expect(hpkeOpen(node, keys, { binding, sealed })).toBeNull();
  const input = { ...binding, plaintext: sealed.enc, ephemeralIkm: keys.secret };
  expect(() => hpkeSeal(node, new Uint8Array(32), input)).toThrow('low order');
});
