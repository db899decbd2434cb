import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { meetingHall, type Hall } from '@guong/core/testing/meeting-hall';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

const PATIENT = { timeout: 120_000 };
const AT = '/meetings/reconciliation?fromOn=2026-01-01&toOn=2026-12-31';

let house: FoundedHouse;
let hall: Hall;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
  hand = pageHand(house.app);
});
const page = (path = AT, actor = house.office, headers = {}) => hand.soundPage(actor, path, headers);
async function held(title: string): Promise<string> {
  const meetingId = await hall.opened({ title });
  await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 4) });
  await hall.tell(meeting.close, { meetingId });
  return meetingId;
}

test('a report is checked on one page: parts, rows counted again, and what is left to look at', PATIENT, async () => {
  expect(await page('/meetings/figures')).toContain('/meetings/reconciliation?');
  const empty = await page();
  expect(empty).toContain('Số liệu khớp.');
  expect(empty).toContain('Không còn chỗ nào phải xem.');
  await held('Sinh hoạt tháng 11');
  expect(await page()).toContain('1 cuộc họp đã đếm lại: số đang dùng đúng bằng số dòng.');
  await page(`${AT}&print=1`);
  await sql`update meeting.tally set present = present - 1 where category = 'chu_chot'`.execute(house.ownerDb);
  const wrong = await page();
  expect(wrong).toContain('Số liệu chưa khớp: chưa nên ký báo cáo.');
  expect(wrong).toContain('Sinh hoạt tháng 11');
  expect(await page(AT, house.office, IN_ENGLISH)).toContain('The figures do not fit');
  expect((await hand.get(house.office, '/meetings/reconciliation?fromOn=32/13/2026')).status).toBe(422);
});

test('a pair is compared side by side, decided with a reason, and what was struck comes back', PATIENT, async () => {
  const [first, second] = [await held('Sinh hoạt tháng 11'), await held('Họp chi bộ tháng 11')];
  const found = await page();
  expect(found).toContain('Có thể ghi trùng');
  expect(found).toContain('6 người có trong cả hai danh sách');
  const pair = `/meetings/${first}/duplicate`;
  expect(await page(`${pair}?other=${second}`)).toContain('Một cuộc hay hai cuộc?');
  const answer = (decision: string, reason: string) =>
    hand.post(house.office, pair, [
      ['otherId', second],
      ['decision', decision],
      ['reason', reason],
    ]);
  for (const refused of [await answer('', 'ghi hai lần'), await answer('strikeSecond', '')]) {
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Họp chi bộ tháng 11');
  }
  const struck = await answer('strikeSecond', 'ghi hai lần khi mất mạng');
  expect([ledTo(struck), saidBy(struck)]).toEqual(['/meetings/reconciliation', 'Đã rút cuộc ghi trùng khỏi số liệu']);
  const after = await page();
  expect(after).toContain('trùng với “Sinh hoạt tháng 11”');
  expect(await page(`/meetings/${second}`)).toContain('ghi hai lần khi mất mạng');
  const again = await answer('strikeSecond', 'bấm lần nữa');
  expect([again.status, (await again.text()).includes('bấm lần nữa')]).toEqual([409, true]);
  const refused: Fields = [
    ['otherId', second],
    ['decision', 'strikeSecond'],
    ['reason', 'pressed again'],
  ];
  const english = await pageHand(house.app, IN_ENGLISH).post(house.office, pair, refused);
  expect([
    english.status,
    (await english.text()).includes('The meeting was cancelled, so this cannot be done.'),
  ]).toEqual([409, true]);
  const back = `/meetings/${second}/duplicate/return`;
  await page(back);
  expect(saidBy(await hand.post(house.office, back, [['reason', 'đúng là hai cuộc']]))).toContain('Đã khôi phục');
  expect(saidBy(await answer('apart', 'sáng và chiều'))).toBe('Đã ghi: hai cuộc khác nhau');
  const decided = await page(AT, house.leader);
  expect(decided).toContain('sáng và chiều');
  expect(decided).not.toContain('/duplicate');
});

test('who decides nothing about pairs is not shown the question', PATIENT, async () => {
  const [first, second] = [await held('Sinh hoạt tháng 11'), await held('Họp chi bộ tháng 11')];
  const asked = (actor = house.leader) => hand.get(actor, `/meetings/${first}/duplicate?other=${second}`);
  expect((await asked()).status).toBe(403);
  const [personId = ''] = hall.personIds;
  expect((await hand.get(hall.actorOf(personId), AT)).status).toBe(403);
});
