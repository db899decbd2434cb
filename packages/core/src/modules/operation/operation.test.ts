import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { changedTables, lawOfFailpoints, snapshot } from '../../testing/index.ts';
import { perform, readCheckpoint, type Actor, type AnyUseCase } from '../../usecase/index.ts';
import { operation, operationUseCases } from './index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});

const SAVED = { takenAt: '2026-11-22T02:00:00.000Z', tables: 40, rows: 900, files: 3 };
const INPUTS: Readonly<Record<string, object>> = {
  'operation.noteBackup': { ...SAVED, sha256: 'ab'.repeat(32), isEncrypted: true },
  'operation.noteRestore': { ...SAVED, endedSignIns: 2, revokedTokens: 1 },
};
const inputOf = ({ name }: AnyUseCase): object => INPUTS[name] ?? {};

test('nobody but the machine does upkeep: every power, and nobody at all, is refused and nothing is written', async () => {
  const nobody: Actor = { kind: 'anonymous', tenantId: house.tenantId };
  const everyone = [nobody, house.actorWith([]), house.actorWith(['office', 'approve', 'inspect', 'operate'])];
  const before = await snapshot(house.ownerDb);
  const upkeep = operationUseCases.filter((useCase) => useCase !== operation.fileSpace);
  for (const useCase of upkeep) {
    for (const actor of everyone) {
      const refused = await perform(house.app, actor, useCase, inputOf(useCase));
      expect(refused).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
    }
  }
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
  console.log(`${String(upkeep.length * everyone.length)} attempts, all refused`);
});

test('how full the files are is told to the office and to who runs the machine, to nobody else', async () => {
  const ask = (actor: Actor) => perform(house.app, actor, operation.fileSpace, {});
  for (const actor of [house.system, house.actorWith(['office']), house.actorWith(['operate'])])
    expect((await ask(actor)).ok).toBe(true);
  const nobody: Actor = { kind: 'anonymous', tenantId: house.tenantId };
  for (const actor of [nobody, house.actorWith([]), house.actorWith(['inspect'])])
    expect(await ask(actor)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
});

test('a crash at any point of any piece of upkeep leaves nothing; whole, it leaves one audit row', async () => {
  for (const useCase of operationUseCases) {
    await lawOfFailpoints(house, { actor: house.system, useCase, raw: inputOf(useCase) });
  }
});

test('the checkpoint of a day stays the same line, and checks the chain when it is typed again', async () => {
  const first = valueOf(await perform(house.app, house.system, operation.takeCheckpoint, {}));
  const again = valueOf(await perform(house.app, house.system, operation.takeCheckpoint, {}));
  expect(again).toEqual(first);
  const checkpoint = readCheckpoint(first.line);
  const sound = valueOf(await perform(house.app, house.system, operation.verifyAudit, { checkpoint }));
  expect(sound).toMatchObject({ holds: true });
  const other = { seq: first.seq, hash: 'f'.repeat(32) };
  const forged = valueOf(await perform(house.app, house.system, operation.verifyAudit, { checkpoint: other }));
  expect(forged).toEqual({ holds: false, seq: first.seq, problem: 'edited' });
});

async function plantSecurityLine(tenantId: string, at: string): Promise<void> {
  await sql`insert into audit.security_event values (${tenantId}, gen_random_uuid(), ${at}, 'forbidden', 'x', 'y')`.execute(
    house.ownerDb,
  );
}
const securityDays = async (): Promise<string[]> => {
  const { rows } = await sql<{ day: string }>`
    select to_char(at, 'YYYY') as day from audit.security_event order by at`.execute(house.ownerDb);
  return rows.map(({ day }) => day);
};

test('security lines over two years are forgotten in their own tenant, answers after the day that follows', async () => {
  const lastYear = new Date(house.clock.now().getTime() - 300 * 86_400_000).toISOString();
  for (const at of ['2021-01-01', '2023-01-01', lastYear]) await plantSecurityLine(house.tenantId, at);
  await plantSecurityLine(house.otherTenantId, '2021-01-01');
  const key = { idempotencyKey: 'daily:today' };
  valueOf(await perform(house.app, house.system, operation.takeCheckpoint, {}, key));
  const forget = async () => valueOf(await perform(house.app, house.system, operation.forgetOld, {}));
  expect(await forget()).toEqual({ answers: 0, securityEvents: 2 });
  expect(await securityDays()).toEqual(['2021', lastYear.slice(0, 4)]);
  house.clock.advance(86_400);
  expect(await forget()).toEqual({ answers: 0, securityEvents: 0 });
  house.clock.advance(86_400);
  expect(await forget()).toEqual({ answers: 1, securityEvents: 0 });
});

test('the application cannot forget what is under a year old, even by asking the database itself', async () => {
  const recent = new Date(Date.now() - 30 * 86_400_000).toISOString();
  await plantSecurityLine(house.tenantId, recent);
  await house.app.stores.app.transaction().execute(async (tx) => {
    await sql`select set_config('guong.tenant', ${house.tenantId}, true)`.execute(tx);
    await sql`select audit.forget_security_events('9999-01-01')`.execute(tx);
  });
  expect(await securityDays()).toHaveLength(1);
  for (const login of ['issue', 'cast', 'count'] as const) {
    const attempt = sql`select audit.forget_security_events('9999-01-01')`.execute(house.stores[login]);
    await expect(attempt).rejects.toThrow(/permission denied/);
  }
});

test('what was done last is read from the chain', async () => {
  const empty = valueOf(await perform(house.app, house.system, operation.upkeep, {}));
  expect(empty).toEqual({ sweptAt: null, checkpointAt: null, backedUpAt: null });
  valueOf(await perform(house.app, house.system, operation.takeCheckpoint, {}));
  const { beginBackup, noteBackup } = operation;
  valueOf(await perform(house.app, house.system, beginBackup, {}));
  house.clock.advance(60);
  valueOf(await perform(house.app, house.system, noteBackup, inputOf(noteBackup)));
  const at = house.clock.now();
  expect(valueOf(await perform(house.app, house.system, operation.upkeep, {}))).toEqual({
    sweptAt: null,
    checkpointAt: new Date(at.getTime() - 60_000),
    backedUpAt: at,
  });
});
