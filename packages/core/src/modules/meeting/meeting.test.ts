import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../testing/meeting-hall.ts';
import { perform, type Actor, type AnyUseCase } from '../../usecase/index.ts';
import { meeting } from './index.ts';

let house: FoundedHouse;
let hall: Hall;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
});
const tried = (useCase: AnyUseCase, raw: object, actor: Actor = house.office) =>
  perform(house.app, actor, useCase, raw);
const refusal = async (asked: ReturnType<typeof tried>): Promise<string> => {
  const result = await asked;
  return result.ok ? 'taken' : JSON.stringify(result.fault);
};
const seen = async (meetingId: string, actor: Actor = house.office) =>
  valueOf(await perform(house.app, actor, meeting.one, { meetingId }));
const person = (at: number): string => hall.personIds[at] ?? '';

test('a meeting goes through its states, each only after the one before', async () => {
  const meetingId = await hall.planned({ chairId: person(0) });
  expect(await refusal(tried(meeting.close, { meetingId }))).toContain('đang chuẩn bị');
  await hall.tell(meeting.invite, { meetingId });
  expect(await refusal(tried(meeting.invite, { meetingId }))).toContain('đã mời');
  await hall.tell(meeting.open, { meetingId });
  expect(await refusal(tried(meeting.open, { meetingId }))).toContain('đang họp');
  expect(await refusal(tried(meeting.cancel, { meetingId, reason: 'mưa bão lớn' }))).toContain('đang họp');
  await hall.tell(meeting.close, { meetingId });
  expect(await refusal(tried(meeting.confirm, { meetingId }, hall.actorOf(person(0))))).toContain('đã kết thúc');
  expect((await seen(meetingId)).state).toBe('closed');
});

test('a meeting without anybody called does not open; one that is cancelled neither', async () => {
  const { id: meetingId } = await hall.tell(meeting.plan, {
    ...{ kind: 'bch', unitId: house.rootUnitId, title: 'Hội nghị Ban Chấp hành', place: 'Hội trường' },
    ...{ startsAt: '2026-11-22T08:00', mode: 'in_person' },
  });
  expect(await refusal(tried(meeting.open, { meetingId }))).toContain('Chưa có danh sách');
  await hall.tell(meeting.cancel, { meetingId, reason: 'chuyển sang tháng sau' });
  expect(await refusal(tried(meeting.setInvitation, { meetingId, personIds: hall.personIds }))).toContain('đã hủy');
});

test('whoever is called by rule stands once, under the category that takes precedence, and the list freezes at opening', async () => {
  const { id: meetingId } = await hall.tell(meeting.plan, {
    ...{ kind: 'hoc_tap', unitId: house.cellId, title: 'Học tập Nghị quyết', place: 'Hội trường' },
    ...{ startsAt: '2026-11-22T08:00', mode: 'mixed' },
  });
  const rule = { categories: ['chu_chot'], unitIds: [house.cellId], postTitles: ['Bí thư Đảng ủy'] };
  const { invited } = await hall.tell(meeting.setInvitation, { meetingId, ...rule });
  const { people } = await hall.tell(meeting.attendance, { meetingId });
  expect(people).toHaveLength(invited);
  expect(new Set(people.map(({ personId }) => personId)).size).toBe(invited);
  expect(people.slice(0, 3).map(({ categoryName }) => categoryName)).toEqual(Array(3).fill('Cán bộ chủ chốt'));
  await hall.tell(meeting.leaveOut, { meetingId, personId: person(5), reason: 'đang học tập trung' });
  await hall.tell(meeting.open, { meetingId });
  expect((await seen(meetingId)).counts.invited).toBe(invited - 1);
  const late = await house.add('Người Đến Sau');
  for (const asked of [
    tried(meeting.callPerson, { meetingId, personId: late }),
    tried(meeting.setInvitation, { meetingId, personIds: [late] }),
    tried(meeting.leaveOut, { meetingId, personId: person(1), reason: 'không tính người này' }),
  ]) {
    expect(await refusal(asked)).toContain('đang họp');
  }
});

test('present, excused and absent add up to those called, whatever is marked; late and online are seen', async () => {
  const meetingId = await hall.opened();
  await hall.tell(meeting.mark, { meetingId, personId: person(0), as: 'present' });
  await hall.tell(meeting.mark, { meetingId, personId: person(1), as: 'online' });
  expect(await refusal(tried(meeting.mark, { meetingId, personId: person(2), as: 'excused' }))).toContain('lý do');
  await hall.tell(meeting.mark, { meetingId, personId: person(2), as: 'excused', excuse: 'ốm' });
  house.clock.advance(16 * 60);
  await hall.tell(meeting.mark, { meetingId, personId: person(3), as: 'present' });
  await hall.tell(meeting.mark, { meetingId, personId: person(0), as: 'left' });
  expect(await refusal(tried(meeting.mark, { meetingId, personId: person(0), as: 'left' }))).toContain('chưa được ghi');
  const { counts, quorum } = await seen(meetingId);
  expect(counts).toEqual({
    ...{ invited: 6, present: 3, online: 1, late: 1, excused: 1, absent: 2, madeUp: 0, there: 2 },
  });
  expect(quorum).toEqual({ part: 2, whole: 3, needed: 4, isReached: false });
  expect(counts.present + counts.excused + counts.absent).toBe(counts.invited);
  await hall.tell(meeting.mark, { meetingId, personId: person(2), as: 'present' });
  expect((await seen(meetingId)).counts).toMatchObject({ excused: 0, present: 4 });
  await hall.tell(meeting.mark, { meetingId, personId: person(3), as: 'absent' });
  expect((await seen(meetingId)).counts).toMatchObject({ present: 3, absent: 3 });
});

test('at the desk a number or a code is enough; in the hall only the code of the hall, and only for who is called', async () => {
  const meetingId = await hall.opened();
  const [first] = (await hall.tell(meeting.attendance, { meetingId })).people;
  expect(await hall.tell(meeting.checkInNumber, { meetingId, number: '1' })).toMatchObject({
    name: first?.name,
    isNew: true,
  });
  expect(await hall.tell(meeting.checkInNumber, { meetingId, number: ' 1 ' })).toMatchObject({ isNew: false });
  expect(await refusal(tried(meeting.checkInNumber, { meetingId, number: '99' }))).toContain('Không có số');
  const code = (await seen(meetingId)).checkIn?.code;
  const own = hall.actorOf(person(4));
  expect(await refusal(tried(meeting.checkIn, { meetingId, code: 'x' }, own))).toContain('Mã không đúng');
  await hall.tell(meeting.checkIn, { meetingId, code }, own);
  expect(await refusal(tried(meeting.checkIn, { meetingId, code }, own))).toContain('đã được ghi');
  const stranger = hall.actorOf(await house.add('Người Ngoài'));
  expect(await refusal(tried(meeting.checkIn, { meetingId, code }, stranger))).toContain('not_found');
  expect((await seen(meetingId, own)).checkIn).toBeNull();
});

test('opinions are rows: whoever asks waits, one speaks at a time, and the count is the rows', async () => {
  const meetingId = await hall.opened();
  const ask = async (at: number) =>
    (await hall.tell(meeting.askToSpeak, { meetingId, topic: 'giải pháp' }, hall.actorOf(person(at)))).id;
  const [a, b] = [await ask(0), await ask(1)];
  await hall.tell(meeting.startSpeaking, { meetingId, opinionId: a });
  await hall.tell(meeting.addTime, { meetingId, opinionId: a });
  await hall.tell(meeting.startSpeaking, { meetingId, opinionId: b });
  expect((await seen(meetingId)).opinions.map(({ state, minutesAllowed }) => [state, minutesAllowed])).toEqual([
    ['done', 6],
    ['speaking', 5],
  ]);
  await hall.tell(meeting.finishSpeaking, { meetingId, opinionId: b, text: 'Đề nghị giao rõ người, rõ việc.' });
  await hall.tell(meeting.recordOpinion, {
    meetingId,
    speaker: 'Đại diện Thành ủy',
    kind: 'guidance',
    text: 'Nhất trí.',
  });
  await hall.tell(meeting.recordOpinion, {
    meetingId,
    personId: person(0),
    kind: 'paper',
    text: 'Tham luận về nêu gương',
  });
  expect(await refusal(tried(meeting.recordOpinion, { meetingId, text: 'Ai nói?' }))).toContain('Chọn người phát biểu');
  await hall.tell(meeting.askToSpeak, { meetingId }, hall.actorOf(person(2)));
  await hall.tell(meeting.close, { meetingId });
  const { opinions } = await seen(meetingId);
  expect(opinions.map(({ opinionNo, turn }) => [opinionNo, turn])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 2],
  ]);
  const again = { meetingId, opinionId: a, kind: 'comment', text: 'Ghi lại cho rõ' };
  expect(await refusal(tried(meeting.correctOpinion, again))).toContain('nêu lý do');
  await hall.tell(meeting.correctOpinion, { ...again, reason: 'ghi thiếu ý' });
  expect((await seen(meetingId)).corrections).toMatchObject([{ what: 'opinion', reason: 'ghi thiếu ý' }]);
});

test('hands cannot be more than those who are there, and the quorum of the moment is kept with the vote', async () => {
  const meetingId = await hall.opened();
  await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 3) });
  const vote = { meetingId, question: 'Thông qua nghị quyết tháng', votesAgainst: 0, abstentions: 1 };
  expect(await refusal(tried(meeting.takeVote, { ...vote, votesFor: 3 }))).toContain('đang có mặt 3 người');
  await hall.tell(meeting.takeVote, { ...vote, votesFor: 2 });
  await hall.tell(meeting.markList, { meetingId, isEverybody: true });
  await hall.tell(meeting.takeVote, { ...vote, votesFor: 5 });
  expect((await seen(meetingId)).votes).toMatchObject([
    { voteNo: 1, votesFor: 2, abstentions: 1, present: 3, quorumNeeded: 4, invited: 6 },
    { voteNo: 2, votesFor: 5, present: 6 },
  ]);
});

test('a vote written down wrongly is put right with a reason; who was there and what stood before are kept', async () => {
  const meetingId = await hall.opened();
  await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 3) });
  const vote = { meetingId, question: 'Thông qua nghị quyết tháng', votesFor: 1, votesAgainst: 0, abstentions: 1 };
  const { id: voteId } = await hall.tell(meeting.takeVote, vote);
  await hall.tell(meeting.markList, { meetingId, isEverybody: true });
  const right = { ...vote, voteId, votesFor: 3, abstentions: 0 };
  expect(await refusal(tried(meeting.correctVote, right))).toContain('lý do');
  const reason = 'đếm lại số tay giơ';
  expect(await refusal(tried(meeting.correctVote, { ...right, votesFor: 4, reason }))).toContain(
    'lúc ấy có mặt 3 người',
  );
  await hall.tell(meeting.correctVote, { ...right, reason });
  const { votes, corrections } = await seen(meetingId);
  expect(votes).toMatchObject([{ voteNo: 1, votesFor: 3, abstentions: 0, present: 3 }]);
  expect(corrections).toMatchObject([{ what: 'vote', reason }]);
  expect(JSON.parse(corrections[0]?.before ?? '')).toMatchObject({ votesFor: 1, abstentions: 1 });
  const twice = await hall.tell(meeting.takeVote, vote);
  const taken = { meetingId, voteId: twice.id };
  expect(await refusal(tried(meeting.withdrawVote, taken))).toContain('lý do');
  await hall.tell(meeting.withdrawVote, { ...taken, reason: 'ghi hai lần' });
  expect((await seen(meetingId)).votes).toMatchObject([{ voteNo: 1 }]);
  expect(await refusal(tried(meeting.withdrawVote, { ...taken, reason }))).toContain('đã rút rồi');
  await hall.tell(meeting.takeVote, vote);
  expect((await seen(meetingId)).votes).toMatchObject([{ voteNo: 1 }, { voteNo: 3 }]);
});

test('a year that was mistyped is asked about, and a make-up session is not held before what it makes up for', async () => {
  const far = tried(meeting.plan, {
    ...{ kind: 'chi_bo', unitId: house.cellId, title: 'Sinh hoạt chi bộ', place: 'Nhà văn hóa', mode: 'in_person' },
    startsAt: '2962-11-23T19:00:00+07:00',
  });
  expect(await refusal(far)).toContain('hãy xem lại năm');
  const meetingId = await hall.opened();
  await hall.tell(meeting.close, { meetingId });
  const before = new Date(house.clock.now().getTime() - 86_400_000).toISOString();
  const early = tried(meeting.planMakeUp, { meetingId, startsAt: before, place: 'Phòng họp' });
  expect(await refusal(early)).toContain('phải sau hội nghị');
});

test('a make-up session calls who was missing; both rates are kept, and a correction after closing changes them with a reason', async () => {
  const meetingId = await hall.opened({ kind: 'hoc_tap' });
  await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 4) });
  await hall.tell(meeting.close, { meetingId });
  const made = { meetingId, startsAt: '2026-11-29T08:00', place: 'Phòng họp' };
  const { id: makeUpId } = await hall.tell(meeting.planMakeUp, made);
  await hall.tell(meeting.open, { meetingId: makeUpId });
  await hall.tell(meeting.mark, { meetingId: makeUpId, personId: person(4), as: 'present' });
  expect((await seen(meetingId)).counts.madeUp).toBe(0);
  await hall.tell(meeting.close, { meetingId: makeUpId });
  expect((await seen(meetingId)).counts).toMatchObject({ invited: 6, present: 4, madeUp: 1 });
  const scope = { fromOn: '2026-01-01', toOn: '2026-12-31', isStudyOnly: true };
  const all = { sessions: 1, invited: 6, present: 4, madeUp: 1, absent: 2, excused: 0, personTimes: 5 };
  expect((await hall.tell(meeting.figures, scope)).figures).toMatchObject(all);
  const reason = 'đã ký vào danh sách giấy';
  await hall.tell(meeting.correctAttendance, { meetingId, personId: person(5), as: 'present', reason });
  const { figures } = await hall.tell(meeting.figures, scope);
  expect(figures).toMatchObject({ present: 5, absent: 1, madeUp: 1, personTimes: 6 });
  expect((await seen(meetingId)).corrections).toMatchObject([{ what: 'attendance', reason }]);
  const none = { ...scope, unitId: house.rootUnitId, category: 'chu_chot' };
  expect((await hall.tell(meeting.figures, none)).categories).toMatchObject([
    { category: 'chu_chot', invited: 3, present: 3 },
  ]);
});

test('next month begins as this month ended: agenda and list are copied by the same rule', async () => {
  const meetingId = await hall.planned();
  await hall.tell(meeting.setInvitation, { meetingId, unitIds: [house.cellId] });
  await hall.tell(meeting.setAgenda, {
    meetingId,
    items: [{ title: 'Điểm tin', minutes: 10 }, { title: 'Đóng đảng phí' }],
  });
  const { id } = await hall.tell(meeting.plan, {
    ...{ kind: 'chi_bo', unitId: house.cellId, title: 'Sinh hoạt tháng 12', place: 'Nhà văn hóa' },
    ...{ startsAt: '2026-12-03T19:00', mode: 'in_person', repeatOf: meetingId },
  });
  const next = await seen(id);
  expect(next.items.map(({ title, minutes }) => [title, minutes])).toEqual([
    ['Điểm tin', 10],
    ['Đóng đảng phí', null],
  ]);
  expect(next.counts.invited).toBe((await seen(meetingId)).counts.invited);
});

test('only who runs it does; the list shows to each what concerns him; another committee knows nothing', async () => {
  const meetingId = await hall.opened({ chairId: person(0) });
  const [chair, member] = [hall.actorOf(person(0)), hall.actorOf(person(1))];
  await hall.tell(meeting.mark, { meetingId, personId: person(1), as: 'present' }, chair);
  expect(await refusal(tried(meeting.mark, { meetingId, personId: person(2), as: 'present' }, member))).toContain(
    'forbidden',
  );
  expect(await refusal(tried(meeting.close, { meetingId }, member))).toContain('forbidden');
  expect((await seen(meetingId, member)).mine).toEqual({ standing: 'present', isThere: true });
  const stranger = hall.actorOf(await house.add('Người Ngoài'));
  expect(await refusal(tried(meeting.one, { meetingId }, stranger))).toContain('not_found');
  expect((await hall.tell(meeting.list, {}, stranger)).meetings).toEqual([]);
  expect((await hall.tell(meeting.list, {}, member)).meetings).toHaveLength(1);
  const elsewhere = { ...house.office, tenantId: house.otherTenantId };
  expect(await refusal(tried(meeting.one, { meetingId }, elsewhere))).toContain('not_found');
});

test('a kind of ones own goes before the one that comes along, from the next meeting on', async () => {
  const meetingId = await hall.planned();
  const own = { code: 'chi_bo', name: 'Sinh hoạt chi bộ', quorumPart: 1, quorumWhole: 2, lateAfterMinutes: 5 };
  await hall.tell(meeting.keepKind, own);
  expect((await seen(meetingId)).quorum.needed).toBe(4);
  expect((await seen(await hall.planned())).quorum.needed).toBe(3);
  expect((await hall.tell(meeting.kinds, {})).kinds[0]).toMatchObject({ name: 'Sinh hoạt chi bộ' });
});
