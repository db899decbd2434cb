import { concat } from './bytes.ts';
import type { Answers } from './answers.ts';
import type { Engine } from './engine.ts';
import { parseBallot } from './envelope.ts';
import type { Round } from './manifest.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import { judgeRatings, matchesCommitments, openComments, sharesFollow } from './verdict.ts';
import { ratingsKey } from './seal.ts';

/** Why a challenged ballot is not what it should be. */
export type ChallengeRefusal = 'format' | 'secret' | 'sealing' | 'answers';

/**
 * Opens a ballot that its voter challenges (Benaloh): the device first shows the hash of the ballot without its
 * signature, then, if challenged, the secret. Another device runs this and shows the answers that were really sealed.
 * Without the signature the bytes can never be cast; the voter seals again with a new secret.
 */
export function openChallenge(
  engine: Engine,
  round: Round,
  what: { readonly unsigned: Uint8Array; readonly secret: Uint8Array },
): Result<Answers, ChallengeRefusal> {
  const parsed = parseBallot(round, concat(what.unsigned, new Uint8Array(64)));
  if (!parsed.ok) return refuse('format', parsed.detail);
  const input = { ballot: parsed.value, secret: what.secret };
  if (!matchesCommitments(input.ballot, input.secret)) return refuse('secret', 'not the secret of this ballot');
  const comments = openComments(engine, round, input);
  if (comments === null || !sharesFollow(engine, round, input)) return refuse('sealing', 'not sealed by the rules');
  const judged = judgeRatings(engine, round, { ballot: input.ballot, key: ratingsKey(input.secret) });
  if (judged.verdict !== 'valid') return refuse('answers', `the marks are invalid: ${judged.verdict}`);
  return accept(judged.marks.map((marks, at) => ({ marks: [...marks], comment: comments[at] ?? '' })));
}
