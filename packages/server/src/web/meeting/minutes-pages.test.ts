import { beforeEach, expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { meetingHall, type Hall } from '@guong/core/testing/meeting-hall';
import { holderOf, signPdf } from '@guong/core/testing/sign-pdf';
import { smallPdf } from '@guong/core/testing/small-pdf';
import type { Actor } from '@guong/core/usecase';
import { pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

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

test('the minutes are drawn from the records in either layout, signed by a scan, confirmed, and told as news', async () => {
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
});

test('minutes signed by certificate say who signed and what could be checked', async () => {
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
