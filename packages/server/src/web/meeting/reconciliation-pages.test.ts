import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { meetingHall, type Hall } from '@guong/core/testing/meeting-hall';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

const AT = '/meetings/reconciliation?fromOn=2026-01-01&toOn=2026-12-31';

let house: FoundedHouse;
let hall: Hall;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
  hand = pageHand(house.app);
});
const plain = (attribute: string): string => attribute.replaceAll('&amp;', '&');
/** Where a page leads for a step of a decision. */
const linkTo = (text: string, step: string): string =>
  plain(new RegExp(`href="(/meetings/[^/"]+/${step}[?"][^"]*)"`).exec(text)?.[1] ?? '');
/** Where the form of a page is sent. */
const formIn = (text: string): string => plain(/<form[^>]*method="post"[^>]*action="([^"]+)"/.exec(text)?.[1] ?? '');
const page = (path = AT, actor = house.office, headers = {}) => hand.soundPage(actor, path, headers);
async function held(title: string): Promise<string> {
  const meetingId = await hall.opened({ title });
  await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 4) });
  await hall.tell(meeting.close, { meetingId });
  return meetingId;
}

test('a report is checked on one page: parts, rows counted again, and what is left to look at', async () => {
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

test('a pair is compared side by side, decided with a reason, and what was struck comes back', async () => {
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

test('a decision about a pair comes back to the unit and the period that were being checked', async () => {
  await held('Sinh hoạt tháng 11');
  await held('Họp chi bộ tháng 11');
  const from = `/meetings/reconciliation?unit=${house.cellId}&fromOn=2026-11-01&toOn=2026-11-30`;
  const read = async (path: string): Promise<string> => (await hand.get(house.office, path)).text();
  const led = async (step: string): Promise<string> => read(linkTo(await read(from), step));
  const decided = (text: string, decision: string, reason: string) =>
    hand.post(house.office, formIn(text), [
      ['otherId', /name="otherId" value="([^"]+)"/.exec(text)?.[1] ?? ''],
      ['decision', decision],
      ['reason', reason],
    ]);
  const pair = await led('duplicate');
  expect(plain(pair)).toContain(`href="${from}"`);
  const refused = await decided(pair, 'strikeFirst', '');
  expect(refused.status).toBe(422);
  expect(ledTo(await decided(await refused.text(), 'strikeFirst', 'ghi hai lần'))).toBe(from);

  const back = await led('duplicate/return');
  const unsaid = await hand.post(house.office, formIn(back), [['reason', '']]);
  expect(unsaid.status).toBe(422);
  const returned = await hand.post(house.office, formIn(await unsaid.text()), [['reason', 'rút nhầm']]);
  expect([ledTo(returned), saidBy(returned)]).toEqual([from, 'Đã khôi phục cuộc họp; số liệu đã tính lại']);
  expect(ledTo(await decided(await led('duplicate'), 'apart', 'sáng và chiều'))).toBe(from);
});

test('a refused decision can be read in the other language: its address is that of the question', async () => {
  const [first, second] = [await held('Sinh hoạt tháng 11'), await held('Họp chi bộ tháng 11')];
  const asking = formIn(await page(`/meetings/${first}/duplicate?other=${second}`));
  const refused = await hand.post(house.office, asking, [['otherId', second]]);
  expect([refused.status, (await refused.text()).includes(encodeURIComponent(asking))]).toEqual([422, true]);
  expect(await page(asking, house.office, IN_ENGLISH)).toContain('One meeting or two?');
});

test('a unit that nobody knows has no figures: its address says so in both languages', async () => {
  const unknown = '0193553a-5c00-7b21-8f3c-19ae44d07b21';
  for (const at of ['reconciliation', 'figures', 'figures/records']) {
    const answers = [
      [await hand.get(house.office, `/meetings/${at}?unit=${unknown}`), 'Trang hoặc hồ sơ này không có'],
      [await hand.get(house.office, `/meetings/${at}?unit=${unknown}`, IN_ENGLISH), 'does not exist'],
    ] as const;
    for (const [answer, said] of answers)
      expect([at, answer.status, (await answer.text()).includes(said)]).toEqual([at, 404, true]);
  }
  for (const at of ['reconciliation', 'figures']) {
    const mistyped = await hand.get(house.office, `/meetings/${at}?unit=x`);
    expect([mistyped.status, (await mistyped.text()).includes('href="#unit"')]).toEqual([422, true]);
  }
});

test('who decides nothing about pairs is not shown the question', async () => {
  const [first, second] = [await held('Sinh hoạt tháng 11'), await held('Họp chi bộ tháng 11')];
  const asked = (actor = house.leader) => hand.get(actor, `/meetings/${first}/duplicate?other=${second}`);
  expect((await asked()).status).toBe(403);
  const [personId = ''] = hall.personIds;
  expect((await hand.get(hall.actorOf(personId), AT)).status).toBe(403);
});
