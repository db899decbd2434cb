import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { ok, type Result } from '../kernel/index.ts';
import { openStores, transaction, type Tx } from '../platform/index.ts';
import { emptyHouse, type EmptyHouse } from '../testing/index.ts';
import { aPerson, buildSampleRoom, dropSampleRoom, writeNote } from '../testing/sample-room.ts';
import { auditCheckpoint, perform, readCheckpoint, verifyAudit, type AuditVerdict, type ChainPoint } from './index.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await emptyHouse();
  await buildSampleRoom(house.ownerDb);
});
afterAll(() => dropSampleRoom(house.ownerDb));

async function write(count: number, text = 'x'): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const written = await perform(house.app, aPerson(house.tenantId), writeNote, { noteId: String(n), text });
    if (!written.ok) throw new Error('the note was refused');
    house.clock.advance(1);
  }
}
const inTenant = <T>(body: (tx: Tx) => Promise<T>, readOnly = true): Promise<Result<T>> =>
  transaction(house.stores.app, { tenantId: house.tenantId, readOnly }, async (tx) => ok(await body(tx)));
const verify = (paper?: ChainPoint) => inTenant((tx) => verifyAudit(tx, house.tenantId, paper));

/** What the check says after SQL by somebody with every right; undone afterwards. */
async function after(tampering: RawBuilder<unknown>): Promise<AuditVerdict> {
  const tx = await house.ownerDb.startTransaction().execute();
  await tampering.execute(tx);
  const verdict = await verifyAudit(tx, house.tenantId);
  await tx.rollback().execute();
  return verdict;
}

test('fifty writers at once make one unbroken chain', async () => {
  const stores = openStores(house.reach, { max: 10, onBroken: () => undefined });
  const app = { ...house.app, stores };
  const writes = Array.from({ length: 50 }, (_, n) =>
    perform(app, aPerson(house.tenantId), writeNote, { noteId: String(n), text: 'x' }),
  );
  expect((await Promise.all(writes)).every(({ ok: isDone }) => isDone)).toBe(true);
  await stores.close();
  expect(await verify()).toMatchObject({ ok: true, value: { holds: true, count: 50 } });
});

test('a check that runs while others write raises no false alarm', async () => {
  const stores = openStores(house.reach, { max: 4, onBroken: () => undefined });
  const app = { ...house.app, stores };
  const mode = { tenantId: house.tenantId, readOnly: true };
  const writing = Array.from({ length: 40 }, (_, n) =>
    perform(app, aPerson(house.tenantId), writeNote, { noteId: String(n), text: 'x' }),
  );
  const checking = Array.from({ length: 10 }, () =>
    transaction(stores.app, mode, async (tx) => ok(await verifyAudit(tx, house.tenantId))),
  );
  const verdicts = await Promise.all(checking);
  await Promise.all(writing);
  await stores.close();
  expect(verdicts.every((verdict) => verdict.ok && verdict.value.holds)).toBe(true);
});

test('tampering with the stored rows is found, each way once', async () => {
  await write(8);
  const one = sql`tenant_id = ${house.tenantId} and seq =`;
  const tampered: [RawBuilder<unknown>, number][] = [
    [sql`update audit.entry set data = '{"length":2}' where ${one} 3`, 3],
    [sql`update audit.entry set at = at + interval '1 millisecond' where ${one} 4`, 4],
    [sql`update audit.entry set actor = 'someone-else' where ${one} 1`, 1],
    [sql`update audit.entry set tenant_id = ${house.otherTenantId} where ${one} 5`, 5],
    [sql`delete from audit.entry where ${one} 2`, 2],
    [sql`delete from audit.entry where seq > 6`, 7],
    [sql`update audit.entry set seq = 99 where ${one} 7`, 7],
    [
      sql`insert into audit.entry select tenant_id, 9, at, actor, post, rule, type, subject, data, prev, hash from audit.entry where ${one} 8`,
      9,
    ],
    [sql`delete from audit.head`, 9],
    [sql`truncate audit.entry`, 1],
  ];
  for (const [tampering, seq] of tampered) expect(await after(tampering)).toMatchObject({ holds: false, seq });
  expect(await verify()).toMatchObject({ ok: true, value: { holds: true, count: 8 } });
  console.log(`${String(tampered.length)} ways of tampering by SQL, all found at the first bad row`);
});

test('a date finer than the hash sees cannot be stored', async () => {
  await write(1);
  await sql`update audit.entry set at = at + interval '300 microseconds'`.execute(house.ownerDb);
  const { rows } = await sql<{
    finer: number;
  }>`select (extract(microseconds from at)::int % 1000) as finer from audit.entry`.execute(house.ownerDb);
  expect(rows).toEqual([{ finer: 0 }]);
});

test('the checkpoint of a day is one short line, stays the same all day, and finds a chain that was cut and regrown', async () => {
  await write(3);
  const take = (day: string) => inTenant((tx) => auditCheckpoint(tx, house.tenantId, day), false);
  const first = await take('2026-11-22');
  await write(2, 'y');
  const again = await take('2026-11-22');
  if (!first.ok) throw new Error('no checkpoint');
  expect(again).toEqual(first);
  expect(first.value.line).toMatch(/^3 · ([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  const paper = readCheckpoint(` ${first.value.line.toUpperCase()}`);
  expect(paper).toEqual({ seq: 3, hash: first.value.hash.slice(0, 32) });
  expect(await verify(paper)).toMatchObject({ value: { holds: true, count: 5 } });
  await sql`truncate audit.entry, audit.head`.execute(house.ownerDb);
  await write(5, 'regrown');
  expect(await verify()).toMatchObject({ value: { holds: true, count: 5 } });
  expect(await verify(paper)).toMatchObject({ value: { holds: false, seq: 3, problem: 'edited' } });
});

test('a line that was cut short or is not one is not read', () => {
  expect(['', '3', '3 · abcd', 'x · 0123', `3 · ${'0'.repeat(31)}`].map(readCheckpoint)).toEqual(
    Array(5).fill(undefined),
  );
});
