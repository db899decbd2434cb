import type pg from 'pg';

/** Ways in that a backup would have brought back to life. */
export interface EndedAccess {
  readonly endedSignIns: number;
  readonly revokedTokens: number;
}

/**
 * Ends every sign-in and every API token in restored rows, before they can be used: whoever signed out, or whose token
 * was revoked after the backup was taken, must not come in again because time went back.
 */
export async function endAccess(client: pg.ClientBase): Promise<EndedAccess> {
  const signIns = await client.query('delete from identity.session');
  await client.query('delete from identity.challenge');
  const tokens = await client.query(
    'update identity.api_token set revoked_on = greatest(created_on, current_date) where revoked_on is null',
  );
  return { endedSignIns: signIns.rowCount ?? 0, revokedTokens: tokens.rowCount ?? 0 };
}
