import { generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { finishCredential, portableEngine, requestCredential } from '../client/index.ts';
import { decodeRequest, encodeRequest } from '../client/index.ts';
import { fromInteger, powerModulo, toInteger } from '../protocol/pss.ts';
import { rsaSpki } from '../protocol/key-shapes.ts';
import { toHex } from '../protocol/bytes.ts';
import { createTestRound, mustAccept, seeded } from '../testing/index.ts';
import { blindSign, confirmSignature, generateIssuerKey, loadIssuerKey } from './issuer.ts';

const fixture = createTestRound({ issuers: 1 });
const { round } = fixture;
const place = { group: 1, channel: 'online' } as const;
const [key] = fixture.issuerKey(place);
if (key === undefined) throw new Error('no key');
const n = toInteger(key.modulus);
const width = key.modulus.length;

test('a blinded value is signed, always with the same answer, and the answer is its e-th root', () => {
  const z = fromInteger(n / 3n, width);
  const s = mustAccept(blindSign(key, z));
  expect(mustAccept(blindSign(key, z))).toEqual(s);
  expect(powerModulo(toInteger(s), 65537n, n)).toBe(toInteger(z));
});

test.each<[string, string, () => Uint8Array]>([
  ['0', 'trivial', () => fromInteger(0n, width)],
  ['1', 'trivial', () => fromInteger(1n, width)],
  ['n - 1', 'trivial', () => fromInteger(n - 1n, width)],
  ['n', 'range', () => key.modulus],
  ['n + 1', 'range', () => fromInteger(n + 1n, width)],
  ['the largest number of its length', 'range', () => new Uint8Array(width).fill(0xff)],
  ['a value short by a byte', 'length', () => fromInteger(n / 3n, width).subarray(1)],
  ['a value with a leading zero', 'length', () => fromInteger(n / 3n, width + 1)],
  ['nothing', 'length', () => new Uint8Array(0)],
])('%s is not signed', (_, code, make) => {
  expect(blindSign(key, make())).toMatchObject({ ok: false, code });
});

test('small and large values beside the trivial ones are signed', () => {
  for (const value of [2n, 255n, 256n, n - 2n]) expect(blindSign(key, fromInteger(value, width)).ok).toBe(true);
});

test('a fault in the computation is caught and nothing is given out', () => {
  const z = fromInteger(n / 5n, width);
  const s = mustAccept(blindSign(key, z));
  for (let bit = 0; bit < 8 * width; bit += 97) {
    const faulty = s.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    expect(blindSign(key, z, () => faulty)).toMatchObject({ ok: false, code: 'fault' });
  }
  expect(blindSign(key, z, () => new Uint8Array(3))).toMatchObject({ code: 'fault' });
  expect(confirmSignature(key, z, s)).toBe(true);
});

test('a new key is one that a manifest takes', async () => {
  const made = await generateIssuerKey(2048);
  expect(toHex(mustAccept(loadIssuerKey(made.pkcs8)).spki)).toBe(toHex(made.spki));
});

test('keys of another kind, size or exponent are not loaded', () => {
  const der = { format: 'der', type: 'pkcs8' } as const;
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export(der);
  const three = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey.export(der);
  const curve = generateKeyPairSync('ed25519').privateKey.export(der);
  for (const bytes of [small, three, curve, Buffer.from('x')]) {
    expect(loadIssuerKey(bytes)).toMatchObject({ ok: false, code: 'key' });
  }
});

test('a request survives its bytes and finishes the same after a restart', async () => {
  const request = mustAccept(await requestCredential(portableEngine, round, { place, seed: seeded('restart') }));
  const again = mustAccept(decodeRequest(round, encodeRequest(round, request)));
  expect(again).toEqual(request);
  const answers = again.parts.map((part) => mustAccept(blindSign(key, part.blinded)));
  const credential = mustAccept(await finishCredential(portableEngine, round, { request: again, answers }));
  expect(credential.seed).toEqual(seeded('restart'));
  const bytes = encodeRequest(round, request);
  expect(decodeRequest(round, bytes.subarray(1))).toMatchObject({ code: 'length' });
  expect(
    decodeRequest(
      round,
      bytes.map((byte, at) => (at === 9 ? byte ^ 1 : byte)),
    ),
  ).toMatchObject({ code: 'round' });
  expect(
    decodeRequest(
      round,
      bytes.map((byte, at) => (at === 37 ? 7 : byte)),
    ),
  ).toMatchObject({ code: 'place' });
});

test('a wrong or missing answer gives no credential', async () => {
  const request = mustAccept(await requestCredential(portableEngine, round, { place, seed: seeded('wrong') }));
  const wrong = fromInteger(n / 7n, width);
  for (const answers of [[wrong], [new Uint8Array(3)]]) {
    expect(await finishCredential(portableEngine, round, { request, answers })).toMatchObject({ code: 'signature-1' });
  }
  expect(await finishCredential(portableEngine, round, { request, answers: [] })).toMatchObject({ code: 'answers' });
  const elsewhere = await requestCredential(portableEngine, round, {
    place: { ...place, group: 9 },
    seed: seeded('x'),
  });
  expect(elsewhere).toMatchObject({ code: 'place' });
});

function roundWithModulus(modulus: Uint8Array) {
  return createTestRound({
    issuers: 1,
    change: (manifest) => ({
      ...manifest,
      issuers: manifest.issuers.map((issuer) => ({
        ...issuer,
        keys: issuer.keys.map((entry) => ({ ...entry, spki: toHex(rsaSpki(modulus, 2048)) })),
      })),
    }),
  }).round;
}

test('a key whose exponent divides phi gives no credential whatever the issuer answers: the client stops', async () => {
  // generatePrime with `add` fixes no second bit, so the product may come out a bit short.
  const q = generatePrimeSync(1024, { bigint: true });
  let p = generatePrimeSync(1024, { bigint: true, add: 131074n, rem: 1n });
  while ((p * q) >> 2047n === 0n) p = generatePrimeSync(1024, { bigint: true, add: 131074n, rem: 1n });
  expect((p - 1n) % 65537n).toBe(0n);
  const crafted = roundWithModulus(fromInteger(p * q, 256));
  const request = mustAccept(await requestCredential(portableEngine, crafted, { place, seed: seeded('phi') }));
  const answers = request.parts.map((part) => part.blinded);
  const outcome = await finishCredential(portableEngine, crafted, { request, answers });
  expect(outcome).toMatchObject({ ok: false, code: 'signature-1' });
});

test('a modulus with a small factor is refused as a key, not thrown', async () => {
  const crafted = roundWithModulus(fromInteger((2n ** 2047n / 30030n) * 30030n + 45045n, 256));
  const outcomes = await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) =>
      requestCredential(portableEngine, crafted, { place, seed: seeded(`factor ${name}`) }),
    ),
  );
  expect(outcomes.filter(({ ok }) => !ok).length).toBeGreaterThan(0);
});
