import type { Tx } from '../../platform/index.ts';
import { tables } from './org.tables.ts';

/** Years of birth of these people, to tell two of one name apart; nothing for whoever has none recorded. */
export async function birthYearsOf(
  tx: Tx,
  tenantId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  if (personIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('org.person')
    .select(['person_id', 'birth_year'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', 'in', personIds)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.birth_year]));
}

/** Everybody who no longer belongs to the committee: moved away, died, or merged into another record. */
export async function peopleGone(tx: Tx, tenantId: string): Promise<ReadonlySet<string>> {
  const rows = await tables(tx)
    .selectFrom('org.person')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('state', 'not in', ['active', 'retired'])
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
