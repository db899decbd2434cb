import { concat, toHex } from './bytes.ts';
import { canonical } from './canonical-json.ts';
import { SUITE, taggedHash } from './domain.ts';
import type { Box } from './read-log.ts';
import type { BoxTally } from './tally.ts';

/** The exact result of a box. Restricted: the public gets the disclosure guard's function of its tally. */
export interface ResultDocument {
  /** RFC 8785 bytes of {suite, roundId, root, salt, tally}. */
  readonly bytes: Uint8Array;
  /** Tagged hash of the bytes; stands on the log in RESULT. */
  readonly hash: Uint8Array;
  readonly tally: BoxTally;
}

/**
 * Makes the result document. `ratingsKeys` are the marks keys of all ballots that have one, in log order: their hash
 * salts the document, because otherwise the public hash of a small tally could be found by trying all tallies.
 */
export function resultDocument(box: Box, tally: BoxTally, ratingsKeys: readonly Uint8Array[]): ResultDocument {
  const salt = taggedHash('gbp1/result-salt', box.round.id, concat(...ratingsKeys));
  const names = { suite: SUITE, roundId: toHex(box.round.id), root: toHex(box.root), salt: toHex(salt) };
  const bytes = canonical({ ...names, tally });
  return { bytes, hash: resultHash(bytes), tally };
}

/** Hash of a result document's bytes. */
export function resultHash(bytes: Uint8Array): Uint8Array {
  return taggedHash('gbp1/result', bytes);
}
