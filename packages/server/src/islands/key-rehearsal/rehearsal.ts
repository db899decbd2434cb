import {
  combineShares,
  judgeRatings,
  matchesCommitments,
  openShare,
  parseBallot,
  plainShare,
  ratingsKey,
  sameBytes,
  sealBallot,
  taggedHash,
  toWords,
  type Answers,
  type Ballot,
  type Credential,
  type Engine,
  type Opener,
  type Round,
} from '@guong/ballot';

/** A dummy ballot: everybody knows its secret, so that nothing about it needs to be kept or sent. */
export interface Dummy {
  readonly ballot: Ballot;
  readonly secret: Uint8Array;
}

/** The three dummy ballots of a round, sealed to the real keys of its committee under a name of their own. */
export interface Rehearsal {
  readonly round: Round;
  readonly dummies: readonly Dummy[];
}

/** How many dummy ballots are opened. */
export const DUMMIES = 3;
/** How many words a member reads aloud of his part: 40 bits, more than a mistake can hit. */
export const PART_WORDS = 4;

/**
 * Makes the rehearsal of a round: the same bytes on every device. Its name is hashed from the round's under a label of
 * its own, and every share and body is bound to that name: a dummy ballot can never be taken for a real one.
 */
export function rehearsalOf(engine: Engine, real: Round): Rehearsal {
  const round = { ...real, id: taggedHash('gbp1/rehearsal', real.id) };
  const dummies = Array.from({ length: DUMMIES }, (_, at) => dummyOf(engine, round, at));
  return { round, dummies };
}

function dummyOf(engine: Engine, round: Round, at: number): Dummy {
  const part = (what: number): Uint8Array => taggedHash('gbp1/rehearsal', round.id, Uint8Array.of(at, what));
  const { rsaBits, issuers, groups } = round.manifest;
  // Nobody checks who signed for a dummy: it goes into no box.
  const blank = { prefix: new Uint8Array(32), signature: new Uint8Array(rsaBits / 8) };
  const credential: Credential = {
    group: groups[0]?.id ?? 1,
    channel: 'online',
    seed: part(1),
    signatures: issuers.map(() => blank),
  };
  const secret = part(2);
  const sealed = sealBallot(engine, { round, credential, answers: answersOf(round, at), secret });
  const ballot = sealed.ok ? parseBallot(round, sealed.value) : sealed;
  if (!ballot.ok) throw new Error(`a dummy ballot that does not fit its round: ${ballot.code}`);
  return { ballot: ballot.value, secret };
}

/** The first marks the first level everywhere, the second the second, the third leaves all blank. */
const answersOf = (round: Round, at: number): Answers =>
  round.manifest.subjects.map(({ items }) => ({
    marks: items.map(({ levels }) => (at < 2 ? Math.min(at + 1, levels.length) : 0)),
    comment: '',
  }));

/** A member's part: his share of each dummy ballot. Nothing when one does not open with this key. */
export function openPart(engine: Engine, { round, dummies }: Rehearsal, opener: Opener): Uint8Array[] | undefined {
  const shares = dummies.map(({ ballot }) => openShare(engine, round, { opener, ballot }));
  return shares.every((share) => share !== null) ? shares : undefined;
}

/** The part that a member must come to: secrets of dummies are public. */
export const expectedPart = ({ round, dummies }: Rehearsal, index: number): Uint8Array[] =>
  dummies.map(({ secret }) => plainShare(round, secret, index));

/** The words that a member reads aloud: whoever says them has opened his shares. */
export const wordsOfPart = ({ round }: Rehearsal, shares: readonly Uint8Array[]): string[] =>
  toWords(taggedHash('gbp1/rehearsal', round.id, ...shares), PART_WORDS);

/** A part with the place of its member. */
export interface Part {
  readonly index: number;
  readonly shares: readonly Uint8Array[];
}

/**
 * Puts parts together as the counting station does: secret, commitments, marks. Answers the marks of each dummy ballot,
 * or nothing when the parts are too few or wrong.
 */
export function countDummies(
  engine: Engine,
  { round, dummies }: Rehearsal,
  parts: readonly Part[],
): (readonly (readonly number[])[])[] | undefined {
  if (parts.length < round.manifest.threshold) return undefined;
  const counted: (readonly (readonly number[])[])[] = [];
  for (const [at, { ballot, secret }] of dummies.entries()) {
    const found = combineShares(parts.map(({ index, shares }) => ({ index, y: shares[at] ?? new Uint8Array(32) })));
    const key = matchesCommitments(ballot, found) && sameBytes(found, secret) ? ratingsKey(found) : undefined;
    const judged = key && judgeRatings(engine, round, { ballot, key });
    if (judged?.verdict !== 'valid') return undefined;
    counted.push(judged.marks);
  }
  return counted;
}
