import pg from 'pg';
import type { Reach } from '@guong/core/platform';
import type { PolicyForm } from './house-words.ts';
import { oneByOne } from './measure.ts';

const TENANT = `nullif(current_setting('guong.tenant', true), '')::uuid`;
const FORMS: Readonly<Record<PolicyForm, string>> = { 'each row': TENANT, once: `(select ${TENANT})` };

/** Writes every policy of the house in one of its two forms; what they show and accept is the same. */
export async function setPolicies(asOwner: pg.PoolConfig, form: PolicyForm): Promise<void> {
  const client = new pg.Client(asOwner);
  await client.connect();
  try {
    const { rows } = await client.query<{ place: string }>(
      `select format('%I.%I', schemaname, tablename) as place from pg_policies where policyname = 'tenant'`,
    );
    const is = `tenant_id = ${FORMS[form]}`;
    for (const { place } of rows) {
      await client.query(`alter policy tenant on ${place} using (${is}) with check (${is})`);
    }
  } finally {
    await client.end();
  }
}

/** Times in milliseconds of counting the whole roll of a tenant under the login that serves pages. */
export async function timesOfCounting(reach: Reach, tenantId: string, count: number): Promise<number[]> {
  const client = new pg.Client(reach('guong_app'));
  await client.connect();
  try {
    await client.query(`select set_config('guong.tenant', $1, false)`, [tenantId]);
    return await oneByOne({ count, warm: 5 }, async () => {
      await client.query('select count(*) from issue.roll_entry where is_issued');
    });
  } finally {
    await client.end();
  }
}
