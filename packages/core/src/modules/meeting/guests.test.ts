import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../testing/meeting-hall.ts';
import { perform, type AnyUseCase } from '../../usecase/index.ts';
import { meeting } from './index.ts';

let house: FoundedHouse;
let hall: Hall;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
});
const reason = 'đối chiếu sổ khách';
const tried = (useCase: AnyUseCase, raw: object) => perform(house.app, house.office, useCase, raw);
const seen = async (meetingId: string) => valueOf(await perform(house.app, house.office, meeting.one, { meetingId }));

test('a guest comes and leaves, is named with his body, and changes no fraction, no quorum and no vote', async () => {
  const meetingId = await hall.planned();
  const expected = { meetingId, name: 'Cao Thị Khách', body: 'Quận ủy' };
  expect(await tried(meeting.addGuest, { ...expected, isHere: true })).toMatchObject({ ok: false });
  const { id: guestId } = await hall.tell(meeting.addGuest, expected);
  expect(await tried(meeting.markGuest, { meetingId, guestId, as: 'present' })).toMatchObject({ ok: false });
  await hall.tell(meeting.open, { meetingId });
  const before = await seen(meetingId);
  await hall.tell(meeting.markGuest, { meetingId, guestId, as: 'present' });
  expect(await tried(meeting.markGuest, { meetingId, guestId, as: 'present' })).toMatchObject({ ok: false });
  const after = await seen(meetingId);
  expect([after.counts, after.quorum, after.categories]).toEqual([before.counts, before.quorum, before.categories]);
  expect(after.guests).toMatchObject([{ guestNo: 1, name: 'Cao Thị Khách', hasCome: true, isThere: true }]);
  // Nobody of those called is there: a guest raises no hand.
  const vote = { meetingId, question: 'Thông qua', votesFor: 1, votesAgainst: 0, abstentions: 0 };
  expect(await perform(house.app, house.office, meeting.takeVote, vote)).toMatchObject({ ok: false });
  await hall.tell(meeting.markGuest, { meetingId, guestId, as: 'left' });
  expect((await seen(meetingId)).guests).toMatchObject([{ hasCome: true, isThere: false }]);
});

test('after closing a guest is added or taken out with a reason; figures and minutes follow', async () => {
  const meetingId = await hall.opened();
  await hall.tell(meeting.addGuest, { meetingId, name: 'Ông Một', body: 'Sở Nội vụ', isHere: true });
  const { id: never } = await hall.tell(meeting.addGuest, { meetingId, name: 'Bà Hai', body: '' });
  await hall.tell(meeting.close, { meetingId });
  const scope = { fromOn: '2026-01-01', toOn: '2026-12-31' };
  const guests = async (): Promise<number | undefined> => (await hall.tell(meeting.figures, scope)).figures.guests;
  expect(await guests()).toBe(1);
  const drawn = { meetingId, family: 'party', documentPlace: 'Hoa Gạo' };
  await hall.tell(meeting.drawMinutes, drawn);
  expect((await seen(meetingId)).minutes?.isCurrent).toBe(true);
  expect(await tried(meeting.markGuest, { meetingId, guestId: never, as: 'present' })).toMatchObject({ ok: false });
  await hall.tell(meeting.markGuest, { meetingId, guestId: never, as: 'present', reason });
  expect(await tried(meeting.addGuest, { meetingId, name: 'Ông Ba' })).toMatchObject({ ok: false });
  const { id: third } = await hall.tell(meeting.addGuest, { meetingId, name: 'Ông Ba', reason });
  expect(await guests()).toBe(3);
  await hall.tell(meeting.markGuest, { meetingId, guestId: third, as: 'withdrawn', reason });
  expect(await guests()).toBe(2);
  const { minutes, corrections } = await seen(meetingId);
  expect(minutes?.isCurrent).toBe(false);
  expect(corrections.map(({ what }) => what)).toEqual(['guest', 'guest', 'guest']);
  const rows = await hall.tell(meeting.figureRecords, { ...scope, figure: 'guests' });
  expect(rows.records.map(({ what }) => what)).toEqual(['Ông Một, Sở Nội vụ', 'Bà Hai']);
});
