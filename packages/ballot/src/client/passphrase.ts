import { argon2id } from 'hash-wasm';
import { fromHex } from '../protocol/bytes.ts';
import type { Engine } from '../protocol/engine.ts';
import type { Result } from '../protocol/result.ts';
import { normalizeWords } from '../protocol/words.ts';
import type { WrapInput } from '../protocol/wrapped.ts';
import { ARGON2, openWrapped, parseWrapped, wrapSecret } from '../protocol/wrapped.ts';

/** Key of a passphrase: Argon2id, 64 MiB, three passes. Takes about a third of a second, a few seconds on a phone. */
export function passphraseKey(passphrase: string, salt: Uint8Array): Promise<Uint8Array> {
  return argon2id({
    password: normalizeWords(passphrase),
    salt,
    memorySize: ARGON2.memoryKiB,
    iterations: ARGON2.passes,
    parallelism: ARGON2.lanes,
    hashLength: ARGON2.length,
    outputType: 'binary',
  });
}

/** Wraps a secret under a passphrase: the bytes of the file that its owner keeps. */
export async function wrapWithPassphrase(
  engine: Engine,
  passphrase: string,
  input: Omit<WrapInput, 'key'>,
): Promise<Uint8Array> {
  return wrapSecret(engine, { ...input, key: await passphraseKey(passphrase, input.salt) });
}

/** Opens such a file. `json` and `shape`: no such file, or cut short. `passphrase`: wrong words, or changed bytes. */
export async function openWithPassphrase(
  engine: Engine,
  passphrase: string,
  bytes: Uint8Array,
): Promise<Result<Uint8Array, 'json' | 'shape' | 'passphrase'>> {
  const file = parseWrapped(bytes);
  if (!file.ok) return file;
  return openWrapped(engine, file.value, await passphraseKey(passphrase, fromHex(file.value.kdf.salt)));
}
