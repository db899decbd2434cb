import type { Tx } from '../../platform/index.ts';
import { tables } from './identity.tables.ts';

/** Everybody of the committee who has an account or a card to make one with: whoever can sign in, now or after the card. */
export async function accountHolders(tx: Tx, tenantId: string): Promise<ReadonlySet<string>> {
  const rows = await tables(tx)
    .selectFrom('identity.account')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', ['invited', 'active'])
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
