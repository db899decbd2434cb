import { compareBytes, toHex } from './bytes.ts';
import { credentialMessage, firstBadSignature, issuerKeys } from './credential.ts';
import type { Engine } from './engine.ts';
import { castMessage, parseBallot } from './envelope.ts';
import type { Finding } from './check-findings.ts';
import { finding } from './check-findings.ts';
import { leafHash } from './log.ts';
import type { Round } from './manifest.ts';
import type { LoggedBallot } from './read-log.ts';
import { isBallotLeaf } from './read-log.ts';
import type { TreeHead } from './tree-head.ts';

/** Ballots of a list of leaves with what is wrong with the first that does not parse. */
export function readBallots(round: Round, leaves: readonly Uint8Array[]) {
  const ballots: LoggedBallot[] = [];
  for (const [at, leaf] of leaves.entries()) {
    if (at === 0 || !isBallotLeaf(leaf)) continue;
    const parsed = parseBallot(round, leaf);
    if (!parsed.ok) return { ballots, problem: `leaf ${String(at)}: ${parsed.code}` };
    ballots.push({ at, hash: leafHash(leaf), bytes: leaf, ballot: parsed.value });
  }
  return { ballots, problem: null };
}

function firstProblem<T>(entries: readonly T[], problemOf: (entry: T) => string | null): string | null {
  for (const entry of entries) {
    const problem = problemOf(entry);
    if (problem !== null) return problem;
  }
  return null;
}

/** V8: both issuers signed each ballot's voter key. */
export function checkIssuers(engine: Engine, round: Round, ballots: readonly LoggedBallot[]): Finding {
  const problem = firstProblem(ballots, ({ at, ballot: { head, signatures } }) => {
    const message = credentialMessage(round.id, head, head.voterKey);
    const bad = firstBadSignature(engine, issuerKeys(round, head), { message, signatures });
    return bad === null ? null : `leaf ${String(at)}: issuer ${String(bad)}`;
  });
  return finding('V8', problem);
}

/** V9: each ballot is signed by its voter key. */
export function checkVoters(engine: Engine, ballots: readonly LoggedBallot[]): Finding {
  const problem = firstProblem(ballots, ({ at, ballot, bytes }) => {
    const unsigned = bytes.subarray(0, bytes.length - ballot.voterSignature.length);
    const good = engine.ed25519Verify(ballot.head.voterKey, castMessage(unsigned), ballot.voterSignature);
    return good ? null : `leaf ${String(at)}`;
  });
  return finding('V9', problem);
}

/** V10: nothing that must be fresh for each ballot appears twice. */
export function checkUnique(ballots: readonly LoggedBallot[]): Finding {
  const seen = new Set<string>();
  const problem = firstProblem(ballots, ({ at, ballot }) => {
    const { voterKey, commitRatings, commitComment } = ballot.head;
    const fresh = [voterKey, commitRatings, commitComment, ...ballot.shares].map(toHex);
    const repeated = fresh.some((part) => seen.has(part));
    fresh.forEach((part) => seen.add(part));
    return repeated ? `leaf ${String(at)} repeats a part of an earlier ballot` : null;
  });
  return finding('V10', problem);
}

/** What is wrong with the numbers of the heads: each signed head has the next one, and no number has two heads. */
function numberProblem(heads: readonly TreeHead[], kept: readonly TreeHead[]): string | null {
  const gap = heads.findIndex((head, at) => head.epoch !== at);
  if (gap >= 0) return `head ${String(gap)} does not bear its number: one was left out, doubled or put in`;
  const left = kept.find((head) => heads[head.epoch] === undefined);
  if (left !== undefined) return `the kept head of epoch ${String(left.epoch)} is left out`;
  const second = kept.find(({ epoch, size, root }) => heads[epoch]?.size !== size || heads[epoch].root !== root);
  return second === undefined ? null : `two heads bear the number ${String(second.epoch)}`;
}

/**
 * V13: the heads bear the numbers 0, 1, 2, … and a kept head is the one of its number; between two heads ballots stand
 * in the order of their hashes, so the log tells no order of arrival.
 */
export function checkSorted(
  heads: readonly TreeHead[],
  kept: readonly TreeHead[],
  ballots: readonly LoggedBallot[],
): Finding {
  const misnumbered = numberProblem(heads, kept);
  if (misnumbered !== null) return finding('V13', misnumbered);
  const ends = new Set(heads.map((head) => head.size));
  const problem = firstProblem([...ballots.entries()], ([place, { at, hash }]) => {
    const before = ballots[place - 1];
    if (before === undefined || before.at + 1 !== at || ends.has(at)) return null;
    return compareBytes(before.hash, hash) < 0 ? null : `leaf ${String(at)} is out of order`;
  });
  return finding('V13', problem);
}
