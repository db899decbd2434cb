import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** What tells two people of one name apart, and whether the person still belongs to the committee. */
export interface CalledPerson {
  readonly personId: string;
  readonly birthYear: number | null;
  readonly isHere: boolean;
}

/** These people as their records say it today; whoever is of another committee is left out. */
export async function calledPeople(tx: Tx, tenantId: string, personIds: readonly string[]): Promise<CalledPerson[]> {
  const { rows } = await sql<{ person_id: string; birth_year: number | null; is_here: boolean }>`
    select person_id, birth_year, state in ('active', 'retired') as is_here
    from org.person where tenant_id = ${tenantId} and person_id = any(${personIds}::uuid[])`.execute(tx);
  return rows.map((row) => ({ personId: row.person_id, birthYear: row.birth_year, isHere: row.is_here }));
}
