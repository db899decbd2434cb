import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ok } from '../kernel/index.ts';
import { transaction } from '../platform/index.ts';
import { emptyHouse } from './index.ts';

test('every house begins with two tenants and nothing else, whatever the test before wrote', async () => {
  const first = await emptyHouse();
  await first.app.files.put(Buffer.from('x'));
  await sql`insert into platform.tenant (tenant_id, code, name) values (gen_random_uuid(), 'left-behind', 'x')`.execute(
    first.ownerDb,
  );
  const second = await emptyHouse();
  const { rows } = await sql<{ code: string }>`select code from platform.tenant order by code`.execute(second.ownerDb);
  expect(rows.map((row) => row.code)).toEqual(['hoa-gao', 'song-hong']);
});

test('each login reaches the database and none of the four passes row-level security', async () => {
  const { stores, tenantId } = await emptyHouse();
  for (const name of ['app', 'issue', 'cast', 'count'] as const) {
    const seen = await transaction(stores[name], { tenantId, readOnly: true }, async (tx) => {
      const { rows } = await sql<{ user: string; bypass: boolean }>`
        select rolname as user, rolbypassrls or rolsuper as bypass from pg_roles where rolname = current_user`.execute(
        tx,
      );
      return ok(rows);
    });
    expect(seen).toEqual({ ok: true, value: [{ user: `guong_${name}`, bypass: false }] });
  }
});
