import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, number, utf8 } from './bytes.ts';

/** The suite that this package speaks; another suite is another name, never a flag. */
export const SUITE = 'GBP-1';

/** Every place where bytes are hashed, signed, bound or derived has a label of its own. */
export type Label =
  | 'gbp1/round'
  | 'gbp1/fingerprint'
  | 'gbp1/member'
  | 'gbp1/credential'
  | 'gbp1/cast'
  | 'gbp1/receipt'
  | 'gbp1/head'
  | 'gbp1/cosign'
  | 'gbp1/control'
  | 'gbp1/ratings'
  | 'gbp1/comment'
  | 'gbp1/commit-ratings'
  | 'gbp1/commit-comment'
  | 'gbp1/body-ratings'
  | 'gbp1/body-comment'
  | 'gbp1/coefficients'
  | 'gbp1/ephemeral'
  | 'gbp1/share'
  | 'gbp1/escrow'
  | 'gbp1/escrow-coefficients'
  | 'gbp1/escrow-ephemeral'
  | 'gbp1/escrow-commit'
  | 'gbp1/bundle'
  | 'gbp1/opened'
  | 'gbp1/result'
  | 'gbp1/result-salt'
  | 'gbp1/comment-salt'
  | 'gbp1/comment-order'
  | 'gbp1/audit'
  | 'gbp1/paper'
  | 'gbp1/blinded'
  | 'gbp1/spool-slot'
  | 'gbp1/spool-key'
  | 'gbp1/spool-row'
  | 'gbp1/wrapped'
  | 'gbp1/checksum'
  | 'gbp1/return'
  | 'gbp1/revoked'
  | 'gbp1/rehearsal';

/**
 * The one framing of GBP-1: label length (1 byte), label, then each part with its length (4 bytes).
 * Injective, so no two different lists of parts give the same bytes.
 */
export function frame(label: Label, ...parts: readonly Uint8Array[]): Uint8Array {
  const name = utf8(label);
  return concat(number(name.length, 1), name, ...parts.flatMap((part) => [number(part.length, 4), part]));
}

/** SHA-256 of the framed parts; 32 bytes. */
export function taggedHash(label: Label, ...parts: readonly Uint8Array[]): Uint8Array {
  return sha256(frame(label, ...parts));
}

/** HKDF-SHA256 (RFC 5869) with an empty salt; the framed label and parts are `info`. */
export function derive(secret: Uint8Array, length: number, info: Uint8Array): Uint8Array {
  return hkdf(sha256, secret, new Uint8Array(0), info, length);
}
