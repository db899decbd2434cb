import { concat } from '../protocol/bytes.ts';
import type { Credential } from '../protocol/credential.ts';
import type { Ballot } from '../protocol/envelope.ts';
import { castMessage, encodeHead, encodeUnsigned, parseBallot } from '../protocol/envelope.ts';
import { commentKey, commitComment, commitRatings, ratingsKey, sealBody, sealShares } from '../protocol/seal.ts';
import type { TestRound } from './fixture.ts';
import { mustAccept } from './must-accept.ts';

/** What a cheating voter changes in his own ballot before he signs it. */
export type Forgery = (
  ballot: Ballot,
) => Partial<Pick<Ballot, 'head' | 'signatures' | 'shares' | 'ratingsBody' | 'commentBody'>>;

/** A ballot whose parts were changed by its own voter and signed again: it passes the door if the credential is his. */
export function forgeBallot(
  test: TestRound,
  credential: Credential,
  what: { readonly from: Uint8Array; readonly change: Forgery },
): Uint8Array {
  const honest = mustAccept(parseBallot(test.round, what.from));
  const ballot = { ...honest, ...what.change(honest) };
  const headBytes = encodeHead(test.round, ballot.head);
  const unsigned = encodeUnsigned({ ...ballot, headBytes });
  return concat(unsigned, test.engine.ed25519Sign(credential.seed, castMessage(unsigned)));
}

/** A ballot sealed correctly around marks and comments of any bytes. */
export function sealRawBodies(
  test: Pick<TestRound, 'engine' | 'round'>,
  credential: Credential,
  what: { readonly secret: Uint8Array; readonly ratings: Uint8Array; readonly comments: Uint8Array },
): Uint8Array {
  const { engine, round } = test;
  const voterKey = engine.ed25519Public(credential.seed);
  const [keyR, keyC] = [ratingsKey(what.secret), commentKey(what.secret)];
  const commits = { commitRatings: commitRatings(keyR), commitComment: commitComment(keyC) };
  const { group, channel, signatures } = credential;
  const headBytes = encodeHead(round, { group, channel, voterKey, ...commits });
  const ratingsBody = sealBody(engine, 'gbp1/body-ratings', { key: keyR, head: headBytes, plain: what.ratings });
  const commentBody = sealBody(engine, 'gbp1/body-comment', { key: keyC, head: headBytes, plain: what.comments });
  const shares = sealShares(engine, round, { secret: what.secret, voterKey });
  const unsigned = encodeUnsigned({ headBytes, signatures, shares, ratingsBody, commentBody });
  return concat(unsigned, engine.ed25519Sign(credential.seed, castMessage(unsigned)));
}
