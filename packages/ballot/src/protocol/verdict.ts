import { sameBytes } from './bytes.ts';
import { decodeComments, decodeRatings } from './answers.ts';
import type { Engine } from './engine.ts';
import type { Ballot } from './envelope.ts';
import type { Round } from './manifest.ts';
import { commentKey, commitComment, commitRatings, openBody, ratingsKey, sealShares } from './seal.ts';
import { sure } from './sure.ts';

/**
 * Why an admitted ballot is invalid.
 * `sealing`: no quorum finds a secret from which the sealed shares, commitments and comment body follow.
 * `ratings`: the marks' body does not open under its committed key. `marks`: a mark is no level of its item.
 */
export const INVALID_REASONS = ['sealing', 'ratings', 'marks'] as const;

/** Why an admitted ballot is invalid. */
export type InvalidReason = (typeof INVALID_REASONS)[number];

/** What the marks of a ballot come to once its marks key is known. */
export type MarksVerdict =
  { readonly verdict: 'valid'; readonly marks: readonly (readonly number[])[] } | { readonly verdict: InvalidReason };

/** The part of the verdict that anyone with the marks key can repeat: this is what auditors do. */
export function judgeRatings(engine: Engine, round: Round, input: { ballot: Ballot; key: Uint8Array }): MarksVerdict {
  const { ballot, key } = input;
  if (!sameBytes(commitRatings(key), ballot.head.commitRatings)) return { verdict: 'sealing' };
  const opened = { key, head: ballot.headBytes, sealed: ballot.ratingsBody };
  const plain = openBody(engine, 'gbp1/body-ratings', opened);
  if (plain === null) return { verdict: 'ratings' };
  const marks = decodeRatings(round.manifest, plain);
  return marks === null ? { verdict: 'marks' } : { verdict: 'valid', marks };
}

/** True when the secret has this ballot's commitments: the cheap test of a combination of shares. */
export function matchesCommitments(ballot: Ballot, secret: Uint8Array): boolean {
  return (
    sameBytes(commitRatings(ratingsKey(secret)), ballot.head.commitRatings) &&
    sameBytes(commitComment(commentKey(secret)), ballot.head.commitComment)
  );
}

/** True when every sealed share follows from the secret, byte for byte. */
export function sharesFollow(engine: Engine, round: Round, input: { ballot: Ballot; secret: Uint8Array }): boolean {
  const { ballot, secret } = input;
  const expected = sealShares(engine, round, { secret, voterKey: ballot.head.voterKey });
  return ballot.shares.every((share, at) => sameBytes(share, sure(expected[at])));
}

/** Comments of a ballot ('' for none, null for a malformed slot), or null when the body does not open. */
export function openComments(engine: Engine, round: Round, input: { ballot: Ballot; secret: Uint8Array }) {
  const opened = { key: commentKey(input.secret), head: input.ballot.headBytes, sealed: input.ballot.commentBody };
  const plain = openBody(engine, 'gbp1/body-comment', opened);
  return plain === null ? null : decodeComments(round.manifest, plain);
}
