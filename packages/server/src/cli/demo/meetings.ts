import { meeting } from '@guong/core/meeting';
import { org } from '@guong/core/org';
import type { DemoWard } from './found-ward.ts';
import { act, type Hand } from './hands.ts';
import { asPerson, atHour, type DemoClock } from './rounds.ts';
import { AGENDA, CELL_OPINIONS, CONCLUSIONS, OPINIONS } from './meeting-words.ts';

const DAY = 24;
const MINUTE = 1 / 60;

/**
 * A conference of the ward with 60 people and 13 opinions that is over; a meeting of a cell that is going on, chaired by a
 * voter of the cards, so that it can be tried on a phone; and last month's, which two hands wrote down: somebody has to decide.
 */
export async function seedMeetings(ward: DemoWard, clock: DemoClock): Promise<void> {
  await conference({ app: ward.app, as: ward.office }, ward, clock);
  await cellWrittenTwice(ward, clock);
  await cellMeeting(ward, clock);
}

async function conference(hand: Hand, ward: DemoWard, clock: DemoClock): Promise<void> {
  const began = -12 * DAY;
  clock.set(atHour(clock, began - DAY));
  const { id: meetingId } = await act(hand, meeting.plan, {
    ...{ kind: 'hoc_tap', unitId: ward.rootUnitId, title: 'Hội nghị học tập, quán triệt Chỉ thị 24-CT/TU' },
    ...{ startsAt: atHour(clock, began).toISOString(), place: 'Hội trường phường Hoa Gạo', mode: 'in_person' },
    ...{ chairId: ward.leadership.personId, secretaryId: ward.office.personId },
  });
  await act(hand, meeting.setAgenda, { meetingId, items: AGENDA });
  // 11 + 14 + 32 by rule and three singly: 60.
  const categories = ['ban_thuong_vu', 'truong_ban_nganh', 'bi_thu_chi_bo'];
  const personIds = ward.voterIds.slice(9, 12);
  await act(hand, meeting.setInvitation, { meetingId, categories, personIds });
  await act(hand, meeting.invite, { meetingId });
  clock.set(atHour(clock, began));
  await act(hand, meeting.open, { meetingId });
  const { people } = await act(hand, meeting.attendance, { meetingId });
  const [away, there] = [people.slice(-3), people.slice(0, -3)];
  for (const [at, excuse] of ['đi công tác', 'ốm'].entries()) {
    await act(hand, meeting.mark, { meetingId, personId: away[at]?.personId, as: 'excused', excuse });
  }
  await act(hand, meeting.markList, { meetingId, personIds: there.map(({ personId }) => personId) });
  for (const [at, opinion] of OPINIONS.entries()) {
    clock.set(atHour(clock, began + (40 + 5 * at) * MINUTE));
    const { personIndex, ...said } = opinion;
    const speaker = personIndex === undefined ? {} : { personId: there[personIndex]?.personId };
    await act(hand, meeting.recordOpinion, { meetingId, ...said, ...speaker });
  }
  const vote = {
    question: 'Thông qua kế hoạch thực hiện Chỉ thị 24-CT/TU',
    votesFor: 57,
    votesAgainst: 0,
    abstentions: 0,
  };
  await act(hand, meeting.takeVote, { meetingId, ...vote });
  await concludeAll(hand, meetingId, clock);
  clock.set(atHour(clock, began + 2.5));
  await act(hand, meeting.close, { meetingId });
  clock.set(atHour(clock, began + 2.6));
  await act(hand, meeting.drawMinutes, { meetingId, family: 'party', documentPlace: 'Hoa Gạo', superior: '' });
}

async function concludeAll(hand: Hand, meetingId: string, clock: DemoClock): Promise<void> {
  const { holdings } = await act(hand, org.holdings);
  for (const { ownerIndex, dueInDays, ...six } of CONCLUSIONS) {
    const dueOn = atHour(clock, dueInDays * DAY)
      .toISOString()
      .slice(0, 10);
    const conclusion = { meetingId, ...six, dueOn, ownerPostId: holdings[ownerIndex]?.postId };
    const { id: conclusionId } = await act(hand, meeting.conclude, conclusion);
    await act(hand, meeting.makeTask, { meetingId, conclusionId });
  }
}

/** The voter of the first card, and the cell he belongs to. */
const CHAIR = 130;

async function cellOfChair(ward: DemoWard) {
  const cells = (await act({ app: ward.app, as: ward.office }, org.unitTree)).units.filter(
    ({ kind }) => kind === 'cell',
  );
  const chairId = ward.voterIds[CHAIR] ?? '';
  return { chairId, unitId: cells[(CHAIR + ward.subjectIds.length) % cells.length]?.unitId };
}

async function cellWrittenTwice(ward: DemoWard, clock: DemoClock): Promise<void> {
  const { chairId, unitId } = await cellOfChair(ward);
  const began = -30 * DAY;
  for (const [title, as] of [
    ['Sinh hoạt chi bộ tháng 10', asPerson(ward, chairId)],
    ['Họp chi bộ tháng 10', ward.office],
  ] as const) {
    const hand: Hand = { app: ward.app, as };
    clock.set(atHour(clock, began - 1));
    const { id: meetingId } = await act({ app: ward.app, as: ward.office }, meeting.plan, {
      ...{ kind: 'chi_bo', unitId, title, place: 'Nhà văn hóa tổ dân phố', chairId, mode: 'in_person' },
      startsAt: atHour(clock, began).toISOString(),
    });
    await act(hand, meeting.setInvitation, { meetingId, unitIds: [unitId] });
    clock.set(atHour(clock, began));
    await act(hand, meeting.open, { meetingId });
    await act(hand, meeting.markList, { meetingId, isEverybody: true });
    clock.set(atHour(clock, began + 1.5));
    await act(hand, meeting.close, { meetingId });
  }
}

async function cellMeeting(ward: DemoWard, clock: DemoClock): Promise<void> {
  const hand: Hand = { app: ward.app, as: ward.office };
  const { chairId, unitId } = await cellOfChair(ward);
  clock.set(atHour(clock, -1));
  const { id: meetingId } = await act(hand, meeting.plan, {
    ...{ kind: 'chi_bo', unitId, title: 'Sinh hoạt chi bộ tháng 11', place: 'Nhà văn hóa tổ dân phố', chairId },
    ...{ startsAt: atHour(clock, -20 * MINUTE).toISOString(), mode: 'in_person' },
  });
  const secretary: Hand = { app: ward.app, as: asPerson(ward, chairId) };
  await act(secretary, meeting.setAgenda, { meetingId, items: CELL_AGENDA });
  await act(secretary, meeting.setInvitation, { meetingId, unitIds: [unitId] });
  clock.set(atHour(clock, -20 * MINUTE));
  await act(secretary, meeting.open, { meetingId });
  const { people } = await act(secretary, meeting.attendance, { meetingId });
  const there = people.slice(0, -2).map(({ personId }) => personId);
  await act(secretary, meeting.markList, { meetingId, personIds: there });
  for (const [at, text] of CELL_OPINIONS.entries()) {
    await act(secretary, meeting.recordOpinion, { meetingId, personId: there[at], text });
  }
  clock.set(atHour(clock, 0));
}

const CELL_AGENDA = [
  { title: 'Điểm tin, phổ biến văn bản mới', minutes: 10 },
  { title: 'Kiểm điểm công việc tháng trước', minutes: 20 },
  { title: 'Bàn việc tháng tới, biểu quyết', minutes: 20 },
];
