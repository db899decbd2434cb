import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '../../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../../testing/meeting-hall.ts';
import { DAY_MS } from '../../../kernel/index.ts';
import { perform } from '../../../usecase/index.ts';
import { meeting } from '../index.ts';

let house: FoundedHouse;
let hall: Hall;
const reason = 'ghi hai lần khi mất mạng';
const YEAR = { fromOn: '2026-01-01', toOn: '2026-12-31' };
const reconciled = (more: object = {}) => hall.tell(meeting.reconciliation, { ...YEAR, ...more });
const figures = async () => (await hall.tell(meeting.figures, YEAR)).figures;
const ask = (useCase: Parameters<typeof perform>[2], raw: object, actor = house.office) =>
  perform(house.app, actor, useCase, raw);

const nextDay = (): Date => new Date(house.clock.now().getTime() + DAY_MS);

/** A meeting that was held, with so many of those called there. */
async function held(came = 2, more: object = {}): Promise<string> {
  const meetingId = await hall.opened(more);
  for (const personId of hall.personIds.slice(0, came))
    await hall.tell(meeting.mark, { meetingId, personId, as: 'present' });
  await hall.tell(meeting.close, { meetingId });
  return meetingId;
}

beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
});

test('the parts add up to the whole: the committee alone, then each unit under it', async () => {
  await held(3);
  await held(2, { unitId: house.rootUnitId });
  const { whole, parts, unequal } = await reconciled();
  expect(whole).toMatchObject({ sessions: 2, present: 5, invited: 12, absent: 7 });
  expect(parts.map(({ isAlone, figures: { sessions, present } }) => [isAlone, sessions, present])).toEqual([
    [true, 1, 2],
    [false, 1, 3],
  ]);
  expect(unequal).toEqual([]);
  expect(await reconciled({ unitId: house.cellId })).toMatchObject({
    whole: { sessions: 1 },
    held: 1,
    unequal: [],
  });
});

test('of a unit that nobody knows nothing is summed: it is not there', async () => {
  const unitId = '0193553a-5c00-7b21-8f3c-19ae44d07b21';
  for (const useCase of [meeting.reconciliation, meeting.figures])
    expect(await ask(useCase, { ...YEAR, unitId })).toMatchObject({ fault: { code: 'not_found', what: 'unit' } });
  expect(await ask(meeting.figureRecords, { ...YEAR, unitId, figure: 'present' })).toMatchObject({
    fault: { code: 'not_found', what: 'unit' },
  });
});

test('a kept figure that is not what its rows say is found, in the period that it lies in', async () => {
  const meetingId = await held();
  expect((await reconciled()).wrong).toEqual({ total: 0, lines: [] });
  await sql`update meeting.tally set present = present + 1 where category = 'chu_chot'`.execute(house.ownerDb);
  expect(await reconciled()).toMatchObject({ held: 1, wrong: { total: 1, lines: [{ meetingId }] } });
  const before = { fromOn: '2026-01-01', toOn: '2026-06-30' };
  expect(await reconciled(before)).toMatchObject({ held: 0, wrong: { total: 0 } });
});

test('more meetings than can be counted again while somebody waits are left to the night, and that is said', async () => {
  const meetingId = await held();
  await sql`insert into meeting.meeting
    select (jsonb_populate_record(m, jsonb_build_object('meeting_id', gen_random_uuid(), 'kind', 'k' || n))).*
    from meeting.meeting m cross join generate_series(1, 5000) n where meeting_id = ${meetingId}`.execute(
    house.ownerDb,
  );
  expect(await reconciled()).toMatchObject({ held: 5_001, isRecounted: false, wrong: { total: 0 } });
  expect(await reconciled({ fromOn: '2026-01-01', toOn: '2026-06-30' })).toMatchObject({ held: 0, isRecounted: true });
});

test('two meetings of one kind, unit and day are a pair with those that both have called, until somebody decides', async () => {
  const [first, second] = [await held(4), await held(1)];
  await held(1, { unitId: house.rootUnitId });
  const { alike, mayDecide } = await reconciled();
  expect(alike.total).toBe(1);
  expect(alike.lines.flatMap((pair) => [pair.meetingId, pair.other.meetingId]).sort()).toEqual([first, second].sort());
  expect(alike.lines[0]?.inBoth).toBe(6);
  expect(mayDecide).toBe(true);
  await hall.tell(meeting.keepApart, { meetingId: second, otherId: first, reason });
  expect(await reconciled()).toMatchObject({ alike: { total: 0 }, keptApart: { total: 1, lines: [{ reason }] } });
  const again = await ask(meeting.keepApart, { meetingId: first, otherId: second, reason });
  expect(again).toMatchObject({ ok: false, fault: { code: 'conflict' } });
});

test('a meeting struck as written down twice leaves every figure, and comes back whole', async () => {
  const kept = await held(4);
  const alone = await figures();
  const twice = await held(1);
  const both = await figures();
  expect(both).toMatchObject({ sessions: 2, present: 5 });
  await hall.tell(meeting.strikeDuplicate, { meetingId: twice, otherId: kept, reason });
  expect(await figures()).toEqual(alone);
  expect(await reconciled()).toMatchObject({
    alike: { total: 0 },
    struck: { total: 1, lines: [{ meetingId: twice, other: { meetingId: kept }, reason }] },
    wrong: { total: 0 },
    unequal: [],
  });
  expect((await hall.tell(meeting.one, { meetingId: twice })).corrections).toMatchObject([
    { what: 'duplicate', reason },
  ]);
  await hall.tell(meeting.returnDuplicate, { meetingId: twice, reason });
  expect(await figures()).toEqual(both);
  expect(await reconciled()).toMatchObject({ alike: { total: 1 }, struck: { total: 0 }, wrong: { total: 0 } });
});

test('a struck make-up session no longer makes up for anybody', async () => {
  const meetingId = await held(5);
  const session = async () => {
    const moment = { startsAt: nextDay().toISOString(), place: 'Phòng họp' };
    const { id } = await hall.tell(meeting.planMakeUp, { meetingId, ...moment });
    await hall.tell(meeting.open, { meetingId: id });
    return id;
  };
  const [first, second] = [await session(), await session()];
  await hall.tell(meeting.markList, { meetingId: second, isEverybody: true });
  for (const id of [first, second]) await hall.tell(meeting.close, { meetingId: id });
  expect(await figures()).toMatchObject({ present: 5, madeUp: 1 });
  await hall.tell(meeting.strikeDuplicate, { meetingId: second, otherId: first, reason });
  expect(await figures()).toMatchObject({ present: 5, madeUp: 0 });
  expect(await reconciled()).toMatchObject({ wrong: { total: 0 }, unequal: [] });
});

test('what hangs on a meeting keeps it, and the answer says what to do instead', async () => {
  const [original, other] = [await held(5), await held()];
  const moment = { startsAt: nextDay().toISOString(), place: 'Phòng họp' };
  await hall.tell(meeting.planMakeUp, { meetingId: original, ...moment });
  const strike = (meetingId: string, otherId: string) => ask(meeting.strikeDuplicate, { meetingId, otherId, reason });
  expect(await strike(original, other)).toMatchObject({ fault: { reason: expect.stringContaining('rút cuộc kia') } });
  const running = await hall.opened();
  expect(await strike(running, other)).toMatchObject({ fault: { code: 'conflict' } });
  expect(await strike(other, running)).toMatchObject({ fault: { reason: expect.stringContaining('bế mạc cuộc đó') } });
  const elsewhere = await held(1, { unitId: house.rootUnitId });
  for (const otherId of [elsewhere, other, '0193553a-5c00-7b21-8f3c-19ae44d07b21'])
    expect(await strike(other, otherId)).toMatchObject({
      fault: { code: 'invalid', fields: { otherId: expect.any(String) } },
    });
  expect(await ask(meeting.returnDuplicate, { meetingId: other, reason })).toMatchObject({
    fault: { code: 'conflict' },
  });
});

test('changes after closing, meetings never closed and minutes never signed are named', async () => {
  const meetingId = await held();
  const [personId] = hall.personIds;
  const correction = { meetingId, personId, as: 'absent', reason: 'nhầm với người trùng tên' };
  await hall.tell(meeting.drawMinutes, { meetingId, family: 'party', documentPlace: 'Hoa Gạo' });
  house.clock.advance(60_000);
  await hall.tell(meeting.correctAttendance, correction);
  const left = await hall.opened();
  expect(await reconciled()).toMatchObject({
    changed: { total: 1, lines: [{ meetingId, changes: 1, reason: correction.reason, isAfterMinutes: true }] },
    notClosed: { total: 0 },
    notSigned: { total: 0 },
  });
  house.clock.advance(8 * DAY_MS);
  expect(await reconciled()).toMatchObject({
    notClosed: { total: 1, lines: [{ meetingId: left, state: 'open' }] },
    notSigned: { total: 1, lines: [{ meetingId }] },
  });
});

test('the leadership reads it and decides nothing; who reads no figures is refused', async () => {
  const [first, second] = [await held(), await held()];
  const read = await ask(meeting.reconciliation, YEAR, house.leader);
  expect(read).toMatchObject({ ok: true, value: { mayDecide: false, alike: { total: 1 } } });
  for (const [useCase, raw] of [
    [meeting.keepApart, { meetingId: first, otherId: second, reason }],
    [meeting.strikeDuplicate, { meetingId: first, otherId: second, reason }],
    [meeting.returnDuplicate, { meetingId: first, reason }],
  ] as const)
    expect(await ask(useCase, raw, house.leader)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  const [personId = ''] = hall.personIds;
  expect(await ask(meeting.reconciliation, YEAR, hall.actorOf(personId))).toMatchObject({
    fault: { code: 'forbidden' },
  });
});
