// Writes generated rows as the owner of the database, past the journal: what is measured is reading.
import { Client, type ClientConfig } from 'pg';
import { ROOT, type Table } from './rows.ts';

const AT_ONCE = 5_000;

/** Writes tables in their order; answers how many rows. The rows get this tenant and this unit at the top. */
export async function write(
  reach: ClientConfig,
  { tenantId, rootId }: { readonly tenantId: string; readonly rootId: string },
  tables: readonly Table[],
): Promise<number> {
  const client = new Client(reach);
  await client.connect();
  await client.query("select set_config('guong.tenant', $1, false)", [tenantId]);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  let written = 0;
  for (const { name, rows } of tables) {
    const columns = ['tenant_id', ...Object.keys(rows[0] ?? {})].join(', ');
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE).map((row) => ({ tenant_id: tenantId, ...row }));
      await client.query(
        `insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, $1)`,
        [JSON.stringify(some).replaceAll(ROOT, rootId)],
      );
    }
    written += rows.length;
  }
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
  await client.query('analyze');
  await client.end();
  return written;
}
