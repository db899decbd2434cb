import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { ballot } from '@guong/core/ballot';
import { perform } from '@guong/core/usecase';
import { manifestOf } from '../../packages/core/src/testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import {
  approvedRound,
  castBallot,
  countAndSign,
  everyoneReceives,
  headOpens,
  headSignsClose,
  PLAN_PDF,
  registerKeys,
  roundPeople,
  signByQuorum,
  type PlayedRound,
  type RoundPeople,
} from '../../packages/core/src/testing/played-round.ts';
import { openStage, press, type Stage } from './ballot-stage.ts';
import { lookedAt } from './looked-at.ts';

// One round as its officer lives it, from his first page to the published result, in a browser that runs no script.
// Leader, committee and voters do their part in the corridor: they have tests of their own.
const TITLE = 'Góp ý hai Phó Bí thư phường Hoa Gạo, đợt I/2026';
let house: FoundedHouse;
let stage: Stage;
let people: RoundPeople;
let page: Page;
/** The same officer in a browser that runs scripts: axe is one. */
let twin: Page;
let base: string;
let round: PlayedRound;
let protocolId: string;
beforeAll(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  people = await roundPeople(house, { voters: 10 });
  stage = await openStage(house);
  const desk = { javaScriptEnabled: false, viewport: { width: 1360, height: 740 }, hasTouch: false };
  page = await (await stage.device(house.office, desk)).newPage();
  twin = await (await stage.device(house.office, { hasTouch: false })).newPage();
});
afterAll(() => stage.close());

const link = (name: string | RegExp): Promise<void> => page.getByRole('link', { name }).first().click();
const said = (words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
async function seen(name: string): Promise<void> {
  await twin.goto(page.url());
  await lookedAt(twin, `officer-${name}`);
}
const main = (): Promise<string> => page.locator('main').innerText();

/** From the page of the round over the page that says what will happen to the deed. */
async function step(name: string, picture: string): Promise<void> {
  await page.goto(base);
  await page.locator('main').getByRole('link', { name }).first().click();
  await seen(picture);
  await page.locator('main').getByRole('button').first().click();
  await page.waitForURL(base);
}

test('from the first page an officer comes to a new round; a mistake in its times keeps what was typed', async () => {
  await page.goto(`${stage.mainOrigin}/today`);
  await link('Lấy ý kiến góp ý');
  await link('Lập đợt mới');
  await page.getByRole('combobox', { name: 'Mẫu phiếu' }).selectOption('tin-nhiem-3@1');
  const words = { title: TITLE, purpose: 'Lấy phiếu tín nhiệm', planSymbol: '12-KH/ĐU', place: 'Hội trường phường' };
  const times = { issueOpensAt: '08:00', issueClosesAt: '12:00', castOpensAt: '09:00', castClosesAt: '18:00' };
  for (const [name, text] of Object.entries({ ...words, superior: 'Thành ủy Sông Hồng' }))
    await page.locator(`[name="${name}"]`).fill(text);
  for (const [name, time] of Object.entries(times)) {
    await page.locator(`[name="${name}.day"]`).fill('22/11/2026');
    await page.locator(`[name="${name}.time"]`).fill(time);
  }
  await page.locator('[name="isEarlyEndAllowed"]').check();
  await page.getByText('Thiết đặt kỹ thuật').click();
  await page.locator('[name="epochMinutes"]').fill('0');
  await press(page, 'Lưu và tiếp');
  await said('Chỉ mở hòm phiếu sau khi kết thúc phát phiếu');
  expect(await page.locator('[name="title"]').inputValue()).toBe(TITLE);
  await page.locator('[name="castOpensAt.time"]').fill('12:00');
  await press(page, 'Lưu và tiếp');
  await page.waitForURL(/\/subjects$/);
  base = page.url().replace(/\/subjects$/, '');
});

test('he finds each person by a name without diacritics, attaches a plan, and nobody is lost between two searches', async () => {
  for (const name of ['lanh dao hoa', 'lanh dao thuy']) {
    await page.getByLabel('Tìm theo họ tên').fill(name);
    await press(page, 'Tìm');
    await page.getByRole('checkbox', { checked: false }).first().check();
  }
  await press(page, 'Lưu lựa chọn');
  await link('Gắn kế hoạch');
  await page.getByLabel('Tên kế hoạch').fill('Kế hoạch tu dưỡng, rèn luyện năm 2026');
  await page.locator('input[type="file"]').setInputFiles({
    ...{ name: 'ke-hoach.pdf', mimeType: 'application/pdf', buffer: PLAN_PDF },
  });
  await press(page, 'Gắn kế hoạch này');
  await seen('2-subjects');
  expect(await main()).toContain('Lê Lãnh Đạo Thủy B1');
  await link(/^Tiếp:/);

  await page.getByLabel('Đảng viên').check();
  await press(page, 'Lập danh sách');
  await page.waitForURL(/\/members$/);
  for (const name of ['tran thi hoa', 'tran thi thuy', 'tran thi anh']) {
    await page.getByLabel('Tìm theo họ tên').fill(name);
    await press(page, 'Tìm');
    await page.getByRole('checkbox', { checked: false }).first().check();
  }
  await page.getByRole('combobox', { name: 'Trưởng ban' }).selectOption({ label: 'Trần Thị Hòa A0' });
  await page.getByLabel('Số người cần có mặt').fill('2');
  await seen('3-committee');
  await press(page, 'Lưu và tiếp');
  await page.waitForURL(/\/review$/);
});

test('he looks the whole round through beside its ballot and sends it; it waits for the leader by name', async () => {
  const words = await main();
  for (const expected of ['Chưa có kế hoạch của Lê Lãnh Đạo Thủy B1', 'Trần Thị Ánh C2', 'Mức độ tín nhiệm'])
    expect(words).toContain(expected);
  await seen('4-review');
  await press(page, 'Trình phê duyệt');
  await page.waitForURL(base);
  expect(await main()).toContain('Phê duyệt đợt lấy ý kiến');
  await seen('5-sent');
});

test('once approved he freezes the roll and seals; each page says before it what will happen, to whom and when', async () => {
  const roundId = base.slice(base.lastIndexOf('/') + 1);
  valueOf(await perform(house.app, house.leader, ballot.approve, { roundId }));
  round = await approvedRound(house, roundId, people);
  await step('Xem và chốt danh sách', '6-freeze');
  await registerKeys(round, TITLE);
  await page.goto(base);
  expect(await main()).toContain('Xác nhận ban kiểm phiếu');
  await round.step(house.leader, ballot.confirmCommittee);
  await step('Niêm phong bản kê', '7-seal');
  protocolId = (await round.step(house.office, ballot.round)).protocolId ?? '';
  await signByQuorum(round, ballot.signSeal);
  house.clock.set('2026-11-22T02:00:00Z');
  await step('Bắt đầu phát phiếu', '8-open-issuing');
});

test('while ballots are issued he sees who has received, reminds the rest once a day, prints the list, and ends it', async () => {
  const manifest = await manifestOf(house, protocolId);
  const credentials = await everyoneReceives({ ...round, voters: round.voters.slice(0, 9) }, manifest);
  await page.goto(`${base}/roll`);
  expect(await main()).toContain('Nguyễn Văn');
  await seen('9-roll');
  await step('Nhắc người chưa nhận', '10-remind');
  await step('Kết thúc phát phiếu', '11-end-issuing');
  await headOpens(round);
  house.clock.set('2026-11-22T06:00:00Z');
  const protocol = play.roundFrom(manifest);
  for (const credential of credentials)
    valueOf(await castBallot(house, protocolId, play.sealed(protocol, credential, play.sameMark(protocol, 1))));
});

test('while ballots are cast no page of his tells how many or who; he closes, and comes to the result only when it is signed', async () => {
  await page.goto(base);
  expect(await main()).not.toMatch(/\b9\/9\b.*(đã bỏ|vào hòm)/s);
  await seen('12-casting');
  expect((await page.goto(`${base}/result`))?.status()).not.toBe(200);
  await step('Đóng hòm phiếu', '13-close');
  await headSignsClose(round);
  await countAndSign(house, round, protocolId);
  house.clock.set('2026-11-22T10:00:00Z');
  const [head] = round.members;
  if (!head) throw new Error('a committee has a head');
  const { pdfSha256 } = await round.step(head, ballot.drawMinutes, {
    documentPlace: 'Hoa Gạo',
    startedAt: '2026-11-22T14:00',
    endedAt: '2026-11-22T16:30',
    chair: { office: 'Chủ trì hội nghị', name: 'Nguyễn Văn Bí Thư' },
  });
  await round.step(house.leader, ballot.confirmMinutes, { pdfSha256 });
  await round.step(house.leader, ballot.release);
});

test('at the end he reads the published figures, prints every paper from one page, and repeats the round for next time', async () => {
  await page.goto(base);
  await seen('14-released');
  await link('Xem kết quả');
  expect(await main()).toContain('9/9');
  await seen('15-result');
  await page.goto(`${base}/papers`);
  const papers = page.locator('main a[href$=".pdf"]');
  expect(await papers.count()).toBeGreaterThan(3);
  const paper = await page.request.get(new URL((await papers.first().getAttribute('href')) ?? '', base).href);
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await seen('16-papers');
  await page.goto(base);
  await link('Lặp lại đợt này…');
  await press(page, 'Lập bản thảo mới theo đợt này');
  await page.waitForURL(/\/edit$/);
  expect(page.url()).not.toContain(base);
  await seen('17-repeated');
});
