import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../testing/meeting-hall.ts';
import { perform } from '../../usecase/index.ts';
import { meeting } from './index.ts';

let house: FoundedHouse;
let hall: Hall;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
});
const shown = async (meetingId: string) =>
  valueOf(await perform(house.app, house.office, meeting.one, { meetingId })).checkIn ?? { code: '' };
const enter = (meetingId: string, at: number, code = '') =>
  perform(house.app, hall.actorOf(hall.personIds[at] ?? ''), meeting.checkIn, { meetingId, code });
const proofsOf = async (meetingId: string, at: number) =>
  (await hall.tell(meeting.attendance, { meetingId })).people.find(({ personId }) => personId === hall.personIds[at])
    ?.proofs;

test('the code of the hall changes with the time; the last one still counts, an older one and that of another meeting do not', async () => {
  const meetingId = await hall.opened();
  const other = await hall.opened();
  house.clock.set('2026-11-22T02:00:00Z');
  const codes: string[] = [];
  for (let step = 0; step < 50; step += 1) {
    codes.push((await shown(meetingId)).code);
    house.clock.advance(30);
  }
  expect(new Set(codes).size).toBe(50);
  for (const code of codes) expect(code).toMatch(/^\d{8}$/);
  // The clock stands one step behind the last code that was shown.
  expect(await enter(meetingId, 0, codes[48])).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  expect(await enter(meetingId, 0, (await shown(other)).code)).toMatchObject({ ok: false });
  // As it stands on the screen, in two groups.
  expect(await enter(meetingId, 0, codes[49]?.replace(/^.{4}/, '$& '))).toMatchObject({ ok: true });
  expect(await enter(meetingId, 1, (await shown(meetingId)).code)).toMatchObject({ ok: true });
  expect(await proofsOf(meetingId, 0)).toEqual(['qr']);
  const { step } = await hall.tell(meeting.pulse, { meetingId });
  house.clock.advance(30);
  expect((await hall.tell(meeting.pulse, { meetingId })).step).toBe(step + 1);
});

test('a printed code is the choice of the office, asks for a reason, stays, and the proof says so; a new one voids the old', async () => {
  const meetingId = await hall.opened({ chairId: hall.personIds[0] });
  const chair = hall.actorOf(hall.personIds[0] ?? '');
  const printed = { meetingId, mode: 'printed', reason: 'hội trường không có màn hình' };
  expect(await perform(house.app, chair, meeting.setCheckIn, printed)).toMatchObject({ fault: { code: 'forbidden' } });
  const silent = { meetingId, mode: 'printed' };
  expect(await perform(house.app, house.office, meeting.setCheckIn, silent)).toMatchObject({ ok: false });
  await hall.tell(meeting.setCheckIn, printed);
  const sheet = (await shown(meetingId)).code;
  house.clock.advance(3_600);
  expect((await shown(meetingId)).code).toBe(sheet);
  expect(await enter(meetingId, 1, sheet)).toMatchObject({ ok: true });
  expect(await proofsOf(meetingId, 1)).toEqual(['printed']);
  await hall.tell(meeting.setCheckIn, printed);
  expect(await enter(meetingId, 2, sheet)).toMatchObject({ ok: false });
  await hall.tell(meeting.setCheckIn, { meetingId, mode: 'rotating', seconds: 60 });
  expect((await shown(meetingId)).code).not.toBe(sheet);
});
