import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../platform/index.ts';

/** How long a check of a factor counts as recent (SES-7). */
export const FRESH_SECONDS = 5 * 60;

interface Bound {
  readonly tenantId: string;
  readonly accountId: string;
  readonly sessionHash: string;
}

/**
 * Says that a factor of this account was checked at `at`, in this very sign-in. The browser keeps it (a cookie of five
 * minutes), the database does not: so a voter's sign-in leaves no time finer than the day, and step-up still works.
 */
export const makeProof = (secrets: Secrets, bound: Bound, at: Date): string =>
  `${at.getTime()}.${sealOf(secrets, bound, String(at.getTime())).toString('base64url')}`;

/** The instant that a proof vouches for; nothing when it was made for something else, is too old or was made up. */
export function readProof(
  secrets: Secrets,
  bound: Bound,
  { proof, now }: { proof: string; now: Date },
): Date | undefined {
  const [time = '', seal = ''] = proof.split('.');
  const expected = sealOf(secrets, bound, time);
  const given = Buffer.from(seal, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const at = new Date(Number(time));
  const age = now.getTime() - at.getTime();
  return age >= 0 && age <= FRESH_SECONDS * 1000 ? at : undefined;
}

const sealOf = (secrets: Secrets, { tenantId, accountId, sessionHash }: Bound, time: string): Buffer =>
  createHmac('sha256', secrets.derive('identity/proof'))
    .update(['guong/v1/proof', tenantId, accountId, sessionHash, time].join('\n'))
    .digest();
