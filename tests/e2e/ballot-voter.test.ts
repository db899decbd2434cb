import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { perform, type PersonActor } from '@guong/core/usecase';
import { foundedHouse, valueOf, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import {
  draftedRound,
  issuingRound,
  openTheBox,
  PLAN_PDF,
  type PlayedRound,
} from '../../packages/core/src/testing/played-round.ts';
import { controlsOf, slowPhone, type Line } from './ballot-phone.ts';
import { axeOn, keepPicture } from './axe.ts';
import { openStage, press, type Stage } from './ballot-stage.ts';

// One round for all: its voters differ in what their phones can do, and in what goes wrong with them.
let house: FoundedHouse;
let stage: Stage;
let round: PlayedRound;
let protocolId: string;
beforeAll(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  stage = await openStage(house);
  const plan = { fileName: 'ke-hoach.pdf', mediaType: 'application/pdf', bytes: PLAN_PDF };
  round = await draftedRound(house, { voters: 10, plan });
  protocolId = await issuingRound(house, round);
});
afterAll(() => stage.close());

const [FIRST, SECOND] = [/Lê Lãnh Đạo .*A0/, /Lê Lãnh Đạo .*B1/];

/** A voter's phone in the middle of the round. */
interface Phone {
  readonly context: BrowserContext;
  page: Page;
  readonly screens: string[];
}
const phones: Phone[] = [];
function voterAt(at: number): PersonActor {
  const voter = round.voters[at];
  if (!voter) throw new Error(`voter ${at.toString()}`);
  return voter;
}

/** Screens that axe has judged: the same screen on the next phone differs in its width only. */
const judged = new Set<string>();

/** Waits for a screen by its heading, and looks at it: axe, nothing too wide, a name on every control. */
async function seen(phone: Phone, heading: string | RegExp): Promise<void> {
  const { page, screens } = phone;
  await page.getByRole('heading', { name: heading }).first().waitFor();
  screens.push(await page.getByRole('heading', { name: heading }).first().innerText());
  const name = `voter-${phones.indexOf(phone).toString()}-${screens.length.toString().padStart(2, '0')}`;
  await keepPicture(page, name);
  const screen = `${(await page.locator('html').getAttribute('class')) ?? ''} ${screens.at(-1) ?? ''}`;
  const { violations } = judged.has(screen) ? { violations: [] } : await axeOn(page).analyze();
  judged.add(screen);
  expect(violations.map(({ id, nodes }) => [name, id, nodes.map((node) => node.html)])).toEqual([]);
  expect([name, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([name, 0]);
  const nameless = (await controlsOf(page)).filter((control) => control.name === '');
  expect([name, nameless]).toEqual([name, []]);
}

/** From the first page after signing in to the ballot on the phone. */
async function receives(at: number, options: Parameters<Stage['device']>[1] = {}, look = ''): Promise<Phone> {
  const context = await stage.device(voterAt(at), options);
  if (look !== '') await context.addCookies([{ name: 'guong_look', value: look, url: stage.mainOrigin }]);
  const phone: Phone = { context, page: await context.newPage(), screens: [] };
  phones[at] = phone;
  await phone.page.goto(`${stage.mainOrigin}/receive/first`);
  return phone;
}
const onward = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^(Tiếp:|Xem lại trước khi niêm phong)/ }).press('Enter');
const mark = (page: Page, item: number, level: string): Promise<void> =>
  page
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })
    .nth(item)
    .getByRole('radio', { name: level })
    .check();
const isCast = (page: Page): Promise<void> => page.getByRole('heading', { name: 'Lá phiếu đã vào hòm' }).waitFor();
const open = async (phone: Phone): Promise<void> => {
  await phone.page.goto(`${stage.castOrigin}/b/${protocolId}`);
};

test('before the first tap the page says what the operator sees, what he does not, and how to check it; one tap receives', async () => {
  const phone = await receives(0);
  await seen(phone, 'Nhận phiếu kín');
  const words = await phone.page.locator('main').innerText();
  for (const said of ['Người quản trị máy chủ thấy', 'Người quản trị máy chủ không thấy', 'Tự kiểm thế nào'])
    expect(words).toContain(said);
  await press(phone.page, 'Nhận phiếu trên máy này');
  await seen(phone, 'Đã nhận phiếu');
  const { entries } = await round.step(house.office, ballot.roll);
  expect(entries.filter(({ isIssued }) => isIssued)).toHaveLength(1);
});

test('a value that somebody else put into the address is not signed without a press', async () => {
  const { context } = await receives(9);
  const page = await context.newPage();
  await page.goto(`${stage.mainOrigin}/receive/${round.roundId}#z=${'ab'.repeat(256)}`);
  await page.getByRole('button', { name: 'Nhận phiếu', exact: true }).waitFor();
  const { entries } = await round.step(house.office, ballot.roll);
  expect(entries.filter(({ isIssued }) => isIssued)).toHaveLength(1);
});

test('from a printed card: whoever asks for his ballot by the press that chooses his password has it on the next screen', async () => {
  const context = await stage.device(voterAt(8));
  const page = await context.newPage();
  // What the form of the card leaves behind; a page that somebody else wrote cannot set it.
  await context.addCookies([{ name: 'guong_receive', value: '1', url: stage.mainOrigin, sameSite: 'Strict' }]);
  const led: string[] = [];
  page.on('framenavigated', (frame) => led.push(new URL(frame.url()).origin));
  await page.goto(`${stage.mainOrigin}/receive/first`);
  await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor();
  expect(new Set(led)).toEqual(new Set([stage.mainOrigin, stage.castOrigin]));
  expect(await page.context().cookies(stage.castOrigin)).toEqual([]);
});

test('with the largest letters and high contrast, and at twice the zoom, nothing is cut off', async () => {
  const large = await receives(1, {}, 'vi.large.high');
  await seen(large, 'Nhận phiếu kín');
  await press(large.page, 'Nhận phiếu trên máy này');
  await seen(large, 'Đã nhận phiếu');
  expect(await large.page.locator('html').getAttribute('class')).toBe('voter size-large contrast');
  // 640 px of a small laptop at twice the zoom.
  const zoomed = await receives(2, { viewport: { width: 320, height: 512 }, deviceScaleFactor: 2 });
  await press(zoomed.page, 'Nhận phiếu trên máy này');
  await seen(zoomed, 'Đã nhận phiếu');
});

/** The line of the slow phone. */
let line: Line | undefined;

test('a slow phone on a slow line receives; a connection that breaks meanwhile costs a press, not the ballot', async () => {
  const phone = await receives(3);
  line = await slowPhone(phone.page);
  await phone.page.route('**/receive/*', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue(),
  );
  await press(phone.page, 'Nhận phiếu trên máy này');
  await phone.page.getByText('Chưa nối được tới máy chủ').waitFor();
  await phone.page.unroute('**/receive/*');
  await press(phone.page, 'Nhận phiếu');
  await seen(phone, 'Đã nhận phiếu');
});

test('when the box opens the ballot appears by itself; closed in the middle and opened again, all marks are there', async () => {
  for (const at of [4, 5]) {
    const { page } = await receives(at);
    await press(page, 'Nhận phiếu trên máy này');
    await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor();
  }
  const phone = phones[0];
  if (!phone) throw new Error('the first voter');
  await phone.page.clock.install();
  await phone.page.reload();
  await phone.page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor();
  await openTheBox(house, round);
  house.clock.set('2026-11-22T06:00:00Z');
  await phone.page.clock.runFor(31_000);
  await seen(phone, FIRST);
  await mark(phone.page, 0, 'Tốt');
  await phone.page.getByLabel(/Ý kiến góp ý/).fill('Cần tiếp dân đúng lịch');
  await phone.page.close();
  phone.page = await phone.context.newPage();
  await open(phone);
  await phone.page.getByRole('heading', { name: FIRST }).waitFor();
  expect(await phone.page.getByRole('radio', { name: 'Tốt' }).first().isChecked()).toBe(true);
  expect(await phone.page.getByLabel(/Ý kiến góp ý/).inputValue()).toBe('Cần tiếp dân đúng lịch');
});

test('the plan that is rated can be read beside the ballot, and is the sealed one', async () => {
  const phone = phones[0];
  if (!phone) throw new Error('the first voter');
  const opening = phone.context.waitForEvent('page');
  await phone.page.getByRole('link', { name: 'Đọc kế hoạch này' }).click();
  const plan = await opening;
  await plan.getByRole('heading', { level: 1 }).waitFor();
  const href = await plan.locator('a[href$="/file"]').first().getAttribute('href');
  const file = await plan.request.get(new URL(href ?? '', plan.url()).href);
  expect(Buffer.compare(await file.body(), PLAN_PDF)).toBe(0);
  await plan.close();
});

test('from a signed-in phone to the receipt are six screens; the receipt is words and a code, found on the log by one tap', async () => {
  const phone = phones[0];
  if (!phone) throw new Error('the first voter');
  const { page } = phone;
  await onward(page);
  await seen(phone, SECOND);
  await onward(page);
  await seen(phone, 'Xem lại trước khi niêm phong');
  expect(await page.locator('main').innerText()).toContain('Để trống 20/21 nội dung');
  await page.getByRole('button', { name: 'Niêm phong và bỏ phiếu' }).press('Enter');
  await seen(phone, 'Lá phiếu đã vào hòm');
  console.log(`screens: ${phone.screens.join(' > ')}`);
  expect(phone.screens).toHaveLength(6);
  await page.getByRole('img', { name: 'Mã QR của biên nhận' }).waitFor();
  expect((await page.getByLabel('Biên nhận bằng chữ').innerText()).split('·')).toHaveLength(8);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  valueOf(await perform(house.app, house.system, ballot.flushEpoch, { protocolId }));
  // Another day: the list leads to the ballot, the ballot to its receipt.
  await page.goto(`${stage.mainOrigin}/receive`);
  await page.getByRole('link', { name: 'Mở để bỏ phiếu' }).click();
  await isCast(page);
  await press(page, 'Kiểm trên bảng niêm yết');
  await page.getByText('Lá phiếu có trên bảng niêm yết').waitFor();
});

test('large letters and twice the zoom also mark, look back and seal', async () => {
  for (const at of [1, 2]) {
    const phone = phones[at];
    if (!phone) throw new Error('a phone');
    await open(phone);
    await seen(phone, FIRST);
    await mark(phone.page, 0, 'Khá');
    await onward(phone.page);
    await seen(phone, SECOND);
    await onward(phone.page);
    await seen(phone, 'Xem lại trước khi niêm phong');
    await phone.page.getByRole('button', { name: 'Niêm phong và bỏ phiếu' }).press('Enter');
    await seen(phone, 'Lá phiếu đã vào hòm');
  }
});

test('without a network the slow phone marks and seals; when it is back the ballot goes by itself', async () => {
  const phone = phones[3];
  if (!phone) throw new Error('the slow phone');
  const { page } = phone;
  // The first attempt on a network that has just come back fails as well. The page asks by itself at moments nobody
  // chooses, so this stands before it is opened, and what decides is on the line: nothing waits for an attempt.
  let isMended = false;
  let brokenAfterwards = 0;
  await page.route('**/cast/*', (route) => {
    if (!isMended || brokenAfterwards > 0) return route.continue();
    brokenAfterwards += 1;
    return route.abort('connectionreset');
  });
  await open(phone);
  await page.getByRole('heading', { name: FIRST }).waitFor();
  await line?.cut();
  await page.getByText('Đang mất mạng.').waitFor();
  await mark(page, 0, 'Tốt');
  await onward(page);
  await page.getByRole('heading', { name: SECOND }).waitFor();
  await onward(page);
  await page.getByRole('button', { name: 'Niêm phong và bỏ phiếu' }).press('Enter');
  await seen(phone, 'Phiếu đã niêm phong, chưa gửi được');
  isMended = true;
  await line?.mend();
  await isCast(page);
  expect(brokenAfterwards).toBe(1);
});

test('cut off right after the box has answered, the phone shows the receipt in words until the network is back', async () => {
  const phone = phones[4];
  if (!phone) throw new Error('a phone');
  const { page, context } = phone;
  await open(phone);
  await page.getByRole('heading', { name: FIRST }).waitFor();
  await page.route('**/cast/*', async (route) => {
    const answer = await route.fetch();
    await context.setOffline(true);
    await route.fulfill({ response: answer });
  });
  await onward(page);
  await page.getByRole('heading', { name: SECOND }).waitFor();
  await onward(page);
  await page.getByRole('button', { name: 'Niêm phong và bỏ phiếu' }).press('Enter');
  await page.getByText('Biên nhận đã nằm trên máy này.').waitFor();
  expect((await page.getByLabel('Biên nhận bằng chữ').innerText()).split('·')).toHaveLength(8);
  await context.setOffline(false);
  await page.waitForURL(/\/receipt/);
  await isCast(page);
});

test('a screen reader meets on a subject one group for each item, with every level by its word', async () => {
  const phone = phones[5];
  if (!phone) throw new Error('a phone');
  await open(phone);
  await phone.page.getByRole('heading', { name: FIRST }).waitFor();
  const controls = await controlsOf(phone.page);
  const radios = controls.filter(({ role }) => role === 'radio').map(({ name }) => name);
  expect(radios).toHaveLength(21 * 4);
  expect([...new Set(radios)]).toEqual(['Tốt', 'Khá', 'Trung bình', 'Chưa đạt']);
  expect(controls.filter(({ role }) => role === 'textbox').map(({ name }) => name)).toEqual([
    'Ý kiến góp ý (không bắt buộc)',
  ]);
  expect(controls.map(({ name }) => name)).toContain('Đọc kế hoạch này');
});
