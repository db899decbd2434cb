import { expect, test } from 'vitest';
import { portableEngine } from '../client/portable-engine.ts';
import { createNodeEngine } from '../node/node-engine.ts';
import { fromHex, toHex } from '../protocol/bytes.ts';
import { isSoundX25519 } from '../protocol/key-shapes.ts';
import { readVectors } from './read-vectors.ts';

const ENGINES = [
  ['node', createNodeEngine()],
  ['portable', portableEngine],
] as const;
type Verdict = 'valid' | 'acceptable' | 'invalid';
interface Case {
  readonly tcId: number;
  readonly flags: readonly string[];
  readonly result: Verdict;
}
const countOf = (tests: readonly Case[]): string =>
  (['valid', 'acceptable', 'invalid'] as const)
    .map((verdict) => `${tests.filter(({ result }) => result === verdict).length} ${verdict}`)
    .join(', ');

test.each(ENGINES)(
  'Wycheproof X25519 on the %s engine: every secret, and nothing from a key of low order',
  (name, engine) => {
    type Exchange = Case & Readonly<Record<'public' | 'private' | 'shared', string>>;
    const { tests } = readVectors('wycheproof-x25519') as { tests: readonly Exchange[] };
    let zeros = 0;
    for (const one of tests) {
      const shared = engine.x25519Shared(fromHex(one.private), fromHex(one.public));
      const isZero = /^0+$/.test(one.shared);
      if (isZero) zeros += 1;
      expect([one.tcId, shared && toHex(shared)]).toEqual([one.tcId, isZero ? null : one.shared]);
      if (isZero) expect([one.tcId, isSoundX25519(fromHex(one.public))]).toEqual([one.tcId, false]);
    }
    console.log(`X25519, ${name}: ${countOf(tests)}; ${zeros} all-zero secrets refused`);
  },
);

test.each(ENGINES)('Wycheproof Ed25519 on the %s engine: every verdict', (name, engine) => {
  const { tests } = readVectors('wycheproof-ed25519') as {
    tests: readonly (Case & Readonly<Record<'key' | 'msg' | 'sig', string>>)[];
  };
  for (const { tcId, key, msg, sig, result } of tests) {
    const isGood = engine.ed25519Verify(fromHex(key), fromHex(msg), fromHex(sig));
    expect([tcId, isGood]).toEqual([tcId, result === 'valid']);
  }
  console.log(`Ed25519, ${name}: ${countOf(tests)}`);
});

test.each(ENGINES)(
  'Wycheproof AES-256-GCM on the %s engine: seals alike, opens what is sound and nothing else',
  (name, engine) => {
    type Sealing = Case & Readonly<Record<'key' | 'iv' | 'aad' | 'msg' | 'ct' | 'tag', string>>;
    const { tests } = readVectors('wycheproof-aes-256-gcm') as { tests: readonly Sealing[] };
    for (const { tcId, key, iv, aad, msg, ct, tag, result } of tests) {
      const use = { key: fromHex(key), nonce: fromHex(iv), aad: fromHex(aad) };
      const opened = engine.decrypt(use, fromHex(ct + tag));
      expect([tcId, opened && toHex(opened)]).toEqual([tcId, result === 'valid' ? msg : null]);
      if (result === 'valid') expect([tcId, toHex(engine.encrypt(use, fromHex(msg)))]).toEqual([tcId, ct + tag]);
    }
    console.log(`AES-256-GCM, ${name}: ${countOf(tests)}`);
  },
);

test.each(ENGINES)('Wycheproof RSA-PSS-2048 SHA-384 on the %s engine: every verdict', (name, engine) => {
  const { spki, tests } = readVectors('wycheproof-rsa-pss-2048-sha384') as {
    spki: string;
    tests: readonly (Case & Readonly<Record<'msg' | 'sig', string>>)[];
  };
  for (const { tcId, msg, sig, result } of tests) {
    expect([tcId, engine.verifyPss(fromHex(spki), fromHex(msg), fromHex(sig))]).toEqual([tcId, result === 'valid']);
  }
  console.log(`RSA-PSS, ${name}: ${countOf(tests)}`);
});
