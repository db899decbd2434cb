import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { violationsIn } from '../../testing/axe.ts';
import { cardFor, invited, officer, PASSWORD, withApp, withPassword } from '../../testing/committee-people.ts';
import { webBrowser, type WebBrowser } from '../../testing/web-browser.ts';

let house: FoundedHouse;
let office: WebBrowser;
beforeEach(async () => {
  house = await foundedHouse();
  office = (await officer(house, 'Trần Thị Phòng', ['office'])).browser;
});

async function sound(answer: Response, status = 200): Promise<string> {
  const text = await answer.text();
  expect([answer.status, await violationsIn(text)]).toEqual([status, []]);
  return text;
}
const ledTo = (answer: Response): string => answer.headers.get('location') ?? '';
/** Two more officers, by whom a recovery is approved. */
const twoMore = async (): Promise<[WebBrowser, WebBrowser]> => {
  const more = async (name: string) => (await officer(house, name, ['office'])).browser;
  return [await more('Bùi Văn Một'), await more('Bùi Văn Hai')];
};
/** Takes up the card on a printed sheet by its eight characters; its owner has a post. */
async function withPrintedCard(sheet: string): Promise<WebBrowser> {
  const browser = webBrowser(house.app);
  const [, login = '', code = ''] = /<b>([^<]+)<\/b> · <code>([^<]+)<\/code>/.exec(sheet) ?? [];
  const choose = await (await browser.post('/invitation', { login, code })).text();
  const token = /name="token" value="([^"]+)"/.exec(choose)?.[1] ?? '';
  const taken = await browser.post('/invitation/password', { token, password: `${PASSWORD} mới` });
  expect(ledTo(taken)).toBe('/account/totp');
  return browser;
}

test('cards for two people are printed once: each has its QR, its login and its eight characters, and opens an account', async () => {
  const people = [await house.add('Lê Thị Hoa'), await house.add('Lê Thị Hồng')];
  const found = await sound(await office.get('/accounts/invite?q=le+thi'));
  for (const personId of people) expect(found).toContain(`value="${personId}"`);
  const page = await sound(await office.post('/accounts/invite?q=le+thi', { personIds: people }));
  const cards = [...page.matchAll(/\/invitation<?[^·]* · <b>([^<]+)<\/b> · <code>([^<]+)<\/code>/g)];
  expect([cards.length, page.split('src="data:image/svg+xml').length - 1]).toEqual([2, 2]);
  const [, login = '', code = ''] = cards[0] ?? [];
  expect(code).toMatch(/^HG-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const own = webBrowser(house.app);
  expect((await own.post('/invitation', { login, code })).status).toBe(200);
  const list = await sound(await office.get('/accounts'));
  expect([list.includes(login), list.includes(code)]).toEqual([true, false]);
});

test('cards for nobody are refused with the way out, and the search stays', async () => {
  await house.add('Lê Thị Hoa');
  const refused = await sound(await office.post('/accounts/invite?q=le+thi', {}), 422);
  expect(refused).toContain('Chọn ít nhất một người');
  expect([refused.includes('Lê Thị Hoa'), refused.includes('value="le thi"')]).toEqual([true, true]);
});

test('the office prints no card for itself nor for the leadership', async () => {
  const leader = house.leader.personId;
  expect((await office.post('/accounts/invite', { personIds: [leader] })).status).toBe(403);
});

test('a recovery takes two people, neither of them the person; the new card takes every old way in away', async () => {
  const card = await invited(house, 'Lê Thị Hoa', ['office']);
  const lost = await withPassword(house, card);
  await withApp(house, lost);
  const [one, two] = await twoMore();

  const blank = await sound(await office.post('/accounts/recoveries?q=le+thi', { reason: 'mất' }), 422);
  expect([blank.includes('>mất</textarea>'), blank.includes('Lê Thị Hoa')]).toEqual([true, true]);
  const asked = { personId: card.personId, reason: 'Mất điện thoại trong đợt đi công tác' };
  expect(ledTo(await office.post('/accounts/recoveries?q=le+thi', asked))).toBe('/accounts/recoveries');

  const waiting = await sound(await one.get('/accounts/recoveries'));
  const path = /action="(\/accounts\/recoveries\/[^"]+\/approval)"/.exec(waiting)?.[1] ?? '';
  const own = await lost.get('/accounts/recoveries');
  expect((await own.text()).includes(path)).toBe(false);
  expect((await lost.post(path)).status).toBe(403);
  expect(ledTo(await one.post(path))).toBe('/accounts/recoveries');
  expect((await one.post(path)).status).toBe(403);
  const printed = await sound(await two.post(path));
  const again = await withPrintedCard(printed);
  expect([(await again.get('/account')).status, (await lost.get('/account')).status]).toEqual([200, 303]);
  expect(await (await again.get('/account')).text()).toContain('chưa bật');
});

test('whoever asked may not approve alone, and members without the office see none of it', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const member = await withPassword(house, card);
  for (const path of ['/accounts', '/accounts/recoveries']) expect((await member.get(path)).status).toBe(403);
  expect((await member.post('/accounts/invite', { personIds: [card.personId] })).status).toBe(403);
});

test('the office locks an account with a reason, at once; unlocks it; ends it, and only a new card opens it again', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const own = await withPassword(house, card);
  const list = await sound(await office.get('/accounts'));
  const path = `/accounts/${card.personId}`;
  expect([list.includes(`${path}/lock`), list.includes(`${path}/unlock`)]).toEqual([true, false]);
  expect(await sound(await office.get(`${path}/lock`))).toContain('Tạm khóa tài khoản của Lê Thị Hoa?');
  const short = await sound(await office.post(`${path}/lock`, { reason: 'x' }), 422);
  expect(short).toContain('Nêu lý do (ít nhất 5 ký tự)');

  const because = { reason: 'Điện thoại bị mất cắp' };
  expect(ledTo(await office.post(`${path}/lock`, because))).toBe('/accounts');
  expect((await own.get('/account')).status).toBe(303);
  expect((await own.post('/sign-in', { login: card.login, password: PASSWORD })).status).toBe(401);
  expect(ledTo(await office.post(`${path}/unlock`, because))).toBe('/accounts');
  expect((await own.post('/sign-in', { login: card.login, password: PASSWORD })).status).toBe(303);

  await sound(await office.get(`${path}/end`));
  expect(ledTo(await office.post(`${path}/end`, because))).toBe('/accounts');
  expect((await own.get('/account')).status).toBe(303);
  expect((await office.post(`${path}/unlock`, because)).status).toBe(409);
  const again = await withPassword(house, await cardFor(house, card.personId));
  expect((await again.get('/account')).status).toBe(200);
});

test('a recovery that was asked for by mistake is withdrawn, and nobody locks the leadership or himself', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  await withPassword(house, card);
  await office.post('/accounts/recoveries', { personId: card.personId, reason: 'Nhầm với người khác' });
  const page = await sound(await office.get('/accounts/recoveries'));
  const path = /action="(\/accounts\/recoveries\/[^"]+\/withdrawal)"/.exec(page)?.[1] ?? '';
  expect(ledTo(await office.post(path))).toBe('/accounts/recoveries');
  expect(await (await office.get('/accounts/recoveries')).text()).toContain('Không có yêu cầu nào');
  const because = { reason: 'Thử xem có được không' };
  expect((await office.post(`/accounts/${house.leader.personId}/lock`, because)).status).toBe(403);
});
