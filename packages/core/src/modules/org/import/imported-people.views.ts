import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';

/** Everyone a confirmed import named, once, in the order of the sheet; nobody for any other import. Follows merges. */
export async function importedPersonIds(tx: Tx, tenantId: string, importId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select coalesce(p.merged_into, p.person_id) as person_id
    from org.import_row r
    join org.import i on i.tenant_id = r.tenant_id and i.import_id = r.import_id
    join org.person p on p.tenant_id = r.tenant_id and p.person_id = r.person_id
    where r.tenant_id = ${tenantId} and r.import_id = ${importId} and i.state = 'confirmed'
    group by coalesce(p.merged_into, p.person_id)
    order by min(r.row_no)`.execute(tx);
  return rows.map((row) => row.person_id);
}
