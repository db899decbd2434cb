import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestRound, mustAccept, seeded, testBallot, plainAnswers } from '../testing/index.ts';
import { fromHex, toHex, utf8 } from './bytes.ts';
import { canonical } from './canonical-json.ts';
import { createDoor } from './door.ts';
import { rsaModulus, rsaSpki } from './key-shapes.ts';
import type { Manifest } from './manifest-shape.ts';
import { parseManifest, roundId } from './manifest.ts';
import { roundFingerprint } from './words.ts';

const fixture = createTestRound();
const { engine, round } = fixture;
const good = round.manifest;
const read = (manifest: unknown) => parseManifest(canonical(manifest), engine);

function spkiOf(modulusLength: number, publicExponent = 65537): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength, publicExponent });
  return toHex(publicKey.export({ format: 'der', type: 'spki' }));
}

function withFirstKey(spki: string): Manifest {
  const [first, ...rest] = good.issuers;
  if (first === undefined) throw new Error('no issuer');
  return { ...good, issuers: [{ ...first, keys: first.keys.map((key) => ({ ...key, spki })) }, ...rest] };
}

function withMember(change: Partial<Manifest['committee'][number]>): Manifest {
  return { ...good, committee: good.committee.map((member, at) => (at === 0 ? { ...member, ...change } : member)) };
}

test('a sound manifest is read, and its bytes and name are one', () => {
  const parsed = mustAccept(read(good));
  expect(parsed.manifest).toEqual(good);
  expect(parsed.bytes).toEqual(round.bytes);
  expect(parsed.id).toEqual(roundId(round.bytes));
  expect(roundFingerprint(parsed.id)).toHaveLength(8);
});

test('the same content in any other bytes is refused', () => {
  const text = JSON.stringify(good);
  for (const other of [text, `${text}\n`, ` ${text}`]) {
    const bytes = utf8(other);
    expect(toHex(bytes)).not.toBe(toHex(round.bytes));
    expect(parseManifest(bytes, engine)).toMatchObject({ ok: false, code: 'json' });
  }
  expect(parseManifest(new Uint8Array(1_000_001), engine)).toMatchObject({ code: 'json', detail: 'too long' });
});

test('no field may be missing, unknown or of another kind', () => {
  for (const name of Object.keys(good)) {
    const { [name]: _left, ...rest } = { ...good } as Record<string, unknown>;
    expect(read(rest), name).toMatchObject({ ok: false, code: 'shape' });
    expect(read({ ...good, [name]: { surprise: 1 } }), name).toMatchObject({ ok: false, code: 'shape' });
  }
  expect(read({ ...good, extra: 1 })).toMatchObject({ code: 'shape', detail: 'manifest.extra: unknown field' });
  expect(read([])).toMatchObject({ code: 'shape' });
  expect(read({ ...good, title: 'a\u202eb' })).toMatchObject({ code: 'shape' });
  expect(read({ ...good, title: 'e\u0302' })).toMatchObject({ code: 'shape' });
});

test.each([
  ['e = 65539', () => withFirstKey(spkiOf(2048, 65539))],
  ['a modulus of 2,047 bits', () => withFirstKey(halved())],
  ['a modulus of 3,072 bits where 2,048 are said', () => withFirstKey(spkiOf(3072))],
  ['an even modulus', () => withFirstKey(evened())],
  ['trailing bytes', () => withFirstKey(`${good.issuers[0]?.keys[0]?.spki ?? ''}00`)],
])('an issuer key with %s is refused', (_, make) => {
  expect(read(make())).toMatchObject({ ok: false, code: 'issuers' });
});

function modulus(): Uint8Array {
  const found = rsaModulus(fromHex(good.issuers[0]?.keys[0]?.spki ?? ''), 2048);
  if (found === null) throw new Error('no modulus');
  return Uint8Array.from(found);
}

function halved(): string {
  const shorter = modulus();
  shorter[0] = (shorter[0] ?? 0) & 0x7f;
  return toHex(rsaSpki(shorter, 2048));
}

function evened(): string {
  const even = modulus();
  even[255] = (even[255] ?? 0) & 0xfe;
  return toHex(rsaSpki(even, 2048));
}

test('an issuer key with e = 3 is refused by its length alone', () => {
  expect(read(withFirstKey(spkiOf(2048, 3)))).toMatchObject({ ok: false, code: 'shape' });
});

test('one issuer key for two issuers is refused', () => {
  expect(read(withFirstKey(good.issuers[1]?.keys[0]?.spki ?? ''))).toMatchObject({ code: 'issuers' });
});

test.each<[string, string, () => Manifest]>([
  ['an assurance level other than the number of issuers', 'issuers', () => ({ ...good, assurance: 1 })],
  ['issuers in another order', 'issuers', () => ({ ...good, issuers: [...good.issuers].reverse() })],
  ['a channel without issuer keys', 'issuers', () => ({ ...good, channels: ['online', 'slip'] })],
  ['a channel twice', 'groups', () => ({ ...good, channels: ['online', 'online'] })],
  ['groups out of order', 'groups', () => ({ ...good, groups: [{ id: 2, name: 'x', size: 20 }] })],
  [
    'one of two groups below ten',
    'groups',
    () => ({ ...good, groups: [9, 20].map((size, at) => ({ id: at + 1, name: `g${at}`, size })) }),
  ],
  ['a threshold of n', 'committee', () => ({ ...good, threshold: 3 })],
  ['a head who is no member', 'committee', () => ({ ...good, headIndex: 4 })],
  ['members out of order', 'committee', () => ({ ...good, committee: [...good.committee].reverse() })],
  ['two members of one name', 'committee', () => withMember({ name: 'Ủy viên 2' })],
  ['a proof over another key', 'keys', () => withMember({ x25519: toHex(engine.x25519Public(seeded('other'))) })],
  ['a proof of another title', 'keys', () => ({ ...good, title: 'Vòng khác' })],
  ['a sealing key of low order', 'keys', () => withMember({ x25519: '00'.repeat(32) })],
  ['a sealing key that is not canonical', 'keys', () => withMember({ x25519: `${'ff'.repeat(31)}7f` })],
  ['a signing key of low order', 'keys', () => withMember({ ed25519: `01${'00'.repeat(31)}` })],
  ['one key for two purposes', 'keys', () => ({ ...good, logKey: good.committee[0]?.ed25519 ?? '' })],
  ['casting that begins before issuing ends', 'times', () => withTimes({ castOpensAt: '2026-11-04T00:00:00Z' })],
  ['a day that no calendar has', 'times', () => withTimes({ castClosesAt: '2026-11-31T00:00:00Z' })],
  ['the same subject twice', 'subjects', () => ({ ...good, subjects: [...good.subjects, ...good.subjects] })],
  [
    'the same item twice',
    'subjects',
    () => ({ ...good, subjects: good.subjects.map((s) => ({ ...s, items: [...s.items, ...s.items] })) }),
  ],
  ['a comment slot of two bytes', 'subjects', () => ({ ...good, commentBytes: 2 })],
])('%s is refused', (_, code, make) => {
  expect(read(make())).toMatchObject({ ok: false, code });
});

function withTimes(change: Partial<Manifest['times']>): Manifest {
  return { ...good, times: { ...good.times, ...change } };
}

test('a manifest made for one voter has another name and words, and its ballots are turned away', () => {
  const tagged = createTestRound({ change: (manifest) => ({ ...manifest, rollHash: toHex(seeded('only you')) }) });
  expect(toHex(tagged.round.id)).not.toBe(toHex(round.id));
  expect(roundFingerprint(tagged.round.id)).not.toEqual(roundFingerprint(round.id));
  const ballot = testBallot(tagged, 'tagged', plainAnswers(tagged, 1));
  expect(createDoor(engine, round)(ballot)).toMatchObject({ ok: false, code: 'round' });
});

test('a proof that is no signature is refused by both the rule and the words it gives', () => {
  const outcome = read(withMember({ proof: '00'.repeat(64) }));
  expect(outcome).toMatchObject({ ok: false, code: 'keys', detail: 'the proof of member 1 does not verify' });
});
