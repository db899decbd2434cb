import { readFileSync } from 'node:fs';
import { foldedWords } from '@guong/vietnamese';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { transaction } from '../../platform/index.ts';
import { DAY_MS, ok } from '../../kernel/index.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../testing/meeting-hall.ts';
import type { Ctx } from '../../usecase/index.ts';
import { meeting } from './index.ts';
import { holdsWords } from './word.sql.ts';

let house: FoundedHouse;
let hall: Hall;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
});
const titles = async (query: string) => (await hall.tell(meeting.list, { query })).meetings.map(({ title }) => title);

test('a meeting is found by words of its name or kind, in any order, without diacritics, the last word begun', async () => {
  await hall.planned({ title: 'Hội nghị Đánh giá quý IV' });
  await hall.planned({ title: 'Sinh hoạt ĐỊNH KỲ tháng 11' });
  expect(await titles('danh gia')).toEqual(['Hội nghị Đánh giá quý IV']);
  expect(await titles('thang 11 dinh ky')).toEqual(['Sinh hoạt ĐỊNH KỲ tháng 11']);
  expect(await titles('đánh giá qu')).toEqual(['Hội nghị Đánh giá quý IV']);
  expect(await titles('chi bo')).toHaveLength(2);
  for (const nothing of ["100% _ '", '%', 'gia khong co']) expect(await titles(nothing)).toEqual([]);
});

test('a meeting with another name is found by that, and a make-up session by what it makes up for', async () => {
  const meetingId = await hall.planned({ title: 'Họp bất thường' });
  const { startsAt, place, mode } = await hall.tell(meeting.one, { meetingId });
  const moved = { meetingId, title: 'Họp chuyên đề', startsAt: startsAt.toISOString(), place, mode };
  await hall.tell(meeting.edit, moved);
  expect([await titles('bat thuong'), await titles('chuyen de')]).toEqual([[], ['Họp chuyên đề']]);
  const studied = await hall.opened({ title: 'Học nghị quyết' });
  await hall.tell(meeting.close, { meetingId: studied });
  const tomorrow = new Date(house.clock.now().getTime() + DAY_MS).toISOString();
  await hall.tell(meeting.planMakeUp, { meetingId: studied, startsAt: tomorrow, place: 'Nhà văn hóa' });
  expect(await titles('học bù nghị quyết')).toEqual(['Học bù: Học nghị quyết']);
});

test('what was planned before words were kept is found by the same words as what is planned now', async () => {
  const TITLES = [
    '“Đánh giá” quý IV – 100% ĐẢNG VIÊN',
    'Thuỷ lợi, Ðảng uỷ; Hoà/Hòa',
    'A'.repeat(80),
    'nghị quyết 24-CT/TU',
  ];
  for (const title of TITLES) await hall.planned({ title });
  const words = async () =>
    (await sql`select meeting_id, word from meeting.word order by 1, 2`.execute(house.ownerDb)).rows;
  const kept = await words();
  await sql`delete from meeting.word`.execute(house.ownerDb);
  const migration = readFileSync(new URL('../../../migrations/0136_meeting_word.sql', import.meta.url), 'utf8');
  await sql.raw(migration.slice(migration.indexOf('insert into meeting.word'))).execute(house.ownerDb);
  expect(await words()).toEqual(kept);
  expect(kept.length).toBeGreaterThan(TITLES.flatMap(foldedWords).length);
});

test('words are found by their key, also past row-level security', async () => {
  const meetingId = await hall.planned();
  await sql`insert into meeting.word select ${house.tenantId}, 'w' || n, ${meetingId} from generate_series(1, 3000) n`.execute(
    house.ownerDb,
  );
  await sql`analyze meeting.word`.execute(house.ownerDb);
  const explained = await transaction(house.stores.app, { tenantId: house.tenantId, readOnly: true }, async (tx) => {
    const held = holdsWords({ tx, tenantId: house.tenantId } as Ctx, { whole: ['w1'], begun: 'w77' });
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain
      select m.meeting_id from meeting.meeting m where m.tenant_id = ${house.tenantId} and ${held}`.execute(tx);
    return ok(rows.map((row) => row['QUERY PLAN']).join('\n'));
  });
  const plan = valueOf(explained);
  expect(plan.match(/Index (Only )?Scan[^\n]* word_pkey|Bitmap Index Scan on word_pkey/g)).toHaveLength(2);
  expect(plan).toMatch(/Index Cond:[^\n]*word = 'w1'/);
  expect(plan).toMatch(/Index Cond:[^\n]*word >= 'w77'/);
});
