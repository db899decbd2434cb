import { beforeEach, expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { foundedHouse, foundIn, type FoundedHouse } from '@guong/core/testing/founded-house';
import { meetingHall, type Hall } from '@guong/core/testing/meeting-hall';
import type { Actor } from '@guong/core/usecase';
import { ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

let house: FoundedHouse;
let hall: Hall;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
  hand = pageHand(house.app);
});
const post = (path: string, fields: Fields, actor: Actor = house.office) => hand.post(actor, path, fields);
const sound = (path: string, actor: Actor = house.office, headers = {}) => hand.soundPage(actor, path, headers);
const person = (at: number): string => hall.personIds[at] ?? '';

test('a cell secretary holds a whole meeting on one page without a script', async () => {
  const meetingId = await hall.opened({ chairId: person(0) });
  const secretary = hall.actorOf(person(0));
  const at = `/meetings/${meetingId}`;
  expect(await sound(`${at}/run`, secretary)).toContain('Chưa đủ điều kiện tiến hành');
  expect((await post(`${at}/run/list`, [], secretary)).status).toBe(422);
  const ticked: Fields = hall.personIds.slice(0, 4).map((personId) => ['list.personIds[]', personId]);
  expect(saidBy(await post(`${at}/run/list`, ticked, secretary))).toBe('Đã ghi 4 người có mặt');
  const excused = { 'mark.personId': person(4), 'mark.as': 'excused', 'mark.excuse': 'ốm' };
  expect(saidBy(await post(`${at}/run/mark`, Object.entries(excused), secretary))).toBe('Đã ghi');
  const opinion = { 'opinion.personId': person(1), 'opinion.kind': 'proposal', 'opinion.text': 'Giao rõ người' };
  expect(saidBy(await post(`${at}/run/opinion`, Object.entries(opinion), secretary))).toBe('Đã ghi ý kiến');
  const vote = {
    'vote.question': 'Thông qua',
    'vote.votesFor': '5',
    'vote.votesAgainst': '0',
    'vote.abstentions': '0',
  };
  const refused = await post(`${at}/run/vote`, Object.entries(vote), secretary);
  expect([refused.status, (await refused.text()).includes('đang có mặt 4 người')]).toEqual([422, true]);
  const counted = Object.entries({ ...vote, 'vote.votesFor': '4' });
  expect(saidBy(await post(`${at}/run/vote`, counted, secretary))).toBe('Đã ghi biểu quyết');
  const conclusion = { 'conclusion.what': 'Dọn vệ sinh ngõ 7', 'conclusion.dueOn': '30/11/2026' };
  expect(saidBy(await post(`${at}/run/conclusion`, Object.entries(conclusion), secretary))).toBe('Đã ghi kết luận');
  const guest = { 'guest.name': 'Cao Thị Khách', 'guest.body': 'Quận ủy', 'guest.isHere': 'true' };
  expect(saidBy(await post(`${at}/run/guest`, Object.entries(guest), secretary))).toBe('Đã ghi khách mời');
  expect((await post(`${at}/guests`, [['name', '']], secretary)).status).toBe(422);
  expect(await sound(`${at}/guests`, secretary)).toContain('Khách mời: 1');
  const page = await sound(`${at}/run?part=vote`, secretary);
  expect(page).toContain('1 ý kiến');
  expect(page).toContain('còn thiếu: người làm, trách nhiệm, sản phẩm, thẩm quyền');
  await mendedBy(secretary, page);
  expect(await sound(`${at}/close`, secretary)).toContain('1 người chưa ghi có mặt, cũng chưa ghi lý do vắng');
  expect(saidBy(await post(`${at}/close`, [], secretary))).toBe('Đã bế mạc');
  expect(await sound(`${at}/run`, secretary)).toContain('In một trang biên bản');
  expect(await sound(at, secretary)).toContain(`<a href="${at}/attendance">4</a><small>/6</small>`);
  expect(await sound(`${at}/minutes`, secretary)).toContain('Cao Thị Khách, Quận ủy');
  for (const screen of ['chair', 'hall']) expect(await sound(`${at}/${screen}`, secretary)).toContain('Đã dự');
  const { guests } = await hall.tell(meeting.one, { meetingId });
  const wrong: Fields = [
    ['guestId', guests[0]?.guestId ?? ''],
    ['as', 'withdrawn'],
  ];
  expect((await post(`${at}/guests/mark`, wrong, secretary)).status).toBe(422);
  const reason: Fields = [...wrong, ['reason', 'ghi nhầm cuộc họp']];
  expect(saidBy(await post(`${at}/guests/mark`, reason, secretary))).toBe('Đã ghi khách mời');
  expect(await sound(`${at}/guests`, secretary)).toContain('Khách mời: 0');
});

const doorIn = (page: string, words: RegExp): string =>
  [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '').find((href) => words.test(href)) ?? '';

/** What was written down wrongly is put right from the page on which it stands, while the meeting is held. */
async function mendedBy(secretary: Actor, page: string): Promise<void> {
  const opinion = doorIn(page, /opinions\/.+\/correct$/);
  expect(await sound(opinion, secretary)).toContain('Giao rõ người');
  const said = { kind: 'paper', topic: 'Phân công', text: 'Giao rõ người và ngày' };
  const mended = await post(opinion, Object.entries(said), secretary);
  expect([ledTo(mended).endsWith('/run'), saidBy(mended)]).toEqual([true, 'Đã sửa; giá trị cũ được giữ lại']);
  const vote = doorIn(page, /votes\/.+\/correct$/);
  expect(await sound(vote, secretary)).toContain('Lúc biểu quyết có mặt 4 người');
  const hands = { question: 'Thông qua', votesFor: '3', votesAgainst: '1', abstentions: '0' };
  expect((await post(vote, Object.entries({ ...hands, reason: '' }), secretary)).status).toBe(422);
  const reason = 'đếm lại số tay giơ';
  await post(vote, Object.entries({ ...hands, reason }), secretary);
  const conclusion = doorIn(page, /conclusions\/.+\/withdraw$/);
  expect(await sound(conclusion, secretary)).toContain('Rút kết luận 1: Dọn vệ sinh ngõ 7?');
  expect((await post(conclusion, [['reason', 'x']], secretary)).status).toBe(422);
  expect(saidBy(await post(conclusion, [['reason', reason]], secretary))).toContain('Đã rút');
  expect((await hand.get(secretary, conclusion)).status).toBe(404);
  const after = await sound(page.match(/action="([^"]+\/run)\/vote"/)?.[1] ?? '', secretary);
  expect([after.includes('Giao rõ người và ngày'), after.includes('không đồng ý 1')]).toEqual([true, true]);
  expect(after.includes('Dọn vệ sinh ngõ 7')).toBe(false);
  const door = doorIn(page, /opinions\/.+\/withdraw$/);
  expect(await sound(door, secretary)).toContain('không vào biên bản');
  expect((await hand.get(hall.actorOf(person(2)), door)).status).toBe(403);
  const taken = doorIn(page, /votes\/.+\/withdraw$/);
  expect(await sound(taken, secretary)).toContain('Rút biểu quyết 1: Thông qua?');
  expect((await post(taken, [['reason', 'x']], secretary)).status).toBe(422);
  expect(saidBy(await post(taken, [['reason', reason]], secretary))).toContain('Đã rút');
  expect((await hand.get(secretary, taken)).status).toBe(404);
}

test('at the desk the name comes back large; the code in the hall leads to one button', async () => {
  const meetingId = await hall.opened();
  const at = `/meetings/${meetingId}`;
  await sound(`${at}/desk`);
  const [first] = (await hall.tell(meeting.attendance, { meetingId })).people;
  const noted = await post(`${at}/desk`, [['number', '1']]);
  expect(await noted.text()).toContain(`<p class="huge">${first?.name ?? '?'}</p>`);
  expect(await (await post(`${at}/desk`, [['number', '1']])).text()).toContain('Đã ghi trước đó');
  expect((await post(`${at}/desk`, [['number', '99']])).status).toBe(422);
  const own = hall.actorOf(person(3));
  const checkInCode = (await hall.tell(meeting.one, { meetingId })).checkIn?.code;
  expect(await sound(`${at}/here?code=${checkInCode ?? ''}`, own)).toContain('Tôi có mặt');
  expect(await sound(`${at}/here`, own)).toContain('Số đang chiếu trong hội trường');
  expect((await post(`${at}/here`, [['code', 'sai']], own)).status).toBe(422);
  expect(ledTo(await post(`${at}/here`, [['code', checkInCode ?? '']], own))).toBe(`${at}/here`);
  expect(await sound(`${at}/here`, own)).toContain('Đăng ký phát biểu');
  expect(saidBy(await post(`${at}/ask`, [['topic', 'vệ sinh']], own))).toBe('Đã đăng ký phát biểu');
  expect(await sound(`${at}/check-in-code`)).toContain('Mã tự đổi sau mỗi 30 giây');
  const printed = { mode: 'printed', seconds: '30', reason: '' };
  expect((await post(`${at}/check-in-code`, Object.entries(printed))).status).toBe(422);
  const reason = 'hội trường không có màn hình';
  expect(saidBy(await post(`${at}/check-in-code`, Object.entries({ ...printed, reason })))).toBe('Đã lưu');
  expect(await sound(`${at}/check-in-code`)).toContain('Mã in sẵn không đổi');
});

test('after closing attendance is corrected with a reason, and who was missing is called to a make-up session', async () => {
  const meetingId = await hall.opened({ kind: 'hoc_tap' });
  const at = `/meetings/${meetingId}`;
  await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 4) });
  await hall.tell(meeting.close, { meetingId });
  expect(await sound(`${at}/attendance`)).toContain('Có mặt 4, vắng có lý do 0, vắng 2');
  const form = `${at}/attendance/${person(5)}/correct`;
  await sound(form);
  expect((await post(form, [['as', 'present']])).status).toBe(422);
  const right = { as: 'present', excuse: '', reason: 'đã ký danh sách giấy' };
  expect(saidBy(await post(form, Object.entries(right)))).toBe('Đã sửa; giá trị cũ được giữ lại');
  expect(await sound(at)).toContain('đã ký danh sách giấy');
  await sound(`${at}/make-up`);
  const session = { 'startsAt.day': '29/11/2026', 'startsAt.time': '08:00', place: 'Phòng họp' };
  expect(saidBy(await post(`${at}/make-up`, Object.entries(session)))).toContain('Đã lập buổi học bù');
});

test('who does not run a meeting reads it and no more; another committee does not know it', async () => {
  const meetingId = await hall.opened();
  const at = `/meetings/${meetingId}`;
  const member = hall.actorOf(person(2));
  expect((await hand.get(member, at)).status).toBe(200);
  for (const path of ['run', 'desk', 'close', 'make-up', 'edit']) {
    expect([path, (await hand.get(member, `${at}/${path}`)).status]).toEqual([path, 403]);
  }
  expect(
    (
      await post(
        `${at}/run/mark`,
        [
          ['mark.personId', person(1)],
          ['mark.as', 'present'],
        ],
        member,
      )
    ).status,
  ).toBe(403);
  expect((await hand.get(member, '/meetings/new')).status).toBe(403);
  const other = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  expect((await hand.get(other.office, at)).status).toBe(404);
});
