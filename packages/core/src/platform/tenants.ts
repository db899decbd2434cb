import type pg from 'pg';
import type { Db } from './db.ts';
import { connectClient } from './owner-client.ts';

/** One committee with the organisation under it. */
export interface Tenant {
  readonly tenantId: string;
  /** Short and stable: `hoa-gao`. */
  readonly code: string;
  readonly name: string;
  /** Host name that leads to it; the only tenant of an installation needs none. */
  readonly host: string | null;
}

type TenantTables = { 'platform.tenant': { tenant_id: string; code: string; name: string; host: string | null } };

/** Every tenant of the installation, by code; any login may read them. */
export const listTenants = (db: Db): Promise<Tenant[]> =>
  db
    .$extendTables<TenantTables>()
    .selectFrom('platform.tenant')
    .select(['tenant_id as tenantId', 'code', 'name', 'host'])
    .orderBy('code')
    .execute();

/** Adds a tenant, as owner: no request can. The same code twice is a database error. */
export async function addTenant(asOwner: pg.PoolConfig, { tenantId, code, name, host }: Tenant): Promise<void> {
  const client = await connectClient(asOwner);
  try {
    const text = 'insert into platform.tenant (tenant_id, code, name, host) values ($1, $2, $3, $4)';
    await client.query(text, [tenantId, code, name, host]);
  } finally {
    await client.end();
  }
}
