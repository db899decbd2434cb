import { compareBytes, concat } from './bytes.ts';
import { frame, taggedHash } from './domain.ts';
import type { Engine } from './engine.ts';
import type { Round } from './manifest.ts';
import { sure } from './sure.ts';

function returnMessage(round: Round, voterKey: Uint8Array): Uint8Array {
  return frame('gbp1/return', round.id, voterKey);
}

/** A voter gives an unused credential back, to vote on paper: his voter key is named and never carries a ballot. */
export function signReturn(engine: Engine, round: Round, seed: Uint8Array) {
  const voterKey = engine.ed25519Public(seed);
  return { voterKey, signature: engine.ed25519Sign(seed, returnMessage(round, voterKey)) };
}

/** True when the holder of the voter key gave it back. */
export function verifyReturn(
  engine: Engine,
  round: Round,
  given: { readonly voterKey: Uint8Array; readonly signature: Uint8Array },
): boolean {
  return engine.ed25519Verify(given.voterKey, returnMessage(round, given.voterKey), given.signature);
}

/** Revoked voter keys in their one order, joined: `revoked.bin` of a bundle. */
export function encodeRevoked(voterKeys: readonly Uint8Array[]): Uint8Array {
  return concat(...[...voterKeys].sort(compareBytes));
}

/** Voter keys of `revoked.bin`, or null when they are not sorted, repeat, or end in the middle. */
export function decodeRevoked(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.length % 32 !== 0) return null;
  const keys = Array.from({ length: bytes.length / 32 }, (_, at) => bytes.slice(32 * at, 32 * at + 32));
  const sorted = keys.every((key, at) => at === 0 || compareBytes(sure(keys[at - 1]), key) < 0);
  return sorted ? keys : null;
}

/** What CLOSE says of the revoked voter keys: the hash of `revoked.bin`. */
export function revokedHash(voterKeys: readonly Uint8Array[]): Uint8Array {
  return taggedHash('gbp1/revoked', encodeRevoked(voterKeys));
}
