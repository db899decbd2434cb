import { toHex, type Engine, type KeyPair } from '@guong/ballot';

/** A committee member's secrets on his own device: one pair to open shares, one seed to sign. */
export interface MemberKeys {
  readonly sealing: KeyPair;
  readonly seed: Uint8Array;
}

/** The two public keys, 64 hex digits each, as the manifest names them. */
export interface PublicKeys {
  readonly x25519: string;
  readonly ed25519: string;
}

const HALF = 32;

/** Makes a member's one-time keys out of 64 random bytes. */
export function memberKeysOf(engine: Engine, secret: Uint8Array): MemberKeys {
  const opening = secret.slice(0, HALF);
  return { sealing: { secret: opening, publicKey: engine.x25519Public(opening) }, seed: secret.slice(HALF, 2 * HALF) };
}

/** What a key file wraps: the sealing secret, then the signing seed; 64 bytes. */
export function secretOf({ sealing, seed }: MemberKeys): Uint8Array {
  const secret = new Uint8Array(2 * HALF);
  secret.set(sealing.secret);
  secret.set(seed, HALF);
  return secret;
}

/** The public half. */
export const publicKeysOf = (engine: Engine, { sealing, seed }: MemberKeys): PublicKeys => ({
  x25519: toHex(sealing.publicKey),
  ed25519: toHex(engine.ed25519Public(seed)),
});
