import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { ok } from '../kernel/index.ts';
import { openStores, transaction } from '../platform/index.ts';
import { emptyHouse, type EmptyHouse } from '../testing/index.ts';
import { aPerson, buildSampleRoom, dropSampleRoom, writeNote } from '../testing/sample-room.ts';
import { command, forgetAnswers, perform, type App } from './index.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await emptyHouse();
  await buildSampleRoom(house.ownerDb);
});
afterAll(() => dropSampleRoom(house.ownerDb));

const raw = { noteId: 'a', text: 'x' };
const KEY = { idempotencyKey: 'a1b2c3d4-key' };
const auditRows = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from audit.entry`.execute(house.ownerDb)).rows[0]?.n;

test('the same request with the same key has one effect and the same answer, also after a restart', async () => {
  const person = aPerson(house.tenantId);
  const first = await perform(house.app, person, writeNote, raw, KEY);
  house.clock.advance(60);
  const again = await perform(house.app, person, writeNote, raw, KEY);
  const restarted: App = { ...house.app };
  const later = await perform(restarted, person, writeNote, { text: 'x', noteId: 'a' }, KEY);
  expect(first.ok).toBe(true);
  expect([again, later]).toEqual([first, first]);
  expect(await auditRows()).toBe(1);
});

test('the key with another body is a conflict, by another person forbidden, in another tenant its own', async () => {
  const person = aPerson(house.tenantId);
  expect((await perform(house.app, person, writeNote, raw, KEY)).ok).toBe(true);
  const changed = await perform(house.app, person, writeNote, { ...raw, text: 'y' }, KEY);
  const stranger = await perform(house.app, aPerson(house.tenantId, 'someone-else'), writeNote, raw, KEY);
  const elsewhere = await perform(house.app, aPerson(house.otherTenantId), writeNote, raw, KEY);
  expect([changed, stranger, elsewhere.ok]).toMatchObject([
    { fault: { code: 'conflict' } },
    { fault: { code: 'forbidden' } },
    true,
  ]);
});

test('a refused request does not use up its key', async () => {
  const person = aPerson(house.tenantId);
  const refused = await perform(house.app, { kind: 'anonymous', tenantId: house.tenantId }, writeNote, raw, KEY);
  expect(refused.ok).toBe(false);
  expect((await perform(house.app, person, writeNote, raw, KEY)).ok).toBe(true);
});

test('an answer that shows a secret is not kept: its replay refuses', async () => {
  const secret = command({ ...writeNote, answersSecret: true });
  const person = aPerson(house.tenantId);
  expect((await perform(house.app, person, secret, raw, KEY)).ok).toBe(true);
  expect(await perform(house.app, person, secret, raw, KEY)).toMatchObject({ fault: { code: 'conflict' } });
  const { rows } = await sql<{ answer: unknown }>`select answer from audit.idempotency`.execute(house.ownerDb);
  expect(rows).toEqual([{ answer: null }]);
});

test('fifty at once with one key: one effect, fifty equal answers', async () => {
  const stores = openStores(house.reach, { max: 10, onBroken: () => undefined });
  const app: App = { ...house.app, stores };
  const person = aPerson(house.tenantId);
  const answers = await Promise.all(Array.from({ length: 50 }, () => perform(app, person, writeNote, raw, KEY)));
  await stores.close();
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect([answers[0]?.ok, await auditRows()]).toEqual([true, 1]);
});

test('answers are forgotten after their day', async () => {
  const person = aPerson(house.tenantId);
  expect((await perform(house.app, person, writeNote, raw, KEY)).ok).toBe(true);
  const forget = (day: string) =>
    transaction(house.stores.app, { tenantId: house.tenantId, readOnly: false }, async (tx) =>
      ok(await forgetAnswers(tx, house.tenantId, day)),
    );
  expect([await forget('2026-11-22'), await forget('2026-11-23')]).toEqual([
    { ok: true, value: 0 },
    { ok: true, value: 1 },
  ]);
});
