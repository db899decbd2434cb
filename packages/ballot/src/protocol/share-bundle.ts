import { concat, fromHex, number, sameBytes, utf8 } from './bytes.ts';
import { frame } from './domain.ts';
import type { Engine } from './engine.ts';
import type { KeyPair } from './hpke.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import type { MerkleLog } from './log.ts';
import { leafHash, logOf } from './log.ts';
import type { Box } from './read-log.ts';
import { reader } from './reader.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';

const MAGIC = utf8('GSB1');
const HEADER_LENGTH = 69;
const ENTRY_LENGTH = 33;
const SIGNATURE_LENGTH = 64;

/** The opened shares of one member, in log order, signed by him. */
export interface MemberShares {
  readonly index: number;
  /** 32 bytes for each ballot, or null where the share did not open. */
  readonly shares: readonly (Uint8Array | null)[];
  /** Ed25519 by the member over the root of `shareTree`. */
  readonly signature: Uint8Array;
}

/** 33 bytes: 1 and the share, or 0 and zeros. */
export function encodeShare(share: Uint8Array | null): Uint8Array {
  return share === null ? new Uint8Array(ENTRY_LENGTH) : concat(Uint8Array.of(1), share);
}

/** The leaf of one ballot in a member's tree of opened shares. */
export function shareLeaf(ballotHash: Uint8Array, share: Uint8Array | null): Uint8Array {
  return leafHash(concat(ballotHash, encodeShare(share)));
}

/** RFC 6962 tree over (ballot hash, opened share); lets one share be shown to auditors without the others. */
export function shareTree(box: Box, shares: readonly (Uint8Array | null)[]): MerkleLog {
  return logOf(box.ballots.map(({ hash }, at) => shareLeaf(hash, shares[at] ?? null)));
}

/** What a member signs after opening. */
export function openedMessage(box: Box, index: number, treeRoot: Uint8Array): Uint8Array {
  return frame('gbp1/opened', box.round.id, Uint8Array.of(index), box.root, treeRoot);
}

/** Signs opened shares with the member's Ed25519 seed. */
export function signShares(
  engine: Engine,
  box: Box,
  what: { readonly index: number; readonly shares: readonly (Uint8Array | null)[]; readonly seed: Uint8Array },
): MemberShares {
  const { index, shares, seed } = what;
  const signature = engine.ed25519Sign(seed, openedMessage(box, index, shareTree(box, shares).root()));
  return { index, shares, signature };
}

/** True when the member of the manifest signed exactly these shares of this box. */
export function sharesAreSigned(engine: Engine, box: Box, given: MemberShares): boolean {
  const member = box.round.manifest.committee[given.index - 1];
  if (member === undefined || given.shares.length !== box.ballots.length) return false;
  const message = openedMessage(box, given.index, shareTree(box, given.shares).root());
  return engine.ed25519Verify(fromHex(member.ed25519), message, given.signature);
}

function bindingOf(box: Box, header: Uint8Array) {
  return { info: frame('gbp1/bundle', box.round.id, box.root), aad: header };
}

/** Seals signed shares to the counting station: only this leaves the member's device. `ephemeralIkm`: 32 random bytes. */
export function sealShareBundle(
  engine: Engine,
  box: Box,
  what: { readonly shares: MemberShares; readonly station: Uint8Array; readonly ephemeralIkm: Uint8Array },
): Uint8Array {
  const { shares, station, ephemeralIkm } = what;
  const header = concat(MAGIC, box.round.id, number(shares.index, 1), box.root);
  const plaintext = concat(...shares.shares.map(encodeShare), shares.signature);
  const sealed = hpkeSeal(engine, station, { ...bindingOf(box, header), plaintext, ephemeralIkm });
  return concat(header, sealed.enc, sealed.ciphertext);
}

/** Why the station refuses a bundle. `entry`: a share is not in its one spelling. */
export type BundleRefusal = 'header' | 'sealed' | 'entry' | 'signature';

/** Opens and checks a member's bundle at the station. */
export function openShareBundle(
  engine: Engine,
  box: Box,
  what: { readonly station: KeyPair; readonly bytes: Uint8Array },
): Result<MemberShares, BundleRefusal> {
  const { station, bytes } = what;
  const header = bytes.subarray(0, HEADER_LENGTH);
  const index = header[36] ?? 0;
  if (!sameBytes(header, concat(MAGIC, box.round.id, number(index, 1), box.root))) {
    return refuse('header', 'not a share bundle of this box');
  }
  const sealed = { enc: bytes.subarray(69, 101), ciphertext: bytes.subarray(101) };
  if (sealed.enc.length !== 32) return refuse('sealed', 'truncated');
  const plain = hpkeOpen(engine, station, { binding: bindingOf(box, header), sealed });
  if (plain?.length !== box.ballots.length * ENTRY_LENGTH + SIGNATURE_LENGTH) return refuse('sealed', 'does not open');
  const fields = reader(plain);
  const entries = box.ballots.map(() => fields.take(ENTRY_LENGTH));
  const shares = entries.map((entry) => (entry[0] === 1 ? entry.slice(1) : null));
  if (!entries.every((entry, at) => sameBytes(entry, encodeShare(shares[at] ?? null)))) {
    return refuse('entry', 'a share is not written in its one way');
  }
  const given = { index, shares, signature: fields.take(SIGNATURE_LENGTH).slice() };
  return sharesAreSigned(engine, box, given) ? accept(given) : refuse('signature', 'the member did not sign this');
}
