import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { openStores } from '@guong/core/platform';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { operatorPages } from '../http/operator-door.ts';
import { checkpointAll, verifyAll } from '../cli/audit.ts';
import { runDayClock } from './day-clock.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});

const DAILY = [
  'identity.swept',
  'mail.digests_ordered',
  'meeting.recounted',
  'operation.checkpoint_taken',
  'operation.forgot',
  'task.reminded',
];
const daily = async (tenantId = house.tenantId): Promise<string[]> => {
  const query = sql<{ type: string }>`
    select type from audit.entry where type = any (${DAILY}) and tenant_id = ${tenantId} order by type`;
  return (await query.execute(house.ownerDb)).rows.map(({ type }) => type);
};

test('the work of the day is done once in each tenant, however many processes ask at once, and again the next day', async () => {
  const processes = [1, 2, 3].map(() => openStores(house.reach, { max: 2, onBroken: () => undefined }));
  const done = await Promise.all(processes.map((stores) => runDayClock({ ...house.app, stores })));
  expect(done).toEqual([true, true, true]);
  await runDayClock(house.app);
  for (const tenantId of [house.tenantId, house.otherTenantId]) expect(await daily(tenantId)).toEqual(DAILY);
  house.clock.advance(86_400);
  await runDayClock(house.app);
  expect(await daily()).toEqual(DAILY.flatMap((type) => [type, type]));
  for (const stores of processes) await stores.close();
});

test('a process killed in the middle leaves the rest to the next, and nothing is done twice', async () => {
  const dying = { ...house.app, failpoint: (point: string) => crashAt(point, 'audited') };
  await expect(runDayClock(dying)).rejects.toThrow('killed');
  expect(await daily()).toEqual([]);
  expect(await runDayClock(house.app)).toBe(true);
  expect(await daily()).toEqual(DAILY);
});

function crashAt(point: string, at: string): void {
  if (point === at) throw new Error('killed');
}

test('the line of the command line is the one that the clock took, and the chain holds with it', async () => {
  await runDayClock(house.app);
  const [line] = (await checkpointAll(house.app)).filter(({ tenantId }) => tenantId === house.tenantId);
  const said = line?.said.split(': ')[1] ?? '';
  expect(said).toMatch(/^\d+ · [0-9a-f ]{39}$/);
  expect(await daily()).toEqual(DAILY);
  expect(await verifyAll(house.app, { tenantId: house.tenantId, line: said })).toMatchObject([{ isSound: true }]);
  await sql`update audit.entry set data = '{}' where seq = 2 and tenant_id = ${house.tenantId}`.execute(house.ownerDb);
  const found = await verifyAll(house.app);
  expect(found.filter(({ isSound }) => !isSound).map(({ said }) => said)).toEqual([
    expect.stringContaining('SAI ở dòng 2 (edited)'),
  ]);
});

test('the operator sees when upkeep was last done, of the tenant that waits longest', async () => {
  await runDayClock(house.app);
  const text = await (await operatorPages(house.app).request('/metrics')).text();
  expect(text).toContain(`guong_last_upkeep_timestamp_seconds{what="checkpoint"} `);
  expect(text).toContain('guong_last_upkeep_timestamp_seconds{what="backup"} 0');
});
