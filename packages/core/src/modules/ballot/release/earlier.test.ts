import { createTestRound, TEST_SUBJECTS } from '@guong/ballot/testing';
import { toHex } from '@guong/ballot';
import { beforeEach, expect, test } from 'vitest';
import { contextOf, POLICY, tallyFrom } from '../../../testing/guard-samples.ts';
import { emptyHouse, type EmptyHouse } from '../../../testing/index.ts';
import { ok } from '../../../kernel/index.ts';
import { transaction } from '../../../platform/index.ts';
import { canonicalJson, perform, type Ctx } from '../../../usecase/index.ts';
import { countTables } from '../count/count.schema.ts';
import { readRound } from '../protocol.ts';
import { loadRound } from '../round-step.ts';
import { tables } from '../ballot.schema.ts';
import { comparison } from './comparison.views.ts';
import { earlierPublications } from './earlier.ts';
import { guard } from './guard/guard.ts';
import { noteRollChanges } from './roll-changes.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await emptyHouse();
});

const SUBJECT = TEST_SUBJECTS.slice(0, 1).map((subject) => ({ ...subject, id: 's1' }));
const leader = crypto.randomUUID();

/** A frozen round about the one leader, written straight into the tables. */
async function roundOn(voters: readonly string[], name: string) {
  const roundId = crypto.randomUUID();
  const groups = [{ id: 1, name: 'Đảng viên', size: voters.length }];
  const { round } = createTestRound({ name, issuers: 1, subjects: SUBJECT, groups });
  const manifest = new TextDecoder().decode(round.bytes);
  const mine = { tenant_id: house.tenantId, round_id: roundId };
  const db = tables(house.ownerDb as never);
  await db
    .insertInto('ballot.round')
    .values({
      ...mine,
      unit_id: crypto.randomUUID(),
      kind: 'feedback',
      title: name,
      purpose: 'x',
      plan_symbol: '1-KH/ĐU',
      place: 'Hội trường',
      superior: 'Thành ủy Sông Hồng',
      template_code: 'gop-y-21',
      template_version: 1,
      state: 'roll_frozen',
      issue_opens_at: new Date('2026-11-22T01:00:00Z'),
      issue_closes_at: new Date('2026-11-22T02:00:00Z'),
      cast_opens_at: new Date('2026-11-22T02:00:00Z'),
      cast_closes_at: new Date('2026-11-22T03:00:00Z'),
      is_early_end_allowed: true,
      epoch_minimum: 5,
      epoch_minutes: 0,
      comment_bytes: 512,
      blank_rule: 'blank',
      denominator: 'valid',
      threshold: 2,
      rsa_bits: 2048,
      roll_hash: name,
      protocol_id: toHex(round.id),
      manifest,
      annulled_because: null,
      created_at: house.clock.now(),
    })
    .execute();
  await db
    .insertInto('ballot.subject')
    .values({
      ...mine,
      subject_no: 1,
      person_id: leader,
      name: 'Hoa Gạo',
      post: 'Bí thư',
      plan_sha256: null,
      plan_title: '',
    })
    .execute();
  await db
    .insertInto('issue.roll_entry')
    .values(
      voters.map((person_id, at) => ({
        ...mine,
        roll_no: at + 1,
        person_id,
        name: 'Cử tri',
        post: '',
        unit: '',
        category: 'dang_vien',
        category_name: 'Đảng viên',
        group_no: 1,
        channel: 'online' as const,
        is_issued: false,
        blinded_hash: null,
      })),
    )
    .execute();
  return { roundId, protocolId: toHex(round.id), manifest };
}

const people = (count: number): string[] => Array.from({ length: count }, () => crypto.randomUUID());
/** One subject with the five items of the fixture. */
const tallyOf = (...cells: number[]) => tallyFrom([Array.from({ length: 5 }, () => cells)]);
const renamed = (tally: ReturnType<typeof tallyOf>): ReturnType<typeof tallyOf> => {
  const ids = SUBJECT[0]?.items.map(({ id }) => id) ?? [];
  const text = JSON.stringify(tally).replace(/"id":"m(\d)"/g, (_, at: string) => `"id":"${ids[Number(at) - 1] ?? ''}"`);
  return JSON.parse(text) as ReturnType<typeof tallyOf>;
};

async function publish(protocolId: string, roll: number, cells: number[]) {
  const body = canonicalJson(guard(renamed(tallyOf(...cells)), POLICY, contextOf(roll)));
  await countTables(house.ownerDb as never)
    .insertInto('count.publication')
    .values({
      tenant_id: house.tenantId,
      protocol_id: protocolId,
      edition: 1,
      body,
      incident: '',
      published_on: '2026-11-22',
    })
    .execute();
}

const inStore = async <T>(store: 'app' | 'count', body: (ctx: Ctx) => Promise<T>): Promise<T> => {
  const mode = { tenantId: house.tenantId, readOnly: store === 'count' };
  const done = await transaction(house.stores[store], mode, async (tx) =>
    ok(await body({ tx, tenantId: house.tenantId } as unknown as Ctx)),
  );
  if (!done.ok) throw new Error('refused');
  return done.value;
};
const earlierOf = ({ roundId, manifest }: { roundId: string; manifest: string }) =>
  inStore('count', async (ctx) => {
    const loaded = await loadRound(ctx, roundId, 'none');
    if (!loaded) throw new Error('no such round');
    return earlierPublications(ctx, loaded, readRound(manifest).manifest);
  });

test('one transfer between two rounds about the same leader: only numbers pass, and the second table is suppressed', async () => {
  const voters = people(12);
  const first = await roundOn(voters, 'một');
  await publish(first.protocolId, 12, [5, 4, 3, 0, 0]);
  const second = await roundOn([...voters.slice(1), ...people(1)], 'hai');
  await inStore('app', (ctx) => noteRollChanges(ctx, second.roundId));
  const earlier = await earlierOf(second);
  expect(earlier).toMatchObject([
    { relation: 'other_round', roundId: first.protocolId, joined: 1, departed: 1, valid: 12 },
  ]);
  const publication = guard(renamed(tallyOf(5, 3, 4, 0, 0)), POLICY, contextOf(12, { earlier }));
  expect(publication.subjects[0]?.items.map(({ table }) => table.form)).toEqual(Array(5).fill('withheld'));
});

test('the note reads the same from either side, and rolls that differ by more people do not disturb', async () => {
  const voters = people(12);
  const first = await roundOn(voters, 'một');
  const second = await roundOn([...voters.slice(7), ...people(7)], 'hai');
  await publish(second.protocolId, 12, [5, 4, 3, 0, 0]);
  await inStore('app', (ctx) => noteRollChanges(ctx, second.roundId));
  const earlier = await earlierOf(first);
  expect(earlier).toMatchObject([{ joined: 7, departed: 7 }]);
  const publication = guard(renamed(tallyOf(5, 3, 4, 0, 0)), POLICY, contextOf(12, { earlier }));
  expect(publication.subjects[0]?.items[0]?.table.form).toBe('exact');
});

test('without a note the smallest change that the rolls allow is supposed, never none', async () => {
  const voters = people(12);
  const first = await roundOn(voters, 'một');
  await publish(first.protocolId, 12, [5, 4, 3, 0, 0]);
  const same = await roundOn([...voters.slice(1), ...people(1)], 'hai');
  const larger = await roundOn([...voters, ...people(2)], 'ba');
  expect(await earlierOf(same)).toMatchObject([{ joined: 1, departed: 1 }]);
  expect(await earlierOf(larger)).toMatchObject([{ joined: 2, departed: 0 }]);
});

test('the login that publishes cannot read a roll', async () => {
  await roundOn(people(5), 'một');
  await expect(inStore('count', (ctx) => noteRollChanges(ctx, crypto.randomUUID()))).resolves.toBeUndefined();
  await expect(
    inStore('count', (ctx) => tables(ctx.tx).selectFrom('issue.roll_entry').select('person_id').execute()),
  ).rejects.toThrow(/permission denied/);
});

/** Releases a round straight in the tables, its box closed on a day of 2026. */
const release = (roundId: string, closedOn: string, templateCode = 'gop-y-21') =>
  tables(house.ownerDb as never)
    .updateTable('ballot.round')
    .set({ state: 'released', cast_closes_at: new Date(`${closedOn}T03:00:00Z`), template_code: templateCode })
    .where('round_id', '=', roundId)
    .execute();
const compared = async (roundId: string) => {
  const nobody = { kind: 'anonymous', tenantId: house.tenantId } as const;
  const answer = await perform(house.app, nobody, comparison, { roundId });
  if (!answer.ok) throw new Error(answer.fault.code);
  return answer.value;
};

test('a round is compared with the last public one of the same template, item by item, from what both published', async () => {
  const [oldest, first, second] = [
    await roundOn(people(50), 'một'),
    await roundOn(people(50), 'hai'),
    await roundOn(people(60), 'ba'),
  ];
  await publish(oldest.protocolId, 50, [10, 10, 20, 10, 0]);
  await publish(first.protocolId, 50, [20, 15, 10, 5, 0]);
  await publish(second.protocolId, 60, [30, 15, 10, 5, 0]);
  await release(oldest.roundId, '2026-11-23');
  await release(first.roundId, '2026-11-24');
  await release(second.roundId, '2026-11-25');
  const { why, earlier, subjects } = await compared(second.roundId);
  expect([why, earlier?.title, earlier?.valid]).toEqual([null, 'hai', 50]);
  expect(subjects.map(({ changes }) => changes.length)).toEqual([5]);
  expect(subjects[0]?.changes[0]).toMatchObject({
    before: { part: 35, whole: 50 },
    now: { part: 45, whole: 60 },
    tenths: 50,
  });
  expect((await compared(oldest.roundId)).why).toBe('no_earlier');
  await release(first.roundId, '2026-11-24', 'tin-nhiem-3');
  expect((await compared(second.roundId)).earlier?.title).toBe('một');
});
