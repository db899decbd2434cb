import { concat, fromHex, number, sameBytes, utf8 } from './bytes.ts';
import { frame } from './domain.ts';
import type { Engine } from './engine.ts';
import type { KeyPair } from './hpke.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import type { Box } from './read-log.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import { encodeShare, shareTree } from './share-bundle.ts';
import type { OpenedBallot, OpenedBox } from './station.ts';
import { sure } from './sure.ts';

/** First bytes of an audit package. */
export const AUDIT_MAGIC = utf8('GAU1');

/** What stands for each kind of finding in an audit package. */
export const AUDIT_CODE = { valid: 0, sealing: 1, ratings: 2, marks: 3, unopened: 4 } as const;

function auditCode(ballot: OpenedBallot): number {
  return ballot.evidence.kind === 'shares' ? AUDIT_CODE.unopened : AUDIT_CODE[ballot.judged.verdict];
}

function auditKey({ evidence }: OpenedBallot): Uint8Array {
  if (evidence.kind === 'ratings-key') return evidence.key;
  return evidence.kind === 'secret' ? evidence.secret : new Uint8Array(32);
}

/**
 * The recount package: for each ballot its hash, the finding and the key that shows it (the marks key; the whole secret
 * when the sealing is at fault); then the members who opened, with signed tree roots; then, for ballots that no quorum
 * could open, each member's share with its inclusion proof. It holds no comment key of any valid ballot.
 */
export function encodeAudit(box: Box, opened: OpenedBox): Uint8Array {
  const entries = opened.ballots.flatMap((ballot) => [ballot.hash, number(auditCode(ballot), 1), auditKey(ballot)]);
  const trees = opened.members.map((member) => shareTree(box, member.shares));
  const signed = opened.members.flatMap((member, at) => {
    return [number(member.index, 1), sure(trees[at]).root(), member.signature];
  });
  const shown = opened.ballots.flatMap((ballot, at) => {
    if (ballot.evidence.kind !== 'shares') return [];
    return opened.members.flatMap((member, place) => {
      const proof = sure(trees[place]).inclusionProof(at, box.ballots.length);
      return [encodeShare(member.shares[at] ?? null), number(proof.length, 1), ...proof];
    });
  });
  const head = [AUDIT_MAGIC, box.round.id, box.root, number(box.ballots.length, 4)];
  return concat(...head, ...entries, number(opened.members.length, 1), ...signed, ...shown);
}

const SEALED_MAGIC = utf8('GAS1');

function auditBinding(box: Box, header: Uint8Array) {
  return { info: frame('gbp1/audit', box.round.id, box.root), aad: header };
}

/** Seals a recount package to auditor `at` (from 0) of the manifest. `ephemeralIkm`: 32 random bytes. */
export function sealAudit(
  engine: Engine,
  box: Box,
  what: { readonly audit: Uint8Array; readonly at: number; readonly ephemeralIkm: Uint8Array },
): Uint8Array {
  const auditor = box.round.manifest.auditors[what.at];
  if (auditor === undefined) throw new Error('no such auditor');
  const header = concat(SEALED_MAGIC, box.round.id, number(what.at, 1));
  const input = { ...auditBinding(box, header), plaintext: what.audit, ephemeralIkm: what.ephemeralIkm };
  const sealed = hpkeSeal(engine, fromHex(auditor.x25519), input);
  return concat(header, sealed.enc, sealed.ciphertext);
}

/** Opens a sealed recount package with an auditor's keys. */
export function openAudit(
  engine: Engine,
  box: Box,
  what: { readonly bytes: Uint8Array; readonly keys: KeyPair },
): Result<Uint8Array, 'header' | 'sealed'> {
  const { bytes, keys } = what;
  const header = bytes.subarray(0, 37);
  if (bytes.length < 69 + 16 || !sameBytes(header.subarray(0, 36), concat(SEALED_MAGIC, box.round.id))) {
    return refuse('header', 'not a sealed recount package of this round');
  }
  const sealed = { enc: bytes.subarray(37, 69), ciphertext: bytes.subarray(69) };
  const plain = hpkeOpen(engine, keys, { binding: auditBinding(box, header), sealed });
  return plain === null ? refuse('sealed', 'does not open with this key') : accept(plain);
}
