import { beforeEach, expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { meetingHall, type Hall } from '@guong/core/testing/meeting-hall';
import type { Actor } from '@guong/core/usecase';
import { searchKeys } from '@guong/vietnamese';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

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

test('a meeting is planned, prepared and opened page by page, and repeated the next month', async () => {
  expect(await sound('/meetings')).toContain('Chưa có cuộc họp nào');
  expect(await sound('/meetings/new')).toContain('Sinh hoạt chi bộ thường kỳ');
  const form = {
    ...{ kind: 'chi_bo', unitId: house.cellId, title: 'Sinh hoạt tháng 11', place: 'Nhà văn hóa', mode: 'in_person' },
    ...{ 'startsAt.day': '22/11/2026', 'startsAt.time': '19:00', chairId: '', secretaryId: '' },
  };
  expect((await post('/meetings', Object.entries({ ...form, title: '' }))).status).toBe(422);
  const made = await post('/meetings', Object.entries(form));
  expect([made.status, saidBy(made)]).toEqual([303, 'Đã lập cuộc họp']);
  const at = ledTo(made);
  await sound(`${at}/agenda`);
  const items: Fields = [
    ['items.0.title', 'Điểm tin thời sự'],
    ['items.0.minutes', '10'],
    ['items.0.presenter', 'Bí thư'],
    ['items.1.title', ''],
    ['items.1.minutes', ''],
    ['items.1.presenter', ''],
  ];
  expect(saidBy(await post(`${at}/agenda`, items))).toBe('Đã lưu');
  await sound(`${at}/invitation`);
  expect((await post(`${at}/invitation`, [])).status).toBe(422);
  expect(saidBy(await post(`${at}/invitation`, [['unitIds[]', house.cellId]]))).toBe('Đã lập danh sách 7 người');
  await sound(`${at}/edit`);
  await sound(`${at}/invite`);
  expect(saidBy(await post(`${at}/invite`, []))).toBe('Đã gửi giấy mời');
  expect(await sound(at)).toContain('Điểm tin thời sự');
  expect(await sound(`${at}/run`)).toContain('Khai mạc');
  await sound(`${at}/open`);
  expect(ledTo(await post(`${at}/open`, []))).toBe(`${at}/run`);
  expect(await sound('/meetings', house.office, IN_ENGLISH)).toContain('in session');
  expect(await sound('/meetings?q=sinh+hoat')).toContain('Sinh hoạt tháng 11');
  expect(await sound('/meetings?q=khong+co')).toContain('Không thấy cuộc họp nào như vậy');
  const again = await sound(`/meetings/new?from=${at.replace('/meetings/', '')}`);
  expect(again).toContain('value="20/12/2026"');
});

test('a fault of the agenda stands at the row it was typed into; a second window neither overwrites nor loses words', async () => {
  const at = `/meetings/${await hall.planned()}`;
  const waiting = await sound(`${at}/attendance`);
  expect([waiting.includes('chưa họp, chưa điểm danh'), waiting.includes('>vắng<')]).toEqual([true, false]);
  const items = (title: string, minutes = '30'): Fields => [
    ['items.0.title', ''],
    ['items.0.minutes', ''],
    ['items.1.title', title],
    ['items.1.minutes', minutes],
    ['revision', revision],
  ];
  const revision = /name="revision" value="(\d+)"/.exec(await sound(`${at}/agenda`))?.[1] ?? '';
  const wrong = await (await post(`${at}/agenda`, items('Phương hướng', 'hai mươi'))).text();
  expect([wrong.includes('id="items.1.minutes-error"'), wrong.includes('id="items.0.minutes-error"')]).toEqual([
    true,
    false,
  ]);
  expect(saidBy(await post(`${at}/agenda`, items('Phương hướng')))).toBe('Đã lưu');
  const second = await post(`${at}/agenda`, items('Việc khác của cửa sổ sau'));
  const kept = await second.text();
  expect([second.status, kept.includes('Việc khác của cửa sổ sau'), kept.includes(`href="${at}"`)]).toEqual([
    409,
    true,
    true,
  ]);
  expect(await sound(at)).toContain('Phương hướng');
  expect(await sound(`${at}/invite`)).toContain('Ai chưa có tài khoản thì mời bằng bản in');
  expect(await sound(at)).toContain(`href="${at}/attendance">6</a>`);
  expect(saidBy(await post(`${at}/invite`, []))).toBe('Đã gửi giấy mời');
  expect(await sound(at)).toContain('Khai mạc, điều hành');
});

test('single people are found by name, called, left out with a reason, and stay so when the list is made again', async () => {
  const meetingId = await hall.planned();
  const at = `/meetings/${meetingId}/invitation`;
  await post(at, [['unitIds[]', house.cellId]]);
  const { people } = await hall.tell(meeting.attendance, { meetingId });
  const [first] = people;
  const { office } = house;
  expect(await sound(`${at}/people`, office, IN_ENGLISH)).toContain(`${people.length.toString()} people are called`);
  expect(await sound(`${at}/people?q=khong+ai`)).toContain('Không thấy ai với “khong ai”');
  const plain = searchKeys(first?.name ?? '').folded;
  expect(await sound(`${at}/people?q=${encodeURIComponent(plain)}`)).toContain('đã có trong danh sách');
  const leaveOut = `${at}/${first?.personId ?? ''}/leave-out`;
  await sound(leaveOut);
  expect((await post(leaveOut, [['reason', '']])).status).toBe(422);
  expect(saidBy(await post(leaveOut, [['reason', 'đi công tác']]))).toBe('Đã bỏ ra khỏi số triệu tập');
  expect(await sound(`${at}/people`)).toContain('đi công tác');
  const less = `Đã lập danh sách ${people.length.toString()} người`;
  expect(saidBy(await post(at, [['unitIds[]', house.cellId]]))).toBe(less);
  expect((await hall.tell(meeting.attendance, { meetingId })).people).toHaveLength(people.length - 1);
  const again: Fields = [['personId', first?.personId ?? '']];
  expect(saidBy(await post(`${at}/people`, again))).toBe('Đã mời thêm');
  expect((await post(`${at}/people`, again)).status).toBe(409);
  expect((await hall.tell(meeting.attendance, { meetingId })).people).toHaveLength(people.length);
  await hall.tell(meeting.open, { meetingId });
  const frozen = await sound(`${at}/people`);
  expect([frozen.includes('đã chốt lúc khai mạc'), frozen.includes('/leave-out')]).toEqual([true, false]);
});

test('the office keeps the kinds of meeting; nobody else is offered the form', async () => {
  expect(await sound('/meetings/kinds', house.office, IN_ENGLISH)).toContain('Add a kind of meeting');
  expect(await sound('/meetings/kinds/chi_bo')).toContain('value="2"');
  const rules = { name: 'Sinh hoạt chi bộ', quorumPart: '1', quorumWhole: '2', lateAfterMinutes: '10' };
  const wrong = await post('/meetings/kinds/chi_bo', Object.entries({ ...rules, quorumPart: '3' }));
  expect([wrong.status, (await wrong.text()).includes('Phần không thể lớn hơn mẫu')]).toEqual([422, true]);
  expect(saidBy(await post('/meetings/kinds/chi_bo', Object.entries(rules)))).toBe('Đã lưu loại họp');
  await sound('/meetings/kinds/new');
  const briefing = { ...rules, code: 'giao_ban', name: 'Họp giao ban' };
  expect(saidBy(await post('/meetings/kinds/new', Object.entries(briefing)))).toBe('Đã lưu loại họp');
  expect(await sound('/meetings/new')).toContain('Họp giao ban');
  await post('/meetings/kinds/giao_ban', Object.entries({ ...rules, isRetired: 'true' }));
  expect(await sound('/meetings/new')).not.toContain('giao_ban');
  const reader = hall.actorOf(person(3));
  expect(await sound('/meetings/kinds', reader)).not.toContain('Thêm loại họp');
  expect((await hand.get(reader, '/meetings/kinds/new')).status).toBe(403);
  expect((await hand.get(house.office, '/meetings/kinds/no_such')).status).toBe(404);
});
