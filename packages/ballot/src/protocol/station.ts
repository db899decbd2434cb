import { sameBytes } from './bytes.ts';
import type { CommentSource } from './comment.ts';
import { commentSalt, orderComments } from './comment.ts';
import type { Engine } from './engine.ts';
import type { ResultDocument } from './result-document.ts';
import { resultDocument } from './result-document.ts';
import type { Box, LoggedBallot } from './read-log.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import { commentKey, plainShare, ratingsKey } from './seal.ts';
import type { Share } from './shamir.ts';
import { combineShares } from './shamir.ts';
import type { MemberShares } from './share-bundle.ts';
import { sharesAreSigned } from './share-bundle.ts';
import { sure } from './sure.ts';
import type { TallyEntry } from './tally.ts';
import { boxTally } from './tally.ts';
import type { MarksVerdict } from './verdict.ts';
import { judgeRatings, matchesCommitments, openComments, sharesFollow } from './verdict.ts';

/** What shows an auditor that a verdict is right: the marks key, the whole secret, or the members' signed shares. */
export type Evidence =
  | { readonly kind: 'ratings-key'; readonly key: Uint8Array }
  | { readonly kind: 'secret'; readonly secret: Uint8Array }
  | { readonly kind: 'shares' };

/** One ballot after opening. */
export interface OpenedBallot extends TallyEntry {
  readonly hash: Uint8Array;
  readonly evidence: Evidence;
}

/** A box after opening. */
export interface OpenedBox {
  readonly ballots: readonly OpenedBallot[];
  readonly result: ResultDocument;
  /** Comments for each subject in the manifest's order, normalized, each list in an order of its own. */
  readonly comments: readonly (readonly string[])[];
  /** Comment slots of valid ballots that were malformed and so were left out. */
  readonly malformedComments: number;
  /** Members whose share of a well-formed ballot was wrong or missing, by index, with the number of such ballots. */
  readonly wrongShares: readonly { readonly index: number; readonly ballots: number }[];
  /** Ballots for which no quorum of those present finds a secret. With exactly t members one wrong share does this. */
  readonly unopened: number;
  /** The signed shares that were used, for the audit package. */
  readonly members: readonly MemberShares[];
}

/** All choices of `size` members out of a list, in lexicographic order. */
export function* quorums<T>(members: readonly T[], size: number): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [at, member] of members.entries()) {
    for (const rest of quorums(members.slice(at + 1), size - 1)) yield [member, ...rest];
  }
}

/** The ballot secret that some quorum of these shares gives and that fits the commitments, or null. */
export function findSecret(box: Box, logged: LoggedBallot, shares: readonly Share[]): Uint8Array | null {
  for (const quorum of quorums(shares, box.round.manifest.threshold)) {
    const secret = combineShares(quorum);
    if (matchesCommitments(logged.ballot, secret)) return secret;
  }
  return null;
}

interface Judged {
  readonly judged: MarksVerdict;
  readonly evidence: Evidence;
  /** The secret of a well-formed ballot. */
  readonly secret: Uint8Array | null;
  readonly comments: readonly (string | null)[];
}

/** Verdict on one ballot from its secret; null when no quorum found one. */
export function judgeBallot(
  engine: Engine,
  box: Box,
  what: { logged: LoggedBallot; secret: Uint8Array | null },
): Judged {
  const { secret } = what;
  const { ballot } = what.logged;
  const unusable = { judged: { verdict: 'sealing' }, secret: null, comments: [] } as const;
  if (secret === null) return { ...unusable, evidence: { kind: 'shares' } };
  const comments = openComments(engine, box.round, { ballot, secret });
  if (comments === null || !sharesFollow(engine, box.round, { ballot, secret })) {
    return { ...unusable, evidence: { kind: 'secret', secret } };
  }
  const key = ratingsKey(secret);
  const judged = judgeRatings(engine, box.round, { ballot, key });
  return { judged, evidence: { kind: 'ratings-key', key }, secret, comments };
}

/** Why the station does not open. */
export type StationRefusal = 'too-few-members' | 'repeated-member' | 'unsigned-shares';

function checkMembers(engine: Engine, box: Box, members: readonly MemberShares[]): Result<true, StationRefusal> {
  const { threshold } = box.round.manifest;
  if (new Set(members.map((member) => member.index)).size !== members.length) {
    return refuse('repeated-member', 'a member appears twice');
  }
  if (members.length < threshold) {
    return refuse('too-few-members', `${String(threshold)} members are needed, ${String(members.length)} are here`);
  }
  const unsigned = members.find((member) => !sharesAreSigned(engine, box, member));
  return unsigned === undefined ? accept(true) : refuse('unsigned-shares', `member ${String(unsigned.index)}`);
}

/** Counts, for each member present, the well-formed ballots whose share he got wrong. */
function wrongSharesOf(box: Box, members: readonly MemberShares[], judged: readonly Judged[]) {
  const wrong = members.map(({ index, shares }) => ({
    index,
    ballots: judged.filter(({ secret }, at) => {
      if (secret === null) return false;
      const given = shares[at] ?? null;
      return given === null || !sameBytes(given, plainShare(box.round, secret, index));
    }).length,
  }));
  return wrong.filter(({ ballots }) => ballots > 0);
}

function commentsOf(box: Box, judged: readonly Judged[]) {
  const valid = judged.flatMap(({ judged: { verdict }, secret, comments }, at) => {
    const hash = box.ballots[at]?.hash;
    return verdict === 'valid' && secret !== null && hash !== undefined ? [{ secret, comments, hash }] : [];
  });
  const salt = commentSalt(valid.map(({ secret }) => commentKey(secret)));
  return box.round.manifest.subjects.map((_, subject) => {
    const sources: CommentSource[] = valid.map(({ comments, hash }) => {
      return { ballotHash: hash, text: comments[subject] ?? '' };
    });
    return orderComments(salt, subject, sources);
  });
}

/** Marks keys of the ballots that have one, in log order: what the result is salted with. */
export function saltKeys(ballots: readonly { readonly evidence: Evidence }[]): Uint8Array[] {
  return ballots.flatMap(({ evidence }) => (evidence.kind === 'ratings-key' ? [evidence.key] : []));
}

/**
 * Opens a closed box from the signed shares of at least t members: finds each ballot's secret, recomputes every sealed
 * share, judges the marks, counts. Every honest quorum gives the same verdicts and the same result bytes.
 */
export function openBox(engine: Engine, box: Box, members: readonly MemberShares[]): Result<OpenedBox, StationRefusal> {
  const checked = checkMembers(engine, box, members);
  if (!checked.ok) return checked;
  const present = [...members].sort((left, right) => left.index - right.index);
  const judged = box.ballots.map((logged, at) => {
    const shares = present.flatMap(({ index, shares: all }) => {
      const y = all[at] ?? null;
      return y === null ? [] : [{ index, y }];
    });
    return judgeBallot(engine, box, { logged, secret: findSecret(box, logged, shares) });
  });
  const ballots = box.ballots.map(({ hash, ballot: { head } }, at): OpenedBallot => {
    const { judged: verdict, evidence } = sure(judged[at]);
    return { hash, group: head.group, channel: head.channel, judged: verdict, evidence };
  });
  const malformed = judged.filter(({ judged: { verdict } }) => verdict === 'valid').flatMap(({ comments }) => comments);
  return accept({
    ballots,
    result: resultDocument(box, boxTally(box.round.manifest, ballots), saltKeys(ballots)),
    comments: commentsOf(box, judged),
    malformedComments: malformed.filter((comment) => comment === null).length,
    wrongShares: wrongSharesOf(box, present, judged),
    unopened: ballots.filter(({ evidence }) => evidence.kind === 'shares').length,
    members: present,
  });
}
