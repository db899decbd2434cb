import { concat, fromHex, utf8 } from './bytes.ts';
import { frame, taggedHash } from './domain.ts';
import type { Engine } from './engine.ts';
import type { Round } from './manifest.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import { reader } from './reader.ts';
import { sure } from './sure.ts';

/** Channels whose ballots carry a credential, with the byte that stands for them. */
export const CHANNEL_BYTE = { online: 1, slip: 2 } as const;

/** A channel whose ballots carry a credential. */
export type CredentialChannel = keyof typeof CHANNEL_BYTE;

/** Which issuer keys a credential belongs to. */
export interface Place {
  /** Id of the credential group in the manifest. */
  readonly group: number;
  readonly channel: CredentialChannel;
}

/** One issuer's blind signature after finalizing: `prefix` is the 32-byte message randomizer of RFC 9474. */
export interface IssuerSignature {
  readonly prefix: Uint8Array;
  readonly signature: Uint8Array;
}

/** What a voter holds: an Ed25519 seed and a signature of each issuer on its public key, in the manifest's order. */
export interface Credential extends Place {
  readonly seed: Uint8Array;
  readonly signatures: readonly IssuerSignature[];
}

/** The channel that a byte stands for, or null. */
export function channelOfByte(byte: number): CredentialChannel | null {
  if (byte === CHANNEL_BYTE.online) return 'online';
  return byte === CHANNEL_BYTE.slip ? 'slip' : null;
}

/** The message that each issuer signs blind, before RFC 9474 puts its random prefix in front. */
export function credentialMessage(roundIdentifier: Uint8Array, place: Place, voterKey: Uint8Array): Uint8Array {
  const channel = Uint8Array.of(CHANNEL_BYTE[place.channel]);
  return frame('gbp1/credential', roundIdentifier, Uint8Array.of(place.group), channel, voterKey);
}

/**
 * What an issuer keeps of a blinded value, to answer the same request again and to refuse another one: a hash, which
 * tells nothing of the voter key. `issuer` counts from 1.
 */
export function blindedHash(roundIdentifier: Uint8Array, issuer: number, blinded: Uint8Array): Uint8Array {
  return taggedHash('gbp1/blinded', roundIdentifier, Uint8Array.of(issuer), blinded);
}

/** Public keys (SubjectPublicKeyInfo) of the issuers for a place, in order; empty when the manifest has none. */
export function issuerKeys(round: Round, place: Place): Uint8Array[] {
  return round.manifest.issuers.flatMap((issuer) =>
    issuer.keys
      .filter((key) => key.group === place.group && key.channel === place.channel)
      .map((key) => fromHex(key.spki)),
  );
}

/** Index (from 1) of the first issuer whose signature does not verify, or null when all do. */
export function firstBadSignature(
  engine: Engine,
  keys: readonly Uint8Array[],
  signed: { readonly message: Uint8Array; readonly signatures: readonly IssuerSignature[] },
): number | null {
  for (const [at, spki] of keys.entries()) {
    const part = sure(signed.signatures[at]);
    if (!engine.verifyPss(spki, concat(part.prefix, signed.message), part.signature)) return at + 1;
  }
  return null;
}

const MAGIC = utf8('GCR1');

/** Bytes of a credential for a recovery file: `GCR1`, round, group, channel, seed, then prefix and signature each. */
export function encodeCredential(round: Round, credential: Credential): Uint8Array {
  const place = Uint8Array.of(credential.group, CHANNEL_BYTE[credential.channel]);
  const parts = credential.signatures.flatMap((part) => [part.prefix, part.signature]);
  return concat(MAGIC, round.id, place, credential.seed, ...parts);
}

/** Reads a credential of this round back; refuses another round, another length and signatures that do not verify. */
export function decodeCredential(
  round: Round,
  bytes: Uint8Array,
  engine: Engine,
): Result<Credential, 'length' | 'round' | 'credential'> {
  const width = round.manifest.rsaBits / 8;
  if (bytes.length !== 70 + round.manifest.issuers.length * (32 + width)) return refuse('length', 'wrong length');
  const fields = reader(bytes);
  const names = concat(MAGIC, round.id);
  if (!fields.take(36).every((byte, at) => byte === names[at])) return refuse('round', 'of another round');
  const group = sure(fields.take(1)[0]);
  const channel = channelOfByte(sure(fields.take(1)[0]));
  if (channel === null) return refuse('credential', 'no such channel');
  const seed = fields.take(32).slice();
  const signatures = round.manifest.issuers.map(() => ({
    prefix: fields.take(32).slice(),
    signature: fields.take(width).slice(),
  }));
  const message = credentialMessage(round.id, { group, channel }, engine.ed25519Public(seed));
  const keys = issuerKeys(round, { group, channel });
  const sound = keys.length > 0 && firstBadSignature(engine, keys, { message, signatures }) === null;
  return sound ? accept({ group, channel, seed, signatures }) : refuse('credential', 'a signature does not verify');
}
