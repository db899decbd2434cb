import { fromHex, toHex } from './bytes.ts';
import { canonical, parseCanonical } from './canonical-json.ts';
import { frame, taggedHash } from './domain.ts';
import type { Engine } from './engine.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import type { Shaped } from './shape.ts';
import { hex, integer, matching, oneOf, record, text } from './shape.ts';
import { toWords } from './words.ts';

/** Argon2id as RFC 9106 has it, with these parameters only: 64 MiB, 3 passes, 1 lane, 32 bytes out. */
export const ARGON2 = { memoryKiB: 65_536, passes: 3, lanes: 1, length: 32 } as const;

const kdf = record({
  name: oneOf('argon2id'),
  memoryKiB: integer(ARGON2.memoryKiB, ARGON2.memoryKiB),
  passes: integer(ARGON2.passes, ARGON2.passes),
  lanes: integer(ARGON2.lanes, ARGON2.lanes),
  salt: hex(16),
});

const wrappedShape = record({
  format: oneOf('guong-wrapped-1'),
  kind: oneOf('member', 'credential', 'request'),
  label: text(1, 300),
  kdf,
  nonce: hex(12),
  sealed: matching(/^(?:[0-9a-f]{2}){17,8192}$/, 'sealed bytes'),
});

/** A secret under a passphrase: a committee member's keys, a voter's credential, or a request in flight. */
export type Wrapped = Shaped<typeof wrappedShape>;

/** What is wrapped. `label` is for people, such as the title of the round. */
export interface WrapInput extends Pick<Wrapped, 'kind' | 'label'> {
  readonly secret: Uint8Array;
  /** 32 bytes of Argon2id over the passphrase and `salt`. */
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
}

function boundTo({ sealed: _sealed, ...header }: Wrapped): Uint8Array {
  return frame('gbp1/wrapped', canonical(header));
}

/** Bytes of the file that is kept: canonical JSON, everything in front of the seal is bound to it. */
export function wrapSecret(engine: Engine, input: WrapInput): Uint8Array {
  const { memoryKiB, passes, lanes } = ARGON2;
  const file: Wrapped = {
    format: 'guong-wrapped-1',
    kind: input.kind,
    label: input.label,
    kdf: { name: 'argon2id', memoryKiB, passes, lanes, salt: toHex(input.salt) },
    nonce: toHex(input.nonce),
    sealed: '',
  };
  const sealed = engine.encrypt({ key: input.key, nonce: input.nonce, aad: boundTo(file) }, input.secret);
  return canonical({ ...file, sealed: toHex(sealed) });
}

/** Reads a wrapped file without opening it; refuses a truncated file and other parameters. */
export function parseWrapped(bytes: Uint8Array): Result<Wrapped, 'json' | 'shape'> {
  const json = parseCanonical(bytes);
  return json.ok ? wrappedShape(json.value, 'file') : json;
}

/** Opens a wrapped file with its Argon2id key. A wrong passphrase and a changed file give the same answer. */
export function openWrapped(engine: Engine, file: Wrapped, key: Uint8Array): Result<Uint8Array, 'passphrase'> {
  const use = { key, nonce: fromHex(file.nonce), aad: boundTo(file) };
  const secret = engine.decrypt(use, fromHex(file.sealed));
  return secret === null ? refuse('passphrase', 'wrong passphrase, or the file was changed') : accept(secret);
}

/** Six words (60 bits) printed beside the file, to see that the right file was brought. */
export function wrappedChecksum(bytes: Uint8Array): string[] {
  return toWords(taggedHash('gbp1/checksum', bytes), 6);
}
