import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { lawOfFailpoints } from '../../../testing/law-of-failpoints.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { ROUND_FIELDS } from '../../../testing/played-round.ts';
import { changedTables, snapshot } from '../../../testing/snapshot.ts';
import { perform, type Actor } from '../../../usecase/index.ts';
import { ballot, PRODUCT_TEMPLATES } from '../index.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
});

const TEMPLATE = {
  code: 'hop-tac-xa',
  title: 'Góp ý ban quản trị hợp tác xã',
  kind: 'feedback',
  items: [
    { text: 'Công khai thu chi', levels: ['Tốt', 'Chưa tốt'] },
    { text: 'Chia việc công bằng', levels: ['Rất tốt', 'Tốt', 'Được', 'Yếu', 'Rất yếu'] },
  ],
  blankRule: 'invalid',
  denominator: 'collected',
  commentBytes: 0,
};
const publish = (more: object = {}, actor: Actor = house.office) =>
  perform(house.app, actor, ballot.publishTemplate, { ...TEMPLATE, ...more });
const templates = async (actor: Actor = house.office) =>
  valueOf(await perform(house.app, actor, ballot.templates, {})).templates;

test('what an office publishes is offered beside the four of the product, and a round copies it', async () => {
  expect(valueOf(await publish())).toEqual({ code: 'hop-tac-xa', version: 1 });
  const listed = await templates();
  expect(listed.map(({ code }) => code)).toEqual([...PRODUCT_TEMPLATES.map(({ code }) => code), 'hop-tac-xa']);
  expect(listed.at(-1)).toMatchObject({
    ...TEMPLATE,
    version: 1,
    isOwn: true,
    isNewest: true,
    publishedOn: '2026-11-22',
  });
  const fields = { ...ROUND_FIELDS, unitId: house.rootUnitId, templateCode: 'hop-tac-xa', templateVersion: 1 };
  const { roundId } = valueOf(await perform(house.app, house.office, ballot.createRound, fields));
  const round = valueOf(await perform(house.app, house.office, ballot.round, { roundId }));
  expect(round.items.map(({ text, levels }) => ({ text, levels }))).toEqual(TEMPLATE.items);
  expect([round.templateCode, round.commentBytes]).toEqual(['hop-tac-xa', 0]);
});

test('publishing again makes the next version; the first stays as it was, and so does the round that took it', async () => {
  valueOf(await publish());
  const fields = { ...ROUND_FIELDS, unitId: house.rootUnitId, templateCode: 'hop-tac-xa', templateVersion: 1 };
  const { roundId } = valueOf(await perform(house.app, house.office, ballot.createRound, fields));
  const changed = { title: 'Góp ý, bản mới', items: [{ text: 'Một nội dung', levels: ['Có', 'Không'] }] };
  expect(valueOf(await publish(changed)).version).toBe(2);
  const own = (await templates()).filter(({ isOwn }) => isOwn);
  expect(own.map(({ version, title, isNewest }) => [version, title, isNewest])).toEqual([
    [2, 'Góp ý, bản mới', true],
    [1, TEMPLATE.title, false],
  ]);
  const round = valueOf(await perform(house.app, house.office, ballot.round, { roundId }));
  expect(round.items).toHaveLength(2);
});

test('no login of the house may change or delete a published version', async () => {
  valueOf(await publish());
  const { rows } = await sql<{ login: string; may: boolean }>`
    select login, has_table_privilege(login, 'ballot.template', 'update') or
                  has_table_privilege(login, 'ballot.template', 'delete') or
                  has_table_privilege(login, 'ballot.template', 'truncate') as may
    from unnest(array['guong_app', 'guong_issue', 'guong_cast', 'guong_count']) as login`.execute(house.ownerDb);
  expect(rows.map(({ may }) => may)).toEqual([false, false, false, false]);
});

test('two officers who publish one code at once get two versions, or one is told to look again; never one lost', async () => {
  const answers = await Promise.all([publish({ title: 'Bản một' }), publish({ title: 'Bản hai' })]);
  const made = answers.filter((answer) => answer.ok);
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.fault.code]));
  expect(refusals.filter((code) => code !== 'conflict')).toEqual([]);
  expect((await templates()).filter(({ isOwn }) => isOwn)).toHaveLength(made.length);
});

test('what no ballot can carry is refused with the field to change, and nothing is written', async () => {
  const many = Array.from({ length: 41 }, (_, at) => ({ text: `Nội dung ${String(at)}`, levels: ['Tốt', 'Kém'] }));
  const [first] = TEMPLATE.items;
  const wrong: readonly (readonly [object, string])[] = [
    [{ code: 'Có dấu' }, 'code'],
    [{ code: '-gach' }, 'code'],
    [{ code: 'gop-y-21' }, 'code'],
    [{ title: ' ' }, 'title'],
    [{ items: [] }, 'items'],
    [{ items: many }, 'items'],
    [{ items: [first, first] }, 'items'],
    [{ items: [{ text: 'Một mức', levels: ['Tốt'] }] }, 'items.0.levels'],
    [{ items: [{ text: 'Sáu mức', levels: ['1', '2', '3', '4', '5', '6'] }] }, 'items.0.levels'],
    [{ items: [{ text: 'Trùng mức', levels: ['Tốt', 'tốt'] }] }, 'items.0.levels'],
    [{ items: [{ text: 'Ẩn\u200bgiấu', levels: ['Tốt', 'Kém'] }] }, 'items.0.text'],
  ];
  const before = await snapshot(house.ownerDb);
  for (const [more, field] of wrong) {
    const answer = await publish(more);
    expect(!answer.ok && answer.fault.code === 'invalid' && Object.keys(answer.fault.fields)).toEqual([field]);
  }
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
});

test('only the office publishes; whoever has no part in rounds does not read templates; tenants are apart', async () => {
  for (const actor of [house.leader, house.actorWith([]), house.actorWith(['inspect'])]) {
    const answer = await publish({}, actor);
    expect(!answer.ok && answer.fault.code).toBe('forbidden');
  }
  valueOf(await publish());
  const plain = await perform(house.app, house.actorWith([]), ballot.templates, {});
  expect(!plain.ok && plain.fault.code).toBe('forbidden');
  const elsewhere = { ...house.office, tenantId: house.otherTenantId };
  expect((await templates(elsewhere)).some(({ isOwn }) => isOwn)).toBe(false);
});

test('a crash at any point of publishing leaves nothing', async () => {
  const report = await lawOfFailpoints(house, { actor: house.office, useCase: ballot.publishTemplate, raw: TEMPLATE });
  console.log(`${String(report.crashes)} crashes`);
});
