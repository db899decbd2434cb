import { concat, fromHex, sameBytes, utf8 } from './bytes.ts';
import { derive, frame, taggedHash } from './domain.ts';
import type { Engine } from './engine.ts';
import { SHARE_LENGTH } from './envelope.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import type { Round } from './manifest.ts';
import type { Opener } from './opening.ts';
import type { Share } from './shamir.ts';
import { combineShares, shareAt } from './shamir.ts';
import { quorums } from './station.ts';

const MAGIC = utf8('GES1');
const HEAD = 68;

function bindingOf(round: Round, index: number) {
  return { info: frame('gbp1/escrow', round.id, Uint8Array.of(index)), aad: round.id };
}

/**
 * Seals a round's spool key to the committee, t of n, for the one case that the machine is lost before the last flush.
 * `seed`: 32 random bytes, used here only. `GES1`, round, commitment, then 80 bytes for each member.
 */
export function escrowSpoolKey(
  engine: Engine,
  round: Round,
  what: { readonly spoolKey: Uint8Array; readonly seed: Uint8Array },
): Uint8Array {
  const { spoolKey, seed } = what;
  const coefficients = derive(seed, 32 * (round.manifest.threshold - 1), frame('gbp1/escrow-coefficients'));
  const shares = round.manifest.committee.map(({ index, x25519 }) => {
    const plaintext = shareAt(spoolKey, coefficients, index);
    const ephemeralIkm = derive(seed, 32, frame('gbp1/escrow-ephemeral', Uint8Array.of(index)));
    const sealed = hpkeSeal(engine, fromHex(x25519), { ...bindingOf(round, index), plaintext, ephemeralIkm });
    return concat(sealed.enc, sealed.ciphertext);
  });
  return concat(MAGIC, round.id, taggedHash('gbp1/escrow-commit', spoolKey), ...shares);
}

/** A member's share of an escrowed spool key, or null when it is not his or not of this round. */
export function openEscrowShare(
  engine: Engine,
  round: Round,
  what: { readonly escrow: Uint8Array; readonly opener: Opener },
): Share | null {
  const { escrow, opener } = what;
  if (!sameBytes(escrow.subarray(0, 36), concat(MAGIC, round.id))) return null;
  const start = HEAD + (opener.index - 1) * SHARE_LENGTH;
  const share = escrow.subarray(start, start + SHARE_LENGTH);
  const sealed = { enc: share.subarray(0, 32), ciphertext: share.subarray(32) };
  if (share.length !== SHARE_LENGTH) return null;
  const y = hpkeOpen(engine, opener.keys, { binding: bindingOf(round, opener.index), sealed });
  return y === null ? null : { index: opener.index, y };
}

/** The spool key from the shares of a quorum, or null when no quorum of them fits the commitment. */
export function combineEscrow(round: Round, escrow: Uint8Array, shares: readonly Share[]): Uint8Array | null {
  for (const quorum of quorums(shares, round.manifest.threshold)) {
    const key = combineShares(quorum);
    if (sameBytes(taggedHash('gbp1/escrow-commit', key), escrow.subarray(36, HEAD))) return key;
  }
  return null;
}
