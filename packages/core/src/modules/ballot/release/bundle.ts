import { createHash } from 'node:crypto';
import { writeBundle } from '../protocol.ts';
import type { CountedRound } from './counted-round.ts';

/** Nobody can give a credential back yet, so no voter key is revoked. */
const NO_KEYS = new Uint8Array(0);

/**
 * The bundle of a round for whoever checks it offline, with every head that was signed. `publication` is null until the result is released; `audit` is
 * the recount package, for the auditors' bundle only. The same round gives the same bytes.
 */
export const bundleOf = (
  { leaves, heads, counts }: CountedRound,
  { publication, audit }: { readonly publication: unknown; readonly audit: Uint8Array | null },
): Uint8Array<ArrayBuffer> =>
  new Uint8Array(writeBundle({ leaves, heads, revoked: NO_KEYS, counts, publication, audit }));

/** What the minutes print: SHA-256 (hex) of the bundle as it stands before anything is published. */
export const sealedBundleHash = (counted: CountedRound): string =>
  createHash('sha256')
    .update(bundleOf(counted, { publication: null, audit: null }))
    .digest('hex');

/** What the public page prints: SHA-256 (hex) of the bundle as everyone takes it once this publication is the last. */
export const publishedBundleHash = (counted: CountedRound, publication: unknown): string =>
  createHash('sha256')
    .update(bundleOf(counted, { publication, audit: null }))
    .digest('hex');
