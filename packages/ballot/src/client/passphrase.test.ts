import { expect, test } from 'vitest';
import { fromUtf8, utf8 } from '../protocol/bytes.ts';
import { canonical, parseCanonical } from '../protocol/canonical-json.ts';
import { createTestRound, mustAccept, seeded } from '../testing/index.ts';
import { passphraseOf, toWords, WORDS, normalizeWords, roundFingerprint } from '../protocol/words.ts';
import { parseWrapped, wrappedChecksum } from '../protocol/wrapped.ts';
import { openWithPassphrase, wrapWithPassphrase } from './passphrase.ts';
import { portableEngine } from './portable-engine.ts';

const words = passphraseOf(seeded('words'));
const input = {
  kind: 'member' as const,
  label: 'Lấy phiếu Hoa Gạo',
  secret: seeded('member secret'),
  salt: seeded('salt').subarray(0, 16),
  nonce: seeded('nonce').subarray(0, 12),
};

test('a wrapped key opens with its words, however they are typed', async () => {
  const file = await wrapWithPassphrase(portableEngine, words, input);
  for (const typed of [words, words.toUpperCase(), `  ${words.replaceAll(' ', '-')} `]) {
    expect(mustAccept(await openWithPassphrase(portableEngine, typed, file))).toEqual(input.secret);
  }
  expect(fromUtf8(file)).not.toContain(words.split(' ')[0]);
  expect(wrappedChecksum(file)).toHaveLength(6);
}, 30_000);

test('wrong words and changed bytes give one clear answer', async () => {
  const file = await wrapWithPassphrase(portableEngine, words, input);
  const wrong = await openWithPassphrase(portableEngine, `${words} ba`, file);
  expect(wrong).toMatchObject({ ok: false, code: 'passphrase' });
  const parsed = mustAccept(parseCanonical(file)) as Record<string, unknown>;
  for (const change of [{ label: 'Vòng khác' }, { kind: 'credential' }]) {
    const moved = canonical({ ...parsed, ...change });
    expect(await openWithPassphrase(portableEngine, words, moved)).toMatchObject({ code: 'passphrase' });
  }
}, 30_000);

test('a truncated file, another format and weaker parameters are refused before any work', async () => {
  const file = await wrapWithPassphrase(portableEngine, words, input);
  const parsed = mustAccept(parseCanonical(file)) as Record<string, unknown>;
  const kdf = parsed['kdf'] as Record<string, unknown>;
  expect(parseWrapped(file.subarray(0, 200))).toMatchObject({ code: 'json' });
  expect(parseWrapped(utf8('{}'))).toMatchObject({ code: 'shape' });
  for (const weaker of [{ memoryKiB: 8 }, { passes: 1 }, { lanes: 4 }, { name: 'argon2i' }]) {
    const bytes = canonical({ ...parsed, kdf: { ...kdf, ...weaker } });
    expect(await openWithPassphrase(portableEngine, words, bytes)).toMatchObject({ code: 'shape' });
  }
}, 30_000);

test('the list has 1,024 different unmarked words, and seven of them are a passphrase', () => {
  expect(new Set(WORDS).size).toBe(1024);
  expect(WORDS.filter((word) => !/^[a-z]{2,7}$/.test(word))).toEqual([]);
  expect(words.split(' ')).toHaveLength(7);
  expect(words.split(' ').every((word) => WORDS.includes(word))).toBe(true);
  expect(() => passphraseOf(new Uint8Array(8))).toThrow('9 random bytes');
  expect(normalizeWords(' Đường–CỘ  lan ')).toBe('duong co lan');
});

test('words stand for bits in order', () => {
  expect(toWords(Uint8Array.of(0, 0, 0), 2)).toEqual([WORDS[0], WORDS[0]]);
  expect(toWords(Uint8Array.of(0xff, 0xc0, 0x10), 2)).toEqual([WORDS[1023], WORDS[1]]);
  expect(roundFingerprint(createTestRound().round.id)).toHaveLength(8);
});
