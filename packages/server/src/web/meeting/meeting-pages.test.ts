import { beforeEach, expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { foundedHouse, foundIn, type FoundedHouse } from '@guong/core/testing/founded-house';
import { meetingHall, type Hall } from '@guong/core/testing/meeting-hall';
import { holderOf, signPdf } from '@guong/core/testing/sign-pdf';
import type { Actor } from '@guong/core/usecase';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';
import { smallPdf } from '@guong/core/testing/small-pdf';
import { searchKeys } from '@guong/vietnamese';

const PATIENT = { timeout: 120_000 };

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

test('a meeting is planned, prepared and opened page by page, and repeated the next month', PATIENT, async () => {
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

test(
  'a fault of the agenda stands at the row it was typed into; a second window neither overwrites nor loses words',
  PATIENT,
  async () => {
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
  },
);

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

test('a cell secretary holds a whole meeting on one page without a script', PATIENT, async () => {
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

test('at the desk the name comes back large; the code in the hall leads to one button', PATIENT, async () => {
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

test(
  'after closing attendance is corrected with a reason, and who was missing is called to a make-up session',
  PATIENT,
  async () => {
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
  },
);

test(
  'the minutes are drawn from the records in either layout, signed by a scan, confirmed, and told as news',
  PATIENT,
  async () => {
    const meetingId = await hall.opened({ chairId: person(0) });
    const at = `/meetings/${meetingId}`;
    await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 4) });
    await hall.tell(meeting.recordOpinion, {
      meetingId,
      personId: person(1),
      kind: 'paper',
      text: 'Nêu gương từ việc nhỏ',
    });
    await hall.tell(meeting.close, { meetingId });
    await sound(`${at}/minutes`);
    expect((await post(`${at}/minutes`, [['family', 'party']])).status).toBe(422);
    for (const family of ['state', 'party']) {
      const head = { family, documentPlace: 'Hoa Gạo', superior: '' };
      expect(saidBy(await post(`${at}/minutes`, Object.entries(head)))).toBe('Đã lập biên bản');
    }
    expect(await sound(`${at}/minutes`)).toContain('Bản 2');
    for (const [file, begins] of [
      ['file.pdf', '%PDF'],
      ['file.docx', 'PK'],
    ] as const) {
      const taken = await hand.get(house.office, `${at}/minutes/${file}`);
      const bytes = Buffer.from(await taken.arrayBuffer());
      expect([taken.status, bytes.subarray(0, begins.length).toString()]).toEqual([200, begins]);
    }
    await hall
      .tell(meeting.recordOpinion, { meetingId, personId: person(2), text: 'không ghi được nữa' })
      .catch(() => undefined);
    const [opinion] = (await hall.tell(meeting.one, { meetingId })).opinions;
    const again = { meetingId, opinionId: opinion?.opinionId, kind: 'paper', text: 'Nêu gương', reason: 'ghi cho gọn' };
    await hall.tell(meeting.correctOpinion, again);
    expect(await sound(`${at}/minutes`)).toContain('Hãy lập lại trước khi ký');
    const scan = new FormData();
    scan.set('file', new Blob([smallPdf('Bien ban')]), 'ky.pdf');
    expect((await hand.send(house.office, `${at}/minutes/signed`, scan)).status).toBe(409);
    await post(`${at}/minutes`, Object.entries({ family: 'party', documentPlace: 'Hoa Gạo', superior: 'Thành ủy' }));
    const unsigned = new FormData();
    unsigned.set('by', 'certificate');
    unsigned.set('file', new Blob([smallPdf('Bien ban')]), 'ky-so.pdf');
    const refused = await hand.send(house.office, `${at}/minutes/signed`, unsigned);
    expect([refused.status, (await refused.text()).includes('không phải đúng bản PDF')]).toEqual([422, true]);
    expect(saidBy(await hand.send(house.office, `${at}/minutes/signed`, scan))).toBe('Đã lưu biên bản ký');
    expect((await hand.get(house.office, `${at}/minutes/signed`)).status).toBe(200);
    expect((await post(`${at}/confirm`, [])).status).toBe(403);
    expect(saidBy(await post(`${at}/confirm`, [], hall.actorOf(person(0))))).toBe('Đã xác nhận biên bản');
    expect(await sound(`${at}/news`)).toContain('Có 4 trên 6 đồng chí');
    await sound(`${at}/publish`);
    expect(saidBy(await post(`${at}/publish`, []))).toBe('Đã ghi nhận đăng tin');
    expect(await sound(at)).toContain('đã đăng tin');
  },
);

test('minutes signed by certificate say who signed and what could be checked', PATIENT, async () => {
  const meetingId = await hall.opened();
  const at = `/meetings/${meetingId}`;
  await hall.tell(meeting.close, { meetingId });
  await hall.tell(meeting.drawMinutes, { meetingId, family: 'party', documentPlace: 'Hoa Gạo' });
  const { bytes } = await hall.tell(meeting.minutesFile, { meetingId, form: 'pdf' });
  const chair = await holderOf({ name: 'Trần Thị Chủ Tọa', by: await holderOf({ name: 'CA Hoa Gạo' }) });
  const signed = new FormData();
  signed.set('by', 'certificate');
  signed.set('file', new Blob([await signPdf(bytes, chair, house.clock.now())]), 'ky-so.pdf');
  expect(saidBy(await hand.send(house.office, `${at}/minutes/signed`, signed))).toBe('Đã lưu biên bản ký');
  const page = await sound(`${at}/minutes`);
  for (const said of ['Trần Thị Chủ Tọa', 'chưa kiểm được người cấp', 'CA Hoa Gạo']) expect(page).toContain(said);
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
