import { createHash } from 'node:crypto';
import type { Shelf } from './assets.ts';

/** Islands of pages that neither a voter nor a committee member needs in a round: signing in is not voting. */
const OUTSIDE_ROUNDS = /^passkey-/;

/** The names of all files that a page of a voter or of the committee may load: scripts, styles, letters, the mark. */
export const clientFiles = (shelf: Shelf): readonly string[] =>
  shelf.names.filter((name) => !OUTSIDE_ROUNDS.test(name));

/**
 * Hashes (hex SHA-256) of these files, for the manifest of a round (GBP-1, `clientBundleHashes`): whoever keeps what his
 * browser loaded can show that it was another file. Each hash once, so that the list stays short.
 */
export function clientBundleHashes(shelf: Shelf): readonly string[] {
  const hashes = clientFiles(shelf).map((name) =>
    createHash('sha256')
      .update(shelf.find(shelf.urlOf(name).replace('/assets/', ''))?.bytes ?? '')
      .digest('hex'),
  );
  return [...new Set(hashes)].sort();
}
