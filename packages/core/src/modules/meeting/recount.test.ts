import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../testing/meeting-hall.ts';
import { perform } from '../../usecase/index.ts';
import { meeting } from './index.ts';

let house: FoundedHouse;
let hall: Hall;
let meetingId: string;
const YEAR = { fromOn: '2026-01-01', toOn: '2026-12-31' };
const figures = async () => (await hall.tell(meeting.figures, YEAR)).figures;
const recount = () => hall.tell(meeting.recount, {}, house.system);
const plant = (what: ReturnType<typeof sql>) => what.execute(house.ownerDb);

beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
  meetingId = await hall.opened();
  const [came, online, excused] = hall.personIds;
  await hall.tell(meeting.mark, { meetingId, personId: came, as: 'present' });
  await hall.tell(meeting.mark, { meetingId, personId: online, as: 'online' });
  await hall.tell(meeting.mark, { meetingId, personId: excused, as: 'excused', excuse: 'bận' });
  await hall.tell(meeting.recordOpinion, { meetingId, speaker: 'Khách', kind: 'paper', text: 'một ý kiến' });
  await hall.tell(meeting.close, { meetingId });
});

const last = async () => {
  const query = sql<{ data: string }>`
    select data from audit.entry where type = 'meeting.recounted' and tenant_id = ${house.tenantId} order by seq desc limit 1`;
  const [row] = (await query.execute(house.ownerDb)).rows;
  return JSON.parse(row?.data ?? '{}') as { months?: string[]; meetings?: string[] };
};

test('what is right stays as it is, and the journal says that it was counted', async () => {
  expect(await recount()).toEqual({ tallies: 0, counters: 0 });
  expect(await last()).toEqual({ tallies: 0, counters: 0, meetings: [], months: [] });
});

test('a wrong, a lost and an invented counter of a month are found, mended and named in the journal', async () => {
  const right = await figures();
  await plant(sql`update meeting.counter set present = present + 5 where category = 'chu_chot'`);
  expect((await figures()).present).toBe(right.present + 5);
  expect(await recount()).toEqual({ tallies: 0, counters: 1 });
  expect(await figures()).toEqual(right);
  expect((await last()).months).toEqual([`${house.cellId} 2026-11-01 chu_chot`]);

  await plant(sql`delete from meeting.counter where category = ''`);
  await plant(sql`insert into meeting.counter
    select tenant_id, unit_id, '2026-03-01', is_study, is_make_up, category, category_name, 9, 9, 9, 9, 9, 9, 9, 9
    from meeting.counter where category = 'chu_chot'`);
  expect(await figures()).not.toEqual(right);
  expect(await recount()).toEqual({ tallies: 0, counters: 2 });
  expect(await figures()).toEqual(right);
  expect(await recount()).toEqual({ tallies: 0, counters: 0 });
});

test('a tally that is not what its rows say is made anew, and the counter of its month with it', async () => {
  const right = await figures();
  await plant(sql`update meeting.tally set excused = 0, opinions = opinions + 3`);
  expect(await recount()).toEqual({ tallies: 1, counters: 2 });
  expect(await figures()).toEqual(right);
  expect((await last()).meetings).toEqual([meetingId]);
  await plant(sql`delete from meeting.tally`);
  expect((await recount()).tallies).toBe(1);
  expect(await figures()).toEqual(right);
});

test('nobody but the house counts once more', async () => {
  for (const actor of [house.office, house.leader]) {
    const refused = await perform(house.app, actor, meeting.recount, {});
    expect(refused).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  }
});
