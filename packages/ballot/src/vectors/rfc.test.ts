import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { portableEngine } from '../client/portable-engine.ts';
import { blindSign } from '../node/issuer.ts';
import { createNodeEngine } from '../node/node-engine.ts';
import { fromHex, fromUtf8, toHex } from '../protocol/bytes.ts';
import { canonical } from '../protocol/canonical-json.ts';
import { deriveSecretKey, hpkeOpen, hpkeSeal } from '../protocol/hpke.ts';
import { leafHash, logOf, verifyConsistency, verifyInclusion } from '../protocol/log.ts';
import { encodePss, fromInteger, powerModulo, toInteger, verifyPss } from '../protocol/pss.ts';
import { mustAccept } from '../testing/must-accept.ts';
import { readVectors } from './read-vectors.ts';
import { privateKeyOf } from './rsa-key.ts';

const node = createNodeEngine();
const ENGINES = [node, portableEngine];
type Texts<K extends string> = Readonly<Record<K, string>>;

test('RFC 9474: prepare, blind, sign and finalize give the printed bytes', () => {
  type Blind = Texts<
    'name' | 'input_msg' | 'msg' | 'msg_prefix' | 'salt' | 'inv' | 'blinded_msg' | 'blind_sig' | 'sig'
  >;
  const { tests, ...key } = readVectors('rfc9474') as Texts<'p' | 'q' | 'n' | 'e' | 'd'> & {
    readonly tests: readonly Blind[];
  };
  const modulus = fromHex(key.n);
  const [n, length] = [toInteger(modulus), modulus.length];
  const privateKey = privateKeyOf(key);
  const publicKey = createPublicKey(privateKey);
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
  // The key of the RFC has 4096 bits, which no round may have; the operation is the same.
  const issuer = { bits: 3072, privateKey, publicKey, modulus, spki } as const;
  let ours = 0;
  for (const one of tests) {
    expect(one.msg_prefix + one.msg).toBe(one.input_msg);
    expect(toHex(mustAccept(blindSign(issuer, fromHex(one.blinded_msg))))).toBe(one.blind_sig);
    const finished = (toInteger(fromHex(one.blind_sig)) * toInteger(fromHex(one.inv))) % n;
    expect(toHex(fromInteger(finished, length))).toBe(one.sig);
    // GBP-1 has one salt length, 48: the variants with none are signatures that nobody here may accept.
    const isOurs = one.salt.length === 96;
    const [message, signature] = [fromHex(one.input_msg), fromHex(one.sig)];
    expect([one.name, node.verifyPss(spki, message, signature)]).toEqual([one.name, isOurs]);
    expect([one.name, verifyPss(modulus, message, signature)]).toEqual([one.name, isOurs]);
    if (!isOurs) continue;
    ours += 1;
    const encoded = toInteger(encodePss(message, fromHex(one.salt), length));
    expect((toInteger(fromHex(one.blinded_msg)) * powerModulo(toInteger(fromHex(one.inv)), 65537n, n)) % n).toBe(
      encoded,
    );
  }
  expect([tests.length, ours]).toEqual([4, 2]);
});

test('RFC 9180: DeriveKeyPair, seal and open in base mode with X25519, HKDF-SHA256 and AES-256-GCM', () => {
  type Message = Texts<'info' | 'ikmR' | 'ikmE' | 'skRm' | 'skEm' | 'pkRm' | 'pkEm' | 'enc' | 'aad' | 'pt' | 'ct'>;
  const { tests } = readVectors('rfc9180') as { tests: readonly Message[] };
  for (const one of tests) {
    expect(toHex(deriveSecretKey(fromHex(one.ikmR)))).toBe(one.skRm);
    expect(toHex(deriveSecretKey(fromHex(one.ikmE)))).toBe(one.skEm);
    const binding = { info: fromHex(one.info), aad: fromHex(one.aad) };
    const keys = { secret: fromHex(one.skRm), publicKey: fromHex(one.pkRm) };
    for (const engine of ENGINES) {
      expect(toHex(engine.x25519Public(keys.secret))).toBe(one.pkRm);
      const input = { ...binding, plaintext: fromHex(one.pt), ephemeralIkm: fromHex(one.ikmE) };
      const sealed = hpkeSeal(engine, keys.publicKey, input);
      expect([toHex(sealed.enc), toHex(sealed.ciphertext)]).toEqual([one.enc, one.ct]);
      expect(hpkeOpen(engine, keys, { binding, sealed })).toEqual(fromHex(one.pt));
    }
  }
  expect(tests).toHaveLength(1);
});

test('RFC 8032: both engines make the same keys and signatures, and verify them', () => {
  const { tests } = readVectors('rfc8032') as { tests: readonly Texts<'seed' | 'key' | 'msg' | 'sig'>[] };
  for (const { seed, key, msg, sig } of tests) {
    for (const engine of ENGINES) {
      expect(toHex(engine.ed25519Public(fromHex(seed)))).toBe(key);
      expect(toHex(engine.ed25519Sign(fromHex(seed), fromHex(msg)))).toBe(sig);
      expect(engine.ed25519Verify(fromHex(key), fromHex(msg), fromHex(sig))).toBe(true);
    }
  }
  expect(tests).toHaveLength(49);
});

test('RFC 6962: roots and proofs of the eight leaves that implementations share', () => {
  const { leaves, roots, inclusion, consistency } = readVectors('rfc6962') as {
    readonly leaves: readonly string[];
    readonly roots: readonly string[];
    readonly inclusion: readonly { readonly leaf: number; readonly size: number; readonly proof: readonly string[] }[];
    readonly consistency: readonly { readonly from: number; readonly to: number; readonly proof: readonly string[] }[];
  };
  const hashes = leaves.map((leaf) => leafHash(fromHex(leaf)));
  const log = logOf(hashes);
  const tree = (size: number) => ({ size, root: fromHex(roots[size - 1] ?? '') });
  expect(roots.map((_, at) => toHex(log.root(at + 1)))).toEqual(roots);
  for (const { leaf, size, proof } of inclusion) {
    const place = { index: leaf - 1, hash: hashes[leaf - 1] ?? new Uint8Array() };
    expect(log.inclusionProof(place.index, size).map(toHex)).toEqual(proof);
    expect(verifyInclusion(place, tree(size), proof.map(fromHex))).toBe(true);
  }
  for (const { from, to, proof } of consistency) {
    expect(log.consistencyProof(from, to).map(toHex)).toEqual(proof);
    expect(verifyConsistency(tree(from), tree(to), proof.map(fromHex))).toBe(true);
  }
  expect([leaves.length, roots.length, inclusion.length, consistency.length]).toEqual([8, 8, 5, 5]);
});

test('RFC 8785: the reference implementation and ours write the same bytes', () => {
  const { tests } = readVectors('rfc8785') as { tests: readonly Texts<'input' | 'output'>[] };
  for (const { input, output } of tests) expect(fromUtf8(canonical(JSON.parse(input)))).toBe(output);
  expect(tests).toHaveLength(2);
});
