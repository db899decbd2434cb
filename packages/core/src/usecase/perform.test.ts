import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ok } from '../kernel/index.ts';
import { permitIf } from '../kernel/permit.ts';
import { transaction } from '../platform/index.ts';
import { changedTables, emptyHouse, snapshot, type EmptyHouse } from '../testing/index.ts';
import {
  aPerson,
  buildSampleRoom,
  dropSampleRoom,
  handOut,
  readNote,
  sampleTables,
  writeNote,
} from '../testing/sample-room.ts';
import { perform, view, type Actor } from './index.ts';

let house: EmptyHouse;
let person: Actor;
beforeEach(async () => {
  house = await emptyHouse();
  await buildSampleRoom(house.ownerDb);
  person = aPerson(house.tenantId);
});
afterAll(() => dropSampleRoom(house.ownerDb));

const auditTypes = async () =>
  (await sql<{ type: string }>`select type from audit.entry order by seq`.execute(house.ownerDb)).rows.map(
    (r) => r.type,
  );
const securityKinds = async () =>
  (await sql<{ kind: string }>`select kind from audit.security_event`.execute(house.ownerDb)).rows.map((r) => r.kind);

test('a command writes its row and exactly one audit row; only declared fields leave', async () => {
  const answer = await perform(house.app, person, writeNote, { noteId: 'a', text: 'xin chào' });
  expect(answer).toEqual({ ok: true, value: { noteId: 'a', writtenAt: house.clock.now() } });
  expect(await auditTypes()).toEqual(['sample.written']);
  expect(await perform(house.app, person, readNote, { noteId: 'a' })).toEqual({
    ok: true,
    value: { text: 'xin chào' },
  });
});

test('unknown fields, wrong values and text that cannot be stored are refused by name, and nothing is written', async () => {
  const before = await snapshot(house.ownerDb);
  const refusals = [
    [{ noteId: 'a', text: 'x', isAdmin: true }, { isAdmin: 'Trường này không có trong biểu mẫu' }],
    [
      { noteId: '', text: 'x'.repeat(101) },
      { noteId: 'Nhập mã', text: 'Dài quá 100 chữ' },
    ],
    [{ noteId: 'a', text: 'x\0y' }, { text: 'Có ký tự không lưu được; hãy gõ lại ô này' }],
    [{ noteId: 'a\uD800', text: 'x' }, { noteId: 'Có ký tự không lưu được; hãy gõ lại ô này' }],
  ] as const;
  for (const [raw, fields] of refusals) {
    expect(await perform(house.app, person, writeNote, raw)).toEqual({ ok: false, fault: { code: 'invalid', fields } });
  }
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
});

test('a use case whose input lets unknown fields through does not even load', () => {
  const loose = { name: 'sample.loose', http: 'none', summary: '', input: z.object({}), output: z.object({}) } as const;
  const run = () => Promise.resolve(ok({ permit: permitIf('sample.loose', '', true) ?? neverHere(), value: {} }));
  expect(() => view({ ...loose, run })).toThrow(/strictObject/);
});
const neverHere = (): never => {
  throw new Error('unreachable');
};

test('a view cannot write, even if it tries', async () => {
  const writing = view({
    ...readNote,
    async run({ tx, tenantId }) {
      await sampleTables(tx)
        .insertInto('sample.note')
        .values({ tenant_id: tenantId, note_id: 'b', text: 'x' })
        .execute();
      return ok({ permit: permitIf('sample.read', 'x', true) ?? neverHere(), value: { text: '' } });
    },
  });
  await expect(perform(house.app, person, writing, { noteId: 'b' })).rejects.toThrow(/read-only transaction/);
});

test('a forbidden request leaves nothing but a line in the security log; a token reaches only its own use cases', async () => {
  const before = await snapshot(house.ownerDb);
  const anonymous: Actor = { kind: 'anonymous', tenantId: house.tenantId };
  const scoped: Actor = { ...aPerson(house.tenantId), scopes: ['sample.read'] };
  for (const actor of [anonymous, scoped]) {
    expect(await perform(house.app, actor, writeNote, { noteId: 'a', text: 'x' })).toEqual({
      ok: false,
      fault: { code: 'forbidden', action: 'sample.write' },
    });
  }
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
  expect(await securityKinds()).toEqual(['forbidden', 'forbidden']);
});

test('handing out leaves neither an audit row nor a security line nor a count', async () => {
  const anonymous: Actor = { kind: 'anonymous', tenantId: house.tenantId };
  expect((await perform(house.app, person, handOut, { noteId: 'a', text: 'x' })).ok).toBe(true);
  expect((await perform(house.app, anonymous, handOut, { noteId: 'b', text: 'x' })).ok).toBe(false);
  expect([await auditTypes(), await securityKinds()]).toEqual([[], []]);
  expect(await house.app.metrics.registry.metrics()).not.toContain('hand_out');
});

test('rows of another tenant are neither seen nor written nor moved, even by SQL that forgets the tenant', async () => {
  const other = aPerson(house.otherTenantId);
  expect((await perform(house.app, other, writeNote, { noteId: 'a', text: 'của Sông Hồng' })).ok).toBe(true);
  expect(await perform(house.app, person, readNote, { noteId: 'a' })).toMatchObject({ fault: { code: 'not_found' } });
  const careless = await transaction(house.stores.app, { tenantId: house.tenantId, readOnly: false }, async (tx) => {
    const seen = await sampleTables(tx).selectFrom('sample.note').selectAll().execute();
    const edited = await sampleTables(tx).updateTable('sample.note').set({ text: 'x' }).executeTakeFirst();
    const chain = await sql`select * from audit.entry`.execute(tx);
    return ok([seen.length, Number(edited.numUpdatedRows), chain.rows.length]);
  });
  expect(careless).toEqual({ ok: true, value: [0, 0, 0] });
  const planting = transaction(house.stores.app, { tenantId: house.tenantId, readOnly: false }, async (tx) => {
    const row = { tenant_id: house.otherTenantId, note_id: 'z', text: 'x' };
    await sampleTables(tx).insertInto('sample.note').values(row).execute();
    return ok(undefined);
  });
  await expect(planting).rejects.toThrow(/row-level security/);
});

test('without a tenant no row is seen at all, also after a transaction that had one', async () => {
  expect((await perform(house.app, person, writeNote, { noteId: 'a', text: 'x' })).ok).toBe(true);
  const seen = await sampleTables(house.stores.app as never)
    .selectFrom('sample.note')
    .selectAll()
    .execute();
  expect(seen).toEqual([]);
});

test('the chain and the security log take no edit from the application', async () => {
  expect((await perform(house.app, person, writeNote, { noteId: 'a', text: 'x' })).ok).toBe(true);
  const attempts = [
    sql`update audit.entry set type = 'x'`,
    sql`delete from audit.entry`,
    sql`truncate audit.entry`,
    sql`delete from audit.security_event`,
    sql`update audit.checkpoint set line = 'x'`,
    sql`delete from audit.head`,
    sql`insert into platform.tenant values (gen_random_uuid(), 'x', 'x')`,
    sql`create table public.x (y int)`,
  ];
  for (const attempt of attempts) await expect(attempt.execute(house.stores.app)).rejects.toThrow(/permission denied/);
  for (const name of ['issue', 'cast'] as const) {
    await expect(sql`select * from audit.entry`.execute(house.stores[name])).rejects.toThrow(/permission denied/);
  }
});
