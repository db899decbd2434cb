import { concat } from './bytes.ts';
import type { Answers } from './answers.ts';
import { encodeComments, encodeRatings } from './answers.ts';
import type { Credential } from './credential.ts';
import { derive, frame, taggedHash } from './domain.ts';
import type { Engine } from './engine.ts';
import { castMessage, encodeHead, encodeUnsigned } from './envelope.ts';
import type { SealInput } from './hpke.ts';
import { hpkeSeal } from './hpke.ts';
import type { Round } from './manifest.ts';
import type { Result } from './result.ts';
import { accept } from './result.ts';
import { shareAt } from './shamir.ts';
import { sure } from './sure.ts';

const NO_NONCE = new Uint8Array(12);

/** Key of the marks, from the ballot secret. */
export function ratingsKey(secret: Uint8Array): Uint8Array {
  return derive(secret, 32, frame('gbp1/ratings'));
}

/** Key of the comments, from the ballot secret. */
export function commentKey(secret: Uint8Array): Uint8Array {
  return derive(secret, 32, frame('gbp1/comment'));
}

/** Commitment to a marks key. */
export function commitRatings(key: Uint8Array): Uint8Array {
  return taggedHash('gbp1/commit-ratings', key);
}

/** Commitment to a comment key. */
export function commitComment(key: Uint8Array): Uint8Array {
  return taggedHash('gbp1/commit-comment', key);
}

/** One of the two sealed bodies. Its key is used once, so the nonce is zero; the ballot's head is bound. */
export type Body = 'gbp1/body-ratings' | 'gbp1/body-comment';

/** Seals a body under its key (`ratingsKey` or `commentKey`). */
export function sealBody(engine: Engine, body: Body, input: { key: Uint8Array; head: Uint8Array; plain: Uint8Array }) {
  return engine.encrypt({ key: derive(input.key, 32, frame(body)), nonce: NO_NONCE, aad: input.head }, input.plain);
}

/** Opens a body; null when the key or the head is another. */
export function openBody(engine: Engine, body: Body, input: { key: Uint8Array; head: Uint8Array; sealed: Uint8Array }) {
  return engine.decrypt({ key: derive(input.key, 32, frame(body)), nonce: NO_NONCE, aad: input.head }, input.sealed);
}

/** Coefficients of the sharing polynomials: (t-1) blocks of 32 bytes. */
export function shareCoefficients(secret: Uint8Array, threshold: number): Uint8Array {
  return derive(secret, 32 * (threshold - 1), frame('gbp1/coefficients'));
}

/** The plain share of one member. */
export function plainShare(round: Round, secret: Uint8Array, index: number): Uint8Array {
  return shareAt(secret, shareCoefficients(secret, round.manifest.threshold), index);
}

/** What the share of member `index` is bound to. */
export function shareBinding(round: Round, index: number, voterKey: Uint8Array) {
  return { info: frame('gbp1/share', round.id, Uint8Array.of(index)), aad: voterKey };
}

/** Everything that HPKE needs to seal the share of each member, in order; a function of the secret alone. */
export function shareSeals(round: Round, secret: Uint8Array, voterKey: Uint8Array): SealInput[] {
  const coefficients = shareCoefficients(secret, round.manifest.threshold);
  return round.manifest.committee.map(({ index }) => ({
    ...shareBinding(round, index, voterKey),
    plaintext: shareAt(secret, coefficients, index),
    ephemeralIkm: derive(secret, 32, frame('gbp1/ephemeral', Uint8Array.of(index))),
  }));
}

/** All sealed shares of a ballot, 80 bytes each. */
export function sealShares(engine: Engine, round: Round, ballot: { secret: Uint8Array; voterKey: Uint8Array }) {
  const seals = shareSeals(round, ballot.secret, ballot.voterKey);
  return round.memberKeys.map((key, at) => {
    const sealed = hpkeSeal(engine, key, sure(seals[at]));
    return concat(sealed.enc, sealed.ciphertext);
  });
}

/** What a ballot is made of. The bytes are a function of these four and nothing else. */
export interface BallotInput {
  readonly round: Round;
  readonly credential: Credential;
  readonly answers: Answers;
  /** The ballot secret K: 32 random bytes, used for one ballot and then forgotten. */
  readonly secret: Uint8Array;
}

/** Seals a ballot, given a way to seal the shares. Refuses answers that do not fit. */
export function prepareBallot(
  engine: Engine,
  input: BallotInput,
): Result<
  { readonly voterKey: Uint8Array; readonly finish: (shares: readonly Uint8Array[]) => Uint8Array },
  'answers'
> {
  const { round, credential, answers, secret } = input;
  const ratings = encodeRatings(round.manifest, answers);
  if (!ratings.ok) return ratings;
  const comments = encodeComments(round.manifest, answers);
  if (!comments.ok) return comments;
  const voterKey = engine.ed25519Public(credential.seed);
  const [keyR, keyC] = [ratingsKey(secret), commentKey(secret)];
  const { group, channel, signatures } = credential;
  const commits = { commitRatings: commitRatings(keyR), commitComment: commitComment(keyC) };
  const headBytes = encodeHead(round, { group, channel, voterKey, ...commits });
  const ratingsBody = sealBody(engine, 'gbp1/body-ratings', { key: keyR, head: headBytes, plain: ratings.value });
  const commentBody = sealBody(engine, 'gbp1/body-comment', { key: keyC, head: headBytes, plain: comments.value });
  const finish = (shares: readonly Uint8Array[]): Uint8Array => {
    const unsigned = encodeUnsigned({ headBytes, signatures, shares, ratingsBody, commentBody });
    return concat(unsigned, engine.ed25519Sign(credential.seed, castMessage(unsigned)));
  };
  return accept({ voterKey, finish });
}

/** Seals a ballot: the bytes that are cast. */
export function sealBallot(engine: Engine, input: BallotInput): Result<Uint8Array, 'answers'> {
  const prepared = prepareBallot(engine, input);
  if (!prepared.ok) return prepared;
  const { voterKey, finish } = prepared.value;
  return accept(finish(sealShares(engine, input.round, { secret: input.secret, voterKey })));
}
