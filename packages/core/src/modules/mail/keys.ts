import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ctx } from '../../usecase/index.ts';
import type { AddressRow } from './mail.tables.ts';

type Place = Pick<Ctx, 'secrets' | 'tenantId'>;

/** How long the link of a confirmation lives. */
export const CONFIRM_MS = 2 * 3_600_000;

/**
 * The code of a confirmation. It is computed whenever it is needed and stored nowhere; a new address, a new asking, and a
 * new password (`mark`) make another one.
 */
export const confirmCode = (place: Place, row: AddressRow, mark: string): string =>
  keyed(place, 'mail.confirm', [row.account_id, row.nonce, row.address, mark]);

/** The key of the link that stops all mail to this address. It stops and can do nothing else, so it does not run out. */
export const stopKey = (place: Place, row: AddressRow): string =>
  keyed(place, 'mail.stop', [row.account_id, row.address]);

const keyed = ({ secrets, tenantId }: Place, label: string, parts: readonly string[]): string =>
  createHmac('sha256', secrets.derive(label))
    .update(JSON.stringify([tenantId, ...parts]))
    .digest('base64url');

/** Whether two codes are the same, in a time that tells nothing. */
export function isSame(typed: string, right: string): boolean {
  const [a, b] = [Buffer.from(typed), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
