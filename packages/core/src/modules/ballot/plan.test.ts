import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { castingRound, manifestOf } from '../../testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { lawOfFailpoints } from '../../testing/law-of-failpoints.ts';
import { PLAN_PDF, ROUND_FIELDS } from '../../testing/played-round.ts';
import { changedTables, snapshot } from '../../testing/snapshot.ts';
import { perform, type Actor } from '../../usecase/index.ts';
import { ballot } from './index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
});

const FILE = { fileName: 'Kế hoạch.pdf', mediaType: 'application/pdf', bytes: PLAN_PDF };
const SHA256 = createHash('sha256').update(PLAN_PDF).digest('hex');

async function draft(): Promise<string> {
  const fields = { ...ROUND_FIELDS, unitId: house.rootUnitId };
  const { roundId } = valueOf(await perform(house.app, house.office, ballot.createRound, fields));
  valueOf(await perform(house.app, house.office, ballot.setSubjects, { roundId, personIds: [house.leader.personId] }));
  return roundId;
}
const attaching = (roundId: string, more: object = {}) => ({
  roundId,
  subjectNo: 1,
  title: 'Kế hoạch 2026',
  file: FILE,
  ...more,
});
const attach = (roundId: string, more: object = {}, actor: Actor = house.office) =>
  perform(house.app, actor, ballot.attachPlan, attaching(roundId, more));

test('an attached plan is bound by the hash of its very bytes, and comes out as it went in', async () => {
  const roundId = await draft();
  valueOf(await attach(roundId));
  const round = valueOf(await perform(house.app, house.office, ballot.round, { roundId }));
  expect(round.subjects[0]).toMatchObject({ planSha256: SHA256, planTitle: 'Kế hoạch 2026' });
  const file = valueOf(await perform(house.app, house.leader, ballot.plan, { roundId, subjectNo: 1 }));
  expect(Buffer.from(file.bytes).equals(PLAN_PDF)).toBe(true);
  expect(file.fileName).toBe(`ke-hoach-1-${SHA256.slice(0, 12)}.pdf`);
});

test('whoever may not is refused, what is no plan is refused, and nothing is written', async () => {
  const roundId = await draft();
  const before = await snapshot(house.ownerDb);
  const wrong = [
    await attach(roundId, {}, house.leader),
    await attach(roundId, { subjectNo: 2 }),
    await attach(roundId, { title: ' ' }),
    await attach(roundId, { file: { ...FILE, bytes: Buffer.from('<html>') } }),
    await attach(roundId, {
      file: { ...FILE, fileName: 'Tuyệt mật.pdf', bytes: Buffer.from('%PDF-1.7\nTUYỆT MẬT\n') },
    }),
  ];
  expect(wrong.map((answer) => (answer.ok ? 'taken' : answer.fault.code))).toEqual([
    'forbidden',
    'invalid',
    'invalid',
    'invalid',
    'invalid',
  ]);
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
  for (const actor of [house.actorWith([]), { ...house.office, tenantId: house.otherTenantId }]) {
    const seen = await perform(house.app, actor, ballot.plan, { roundId, subjectNo: 1 });
    expect(!seen.ok && seen.fault.code).toBe('not_found');
  }
});

test('after approval the plan stands: it can be neither changed nor taken away', async () => {
  const roundId = await draft();
  valueOf(await attach(roundId));
  valueOf(await perform(house.app, house.actorWith(['approve']), ballot.approve, { roundId }));
  const late = await attach(roundId, { title: 'Kế hoạch khác' });
  expect(!late.ok && late.fault).toMatchObject({
    code: 'conflict',
    reason: expect.stringContaining('bản thảo') as string,
  });
});

test('a crash at any point of attaching leaves nothing in any table', async () => {
  const raw = attaching(await draft());
  const { crashes } = await lawOfFailpoints(house, { actor: house.office, useCase: ballot.attachPlan, raw });
  console.log(`${String(crashes)} crashes`);
});

test('the sealed manifest names the plan, and then anybody reads it by the name of the round, signed in or not', async () => {
  const { protocolId } = await castingRound(house, { voters: 12, plan: FILE });
  const manifest = JSON.parse(await manifestOf(house, protocolId)) as {
    subjects: readonly { planHash: string | null }[];
  };
  expect(manifest.subjects.map(({ planHash }) => planHash)).toEqual([SHA256, null]);
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const file = valueOf(await perform(house.app, anyone, ballot.sealedPlan, { protocolId, subjectNo: 1 }));
  expect([file.sha256, file.mediaType]).toEqual([SHA256, 'application/pdf']);
  const none = [
    { protocolId, subjectNo: 2 },
    { protocolId, subjectNo: 3 },
    { protocolId: 'ab'.repeat(32), subjectNo: 1 },
  ];
  for (const asked of none) {
    const answer = await perform(house.app, anyone, ballot.sealedPlan, asked);
    expect(!answer.ok && answer.fault.code).toBe('not_found');
  }
});
