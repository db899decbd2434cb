// Writes generated rows as the owner of the database by COPY, past the journal: what is measured is reading.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client, type ClientConfig } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ROOT, type Row, type Table } from './rows.ts';

const AT_ONCE = 2_000;

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
  for (const { name, rows } of tables) {
    const columns = Object.keys(rows[0] ?? {});
    const command = `copy ${name} (${['tenant_id', ...columns].join(', ')}) from stdin`;
    const into = client.query(copyFrom(command));
    await pipeline(Readable.from(linesOf(rows, columns, { [ROOT]: rootId, tenant: tenantId })), into);
  }
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
  await client.query('analyze');
  await client.end();
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}

type Places = Readonly<Record<string, string>>;

/** The rows as COPY reads them, some thousands in one piece. */
function* linesOf(rows: readonly Row[], columns: readonly string[], places: Places): Generator<string> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const lines = rows.slice(from, from + AT_ONCE).map((row) => columns.map((name) => fieldOf(row[name], places)));
    yield lines.map((fields) => `${[places['tenant'], ...fields].join('\t')}\n`).join('');
  }
}

function fieldOf(value: Row[string] | undefined, places: Places): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'object') return escaped(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  return escaped(places[String(value)] ?? String(value));
}

/** What means something to COPY means itself. */
const escaped = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (found) => ({ '\t': '\\t', '\n': '\\n', '\r': '\\r' })[found] ?? '\\\\');
