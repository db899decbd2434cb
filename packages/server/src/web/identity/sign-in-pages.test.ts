import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { violationsIn } from '../../testing/axe.ts';
import {
  cardFor,
  codeNow,
  invited,
  PASSWORD,
  secretOn,
  withApp,
  withPassword,
} from '../../testing/committee-people.ts';
import { webBrowser, type WebBrowser } from '../../testing/web-browser.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});

const ledTo = (answer: Response): string => answer.headers.get('location') ?? '';
/** What a page says to its reader, without what differs between two people by itself. */
const sayingOf = async (answer: Response): Promise<string> =>
  (await answer.text())
    .replace(/name="_key" value="[^"]*"/g, '')
    .replace(/name="login" value="[^"]*"|value="[a-z]+-\d+"/g, '');
const signIn = (browser: WebBrowser, login: string, password = PASSWORD) =>
  browser.post('/sign-in', { login, password, back: '/account' });
const isIn = async (browser: WebBrowser): Promise<boolean> => (await browser.get('/account')).status === 200;
async function sound(answer: Response, status = 200): Promise<string> {
  const text = await answer.text();
  expect([answer.status, await violationsIn(text)]).toEqual([status, []]);
  return text;
}

test('a card is used by its QR: the page says whose it is, the password is chosen, and the browser is in', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const browser = webBrowser(house.app);
  const page = await sound(await browser.get(`/invitation/${card.qr}`));
  expect(page).toContain(`Lê Thị Hoa: tên đăng nhập là ${card.login}.`);
  const weak = await browser.post('/invitation/password', { token: card.qr, password: 'ngắn', passwordAgain: 'ngắn' });
  expect(await sound(weak, 422)).toContain('Lỗi:');
  const other = { token: card.qr, password: PASSWORD, passwordAgain: `${PASSWORD}!` };
  expect((await browser.post('/invitation/password', other)).status).toBe(422);
  expect(await isIn(browser)).toBe(false);
  const taken = await browser.post('/invitation/password', { token: card.qr, password: PASSWORD });
  expect([taken.status, ledTo(taken), await isIn(browser)]).toEqual([303, '/receive/first', true]);
});

test('a card is used by its eight characters, however they are typed; wrong ones keep the login that was typed', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const browser = webBrowser(house.app);
  await sound(await browser.get('/invitation'));
  const wrong = await sound(await browser.post('/invitation', { login: card.login, code: 'HG-0000-0000' }), 401);
  expect(wrong).toContain(`value="${card.login}"`);
  expect(wrong).toContain('Mỗi thẻ thử được 5 lần');
  const typed = card.code.toLowerCase().replaceAll('-', ' ');
  const page = await sound(await browser.post('/invitation', { login: ` ${card.login.toUpperCase()}`, code: typed }));
  const ticket = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const taken = await browser.post('/invitation/password', { token: ticket, password: PASSWORD });
  expect([taken.status, await isIn(browser)]).toEqual([303, true]);
});

test('five wrong codes close the typed way of a card; its QR still opens it', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const browser = webBrowser(house.app);
  for (let n = 0; n < 5; n += 1) await browser.post('/invitation', { login: card.login, code: `HG-0000-000${n}` });
  expect((await browser.post('/invitation', { login: card.login, code: card.code })).status).toBe(401);
  expect((await browser.get(`/invitation/${card.qr}`)).status).toBe(200);
});

test('SES-3: a card is used once, not after its day, not after a newer one, and never by reading it', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const scanner = webBrowser(house.app);
  for (let n = 0; n < 20; n += 1) expect((await scanner.get(`/invitation/${card.qr}`)).status).toBe(200);
  expect(scanner.cookieLines).toEqual([]);

  const newer = await cardFor(house, card.personId);
  expect((await webBrowser(house.app).get(`/invitation/${card.qr}`)).status).toBe(401);
  await withPassword(house, newer);
  const late = webBrowser(house.app);
  const again = await late.post('/invitation/password', { token: newer.qr, password: PASSWORD });
  expect([again.status, await isIn(late)]).toEqual([401, false]);

  const expiring = await invited(house, 'Lê Thị Hồng');
  house.clock.advance(31 * 86_400);
  const after = await webBrowser(house.app).post('/invitation/password', { token: expiring.qr, password: PASSWORD });
  expect(after.status).toBe(401);
  const elsewhere = webBrowser(house.app, 'song-hong.test');
  const fresh = await cardFor(house, expiring.personId);
  expect((await elsewhere.get(`/invitation/${fresh.qr}`)).status).toBe(401);
});

test('the answer to a wrong password is the same for a known and an unknown login, and keeps what was typed', async () => {
  const { login } = await invited(house, 'Lê Thị Hoa');
  const browser = webBrowser(house.app);
  await sound(await browser.get('/sign-in'));
  const [known, unknown] = [
    await signIn(browser, login, 'sai mật khẩu'),
    await signIn(browser, 'hg-9999', 'sai mật khẩu'),
  ];
  expect([known.status, unknown.status]).toEqual([401, 401]);
  expect(await known.clone().text()).toContain(`value="${login}"`);
  expect(await known.clone().text()).not.toContain('sai mật khẩu');
  expect(await sayingOf(known)).toBe(await sayingOf(unknown));
  const blank = await sound(await signIn(browser, '', ''), 422);
  expect(blank).toContain('Nhập tên đăng nhập');
});

test('after twenty wrong tries the door says how long to wait; a device that was used before still comes in', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const own = await withPassword(house, card);
  await own.post('/sign-out');
  const thief = webBrowser(house.app);
  for (let n = 0; n < 20; n += 1) expect((await signIn(thief, card.login, `sai ${n}`)).status).toBe(401);
  const waiting = await signIn(thief, card.login);
  expect(waiting.status).toBe(429);
  expect(await waiting.text()).toMatch(/Chờ \d+ phút rồi thử lại; tài khoản không bị khóa/);
  expect((await signIn(thief, 'hg-9999', 'sai')).status).toBe(401);
  expect([(await signIn(own, card.login)).status, await isIn(own)]).toEqual([303, true]);
});

test('SES-1: a planted session opens nothing, and the id changes at sign-in, step-up, second factor and new password', async () => {
  const card = await invited(house, 'Lê Thị Hoa', ['office']);
  const browser = webBrowser(house.app);
  browser.plant('session', 'gs_planted-by-somebody-else-0123456789abcdef');
  expect(await isIn(browser)).toBe(false);
  const ids = [browser.cookie('session')];
  const note = () => ids.push(browser.cookie('session'));
  await browser.post('/invitation/password', { token: card.qr, password: PASSWORD });
  note();
  await browser.post('/sign-in/code?again=1', { password: PASSWORD });
  note();
  const secret = await withApp(house, browser);
  note();
  await browser.post('/account/password', { password: `${PASSWORD} mới`, passwordAgain: `${PASSWORD} mới` });
  note();
  house.clock.advance(60);
  await browser.post('/sign-in/code', { totpCode: codeNow(house, secret) });
  note();
  await browser.post('/sign-in', { login: card.login, password: `${PASSWORD} mới` });
  note();
  expect(new Set(ids).size).toBe(ids.length);
  for (const old of ids.slice(0, -1)) {
    const thief = webBrowser(house.app);
    thief.plant('session', old ?? '');
    expect(await isIn(thief)).toBe(false);
  }
  expect(await isIn(browser)).toBe(true);
  console.log(`SES-1: ${String(ids.length)} ids, all different, ${String(ids.length - 1)} of them dead`);
});

test('a sign-in after a planted victim session ends that session: nobody rides along', async () => {
  const [hoa, hong] = [await invited(house, 'Lê Thị Hoa'), await invited(house, 'Lê Thị Hồng')];
  const thief = await withPassword(house, hong);
  await withPassword(house, hoa);
  const victim = webBrowser(house.app);
  victim.plant('session', thief.cookie('session') ?? '');
  await signIn(victim, hoa.login);
  expect([await isIn(victim), await isIn(thief)]).toEqual([true, false]);
});

test('SES-4: signing out, signing out the others and a new password kill on the next request', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const here = await withPassword(house, card);
  const another = async (): Promise<WebBrowser> => {
    const browser = webBrowser(house.app);
    await signIn(browser, card.login);
    return browser;
  };
  const [phone, tablet] = [await another(), await another()];
  const held = phone.cookie('session') ?? '';
  await phone.post('/sign-out');
  phone.plant('session', held);
  expect([await isIn(phone), await isIn(tablet), await isIn(here)]).toEqual([false, true, true]);

  const list = await sound(await here.get('/account'));
  const sessionId = /name="sessionId" value="([^"]+)"/.exec(list)?.[1] ?? '';
  await here.post('/account/sign-out-device', { sessionId });
  expect(await isIn(tablet)).toBe(false);

  const again = await another();
  await here.post('/account/sign-out-others');
  expect([await isIn(again), await isIn(here)]).toEqual([false, true]);

  const last = await another();
  await here.post('/account/password', { password: `${PASSWORD} mới`, passwordAgain: `${PASSWORD} mới` });
  expect([await isIn(last), await isIn(here)]).toEqual([false, true]);
});

test('SES-8: what a signed-in person saw is kept by no cache', async () => {
  const browser = await withPassword(house, await invited(house, 'Lê Thị Hoa'));
  for (const path of ['/account', '/account/totp', '/account/passkey', '/account/tokens', '/sign-in/code', '/today']) {
    const answer = await browser.get(path);
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
  }
});

test('who holds a post sets up an app by pressing, not by reading, and the powers count after its first code', async () => {
  const card = await invited(house, 'Lê Thị Hoa', ['office']);
  const browser = webBrowser(house.app);
  const taken = await browser.post('/invitation/password', { token: card.qr, password: PASSWORD });
  expect(ledTo(taken)).toBe('/account/totp');
  expect((await browser.get('/accounts')).status).toBe(403);
  await sound(await browser.get('/account/totp'));
  const page = await sound(await browser.post('/account/totp/secret'));
  const [secret, qr] = [secretOn(page), /src="(data:image\/svg\+xml[^"]+)"/.exec(page)?.[1] ?? ''];
  const wrong = await sound(await browser.post('/account/totp', { code: '000000', secret, qr }), 422);
  expect([secretOn(wrong), wrong.includes(qr)]).toEqual([secret, true]);
  const forged = await browser.post('/account/totp', { code: '000000', secret, qr: 'https://thief.example/x.svg' });
  expect(await forged.text()).not.toContain('thief.example');
  const confirmed = await browser.post('/account/totp', { code: codeNow(house, secret), secret, qr });
  expect([ledTo(confirmed), (await browser.get('/accounts')).status]).toEqual(['/today', 200]);
});

test('an officer signs in with password and code; a code works once; a wrong one asks again without losing the way', async () => {
  const card = await invited(house, 'Lê Thị Hoa', ['office']);
  const secret = await withApp(house, await withPassword(house, card));
  house.clock.advance(60);
  const browser = webBrowser(house.app);
  const first = await browser.post('/sign-in', { login: card.login, password: PASSWORD, back: '/accounts' });
  expect(ledTo(first)).toBe('/sign-in/code?back=%2Faccounts');
  await sound(await browser.get(ledTo(first)));
  const wrong = await sound(await browser.post('/sign-in/code', { totpCode: '000000', back: '/accounts' }), 401);
  expect(wrong).toContain('name="back" value="/accounts"');
  const code = codeNow(house, secret);
  const second = await browser.post('/sign-in/code', { totpCode: code, back: '/accounts' });
  expect([ledTo(second), (await browser.get('/accounts')).status]).toEqual(['/accounts', 200]);
  expect((await browser.post('/sign-in/code', { totpCode: code })).status).toBe(401);
});

test('SES-7: what is sensitive asks to confirm again after five minutes, keeps asking for the password, and comes back', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  const browser = await withPassword(house, card);
  house.clock.advance(301);
  for (const path of ['/account/totp/secret', '/account/password', '/account/tokens']) {
    const answer = await browser.post(path, {
      name: 'báo cáo',
      validDays: '30',
      orgScopes: ['org.unitTree'],
      password: PASSWORD,
    });
    expect([path, ledTo(answer)]).toEqual([path, expect.stringMatching(/^\/sign-in\/code\?again=1&back=%2Faccount/)]);
  }
  const wrong = await sound(
    await browser.post('/sign-in/code?again=1', { password: 'sai', back: '/account/totp' }),
    401,
  );
  expect([wrong.includes('type="password"'), wrong.includes('name="totpCode"')]).toEqual([true, false]);
  expect(wrong).toContain('action="/sign-in/code?again=1"');
  const right = await browser.post('/sign-in/code?again=1', { password: PASSWORD, back: '/account/totp' });
  expect(ledTo(right)).toBe('/account/totp');
  expect((await browser.post('/account/totp/secret')).status).toBe(200);
});

test('an address of another site is never where a sign-in leads', async () => {
  const card = await invited(house, 'Lê Thị Hoa');
  await withPassword(house, card);
  for (const back of ['https://thief.example/', '//thief.example', '/\\thief.example', 'javascript:alert(1)']) {
    const browser = webBrowser(house.app);
    expect(ledTo(await browser.post('/sign-in', { login: card.login, password: PASSWORD, back }))).toBe('/');
  }
});
