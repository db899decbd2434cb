import type { ActingKind } from './link-kinds.ts';

/** Whether a document holds on a day. Only `in_force` and `amended` still bind. */
export const VALIDITIES = ['not_yet', 'in_force', 'amended', 'superseded', 'revoked', 'expired', 'withdrawn'] as const;
/** One of {@link VALIDITIES}. */
export type Validity = (typeof VALIDITIES)[number];

/** The days between which a document holds; `expiresOn` is the first day on which it no longer does. */
export interface Holding {
  readonly effectiveOn: string;
  readonly expiresOn: string | null;
  /** The day on which whoever issued it took it back. */
  readonly withdrawnOn: string | null;
}

/**
 * Validity on a day, from its own days and from what other documents, themselves in effect by then, do to it. The
 * strongest wins: withdrawn, revoked, superseded, expired, not yet, amended. Days are `yyyy-mm-dd`.
 */
export function validityOn(day: string, holding: Holding, acts: readonly ActingKind[]): Validity {
  if (holding.withdrawnOn !== null) return 'withdrawn';
  if (acts.includes('revokes')) return 'revoked';
  if (acts.includes('replaces')) return 'superseded';
  if (holding.expiresOn !== null && holding.expiresOn <= day) return 'expired';
  if (day < holding.effectiveOn) return 'not_yet';
  return acts.includes('amends') ? 'amended' : 'in_force';
}
