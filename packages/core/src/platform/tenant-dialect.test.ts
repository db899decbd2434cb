import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ok } from '../kernel/index.ts';
import { appBeside } from '../testing/casting-round.ts';
import { emptyHouse, type EmptyHouse } from '../testing/index.ts';
import { transaction, type Tx } from './index.ts';
import { workerServer } from '../testing/worker-server.ts';

let house: EmptyHouse;
beforeAll(async () => {
  house = await emptyHouse();
});

const OTHER = '00000000-0000-4000-8000-00000000000b';
const tenantOf = async (tx: Tx) => {
  const { rows } = await sql<{ tenant: string | null; isolation: string }>`
    select nullif(current_setting('guong.tenant', true), '') as tenant,
      current_setting('transaction_isolation') || ', ' || current_setting('transaction_read_only') as isolation`.execute(
    tx,
  );
  return ok(rows[0]);
};
const seen = async (tenantId: string | undefined, readOnly: boolean, { stores } = house.app) => {
  const mode = { readOnly, ...(tenantId !== undefined && { tenantId }) };
  const answer = await transaction(stores.app, mode, tenantOf);
  return answer.ok ? answer.value : undefined;
};

test('a transaction stands in its tenant from its first statement, in the mode it asked for', async () => {
  const { tenantId } = house;
  expect(await seen(tenantId, true)).toEqual({ tenant: tenantId, isolation: 'repeatable read, on' });
  expect(await seen(tenantId, false)).toEqual({ tenant: tenantId, isolation: 'read committed, off' });
});

test('the tenant ends with its transaction, and one opened inside another has its own', async () => {
  const { tenantId } = house;
  const beside = await appBeside(house);
  const inside = await transaction(house.app.stores.app, { tenantId, readOnly: true }, async (tx) => {
    const outer = await tenantOf(tx);
    return ok([
      outer.ok && outer.value?.tenant,
      (await seen(undefined, true, beside))?.tenant,
      (await seen(OTHER, true, beside))?.tenant,
    ]);
  });
  expect(inside).toEqual({ ok: true, value: [tenantId, null, OTHER] });
  await beside.stop();
  expect((await seen(undefined, false))?.tenant).toBeNull();
});

test('what is no UUID never reaches the database', async () => {
  const planted = `x', true); drop schema ballot; --`;
  await expect(seen(planted, false)).rejects.toThrow('a tenant is named by a UUID');
});

test('a connection that the server ended is replaced before the transaction begins, never in the middle of one', async () => {
  const { tenantId } = house;
  const beside = await appBeside(house);
  expect((await seen(tenantId, true, beside))?.tenant).toBe(tenantId);
  cutWithoutNotice();
  expect((await seen(tenantId, true, beside))?.tenant).toBe(tenantId);
  let begun = 0;
  const cutInside = transaction(beside.stores.app, { tenantId, readOnly: false }, async (tx) => {
    begun += 1;
    cutWithoutNotice();
    return tenantOf(tx);
  });
  await expect(cutInside).rejects.toThrow(/terminat|connection error/);
  expect(begun).toBe(1);
  await beside.stop();
});

/** Ends the connections of `guong_app` from another process while this one cannot hear of it. */
function cutWithoutNotice(): void {
  const script = fileURLToPath(new URL('../testing/cut-connections.ts', import.meta.url));
  const { database } = house.reach('guong_app');
  const root = { ...workerServer().root, database };
  const { status } = spawnSync(process.execPath, [script, JSON.stringify(root), 'guong_app']);
  expect(status).toBe(0);
}
