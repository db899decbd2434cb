import { beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openLog } from '@guong/core/platform';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { buildCastServer } from '../../cast-app.ts';
import { invited, officer, PASSWORD, withPassword } from '../../testing/committee-people.ts';
import { webBrowser, type WebBrowser } from '../../testing/web-browser.ts';

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});

const PUBLIC = ['/', '/api', '/results', '/look?lang=en', '/nowhere', '/assets/site.css', '/api/v1/openapi.json'];
const OWN = ['/today', '/account', '/account/totp', '/account/passkey', '/account/tokens', '/sign-in/code'];
const OFFICE = [
  '/accounts',
  '/accounts/invite?q=le',
  '/accounts/recoveries?q=le',
  '/org',
  '/org/people',
  '/org/import',
];
const DOOR = ['/sign-in', '/invitation'];

/** What no page may set: a cookie that scripts read, that other sites send, that travels in the open, or of a wider host. */
const faultsOf = (line: string): string[] => {
  const [pair = '', ...attributes] = line.split('; ');
  const faults = [
    !pair.startsWith('__Host-guong_') && 'not bound to the host',
    !attributes.includes('Secure') && 'not secure',
    !attributes.includes('HttpOnly') && 'readable by scripts',
    !attributes.some((one) => /^SameSite=(Lax|Strict)$/.test(one)) && 'sent by other sites',
    !attributes.includes('Path=/') && 'another path',
    attributes.some((one) => one.startsWith('Domain')) && 'a wider host',
  ];
  return faults.filter((fault) => fault !== false);
};

test('SES-6: every cookie of every answer is bound to our host, secure, out of reach of scripts and of other sites', async () => {
  const settings = { ...house.app.settings, mainOrigin: 'https://hoa-gao.test', castOrigin: 'https://phieu.test' };
  const secure = { ...house, app: { ...house.app, settings } };
  const { browser, login } = await officer(secure, 'Lê Thị Hoa', ['office']);
  for (const path of [...PUBLIC, ...DOOR, ...OWN, ...OFFICE]) await browser.get(path);
  await browser.post('/account/tokens', { name: 'Báo cáo', validDays: '1', orgScopes: ['org.unitTree'] });
  await browser.post('/account/sign-out-others');
  await browser.post('/sign-out');
  await browser.get('/sign-in');
  await browser.post('/sign-in', { login, password: 'sai' });
  await browser.post('/sign-in', { login, password: PASSWORD });
  const faults = browser.cookieLines.flatMap((line) => faultsOf(line).map((fault) => `${fault}: ${line}`));
  expect(faults).toEqual([]);
  const names = new Set(browser.cookieLines.map((line) => line.split('=')[0]));
  expect([...names].sort()).toEqual(
    ['device', 'flash', 'look', 'proof', 'session'].map((name) => `__Host-guong_${name}`),
  );
  console.log(
    `SES-6: ${String(browser.cookieLines.length)} Set-Cookie lines of ${String(names.size)} cookies, 0 faults`,
  );
});

test('SES-6: public pages and the casting origin set no session, whoever asks with whatever cookie', async () => {
  const browser = await withPassword(house, await invited(house, 'Lê Thị Hoa'));
  const before = browser.cookieLines.length;
  for (const path of PUBLIC.filter((one) => !one.startsWith('/look'))) await browser.get(path);
  expect(browser.cookieLines.slice(before)).toEqual([]);
  const cast = buildCastServer(house.app);
  for (const path of ['/', '/b/x', '/cast/x', '/assets/site.css', '/nowhere']) {
    const answer = await cast.request(path, {
      headers: { cookie: `guong_session=${browser.cookie('session') ?? ''}` },
    });
    expect([path, answer.headers.getSetCookie()]).toEqual([path, []]);
  }
});

test('the form of a card offers the ballot by the same press; only a tick leaves the mark, which no other site can send', async () => {
  const form = { password: PASSWORD, passwordAgain: PASSWORD };
  const marks: (string | undefined)[] = [];
  for (const [name, more] of [
    ['Lê Thị Hoa', { receiveHere: 'true' }],
    ['Lê Thị Huệ', {}],
  ] as const) {
    const { qr } = await invited(house, name);
    const browser = webBrowser(house.app);
    const page = await (await browser.get(`/invitation/${qr}`)).text();
    expect(page).toContain('Nhận luôn lá phiếu trên máy này');
    expect(page).toContain('không thấy');
    const begun = await browser.post('/invitation/password', { token: qr, ...form, ...more });
    expect(begun.headers.get('location')).toBe('/receive/first');
    marks.push(browser.cookieLines.find((line) => line.startsWith('guong_receive=')));
  }
  expect(marks[0]).toMatch(/Max-Age=120;.*HttpOnly;.*SameSite=Strict/);
  expect(marks[1]).toBeUndefined();
});

test('pages bear the name of the committee whose host was asked, also to whoever is not signed in', async () => {
  const titleAt = async (host: string, path: string): Promise<string> =>
    /<title>([^<]+)<\/title>/.exec(await (await webBrowser(house.app, host).get(path)).text())?.[1] ?? '';
  for (const path of ['/results', '/sign-in', '/invitation', '/nowhere']) {
    expect(await titleAt('hoa-gao.test', path)).toContain('Đảng bộ phường Hoa Gạo');
    expect(await titleAt('song-hong.test:4180', path)).toContain('Đảng bộ phường Sông Hồng');
    expect(await titleAt('elsewhere.test', path)).toContain('– Gương');
  }
});

/** Names that are data and stay as they are in every language. */
const NAMES =
  /Đảng bộ phường (Hoa Gạo|Sông Hồng)|Đảng ủy phường Hoa Gạo|Trần Thị Văn Thư|Nguyễn Văn Bí Thư|Lê Thị Hoa|Bí thư Đảng ủy|Cán bộ văn phòng|Đảng bộ|Đảng ủy|Chức danh|Chi bộ|Tiếng Việt|Gương|tiếng Việt/g;
const VIETNAMESE = /[^\s<>"]*[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ][^\s<>"]*/giu;
/** Vietnamese words on a page that are no names: its visible text and what is read aloud. */
function untranslated(page: string): string[] {
  const body = page.replace(/^[\s\S]*<body/, '<body').replace(/<option[^>]*>[^<]*<\/option>/g, '');
  return [...new Set(body.replace(NAMES, '').match(VIETNAMESE))];
}
async function englishWords(browser: WebBrowser, paths: readonly string[]): Promise<Record<string, string[]>> {
  browser.plant('look', 'en.normal.normal');
  const left: Record<string, string[]> = {};
  for (const path of paths) {
    const answer = await browser.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    const words = untranslated(await answer.text());
    if (words.length > 0) left[path] = words;
  }
  return left;
}

test('every page of accounts and of the organisation speaks English when asked to', async () => {
  const { browser, personId } = await officer(house, 'Lê Thị Hoa', ['office']);
  const nobody = webBrowser(house.app);
  // The sentence about the second factor was said in the language of that moment; reading it uses it up.
  await browser.get('/today');
  expect(await englishWords(nobody, DOOR)).toEqual({});
  const person = [`/org/people/${personId}`];
  expect(await englishWords(browser, [...OWN, ...OFFICE, ...person])).toEqual({});
  await browser.post('/account/sign-out-others');
  expect(await (await browser.get('/account')).text()).toContain('All other devices are signed out');
});

/** Every row of every table of the database, as text. */
async function everythingStored(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(house.ownerDb);
  const texts = tables.map(async ({ name }) => {
    const { rows } = await sql<{ all: string | null }>`
      select string_agg(t::text, ' ') as all from ${sql.raw(name)} t`.execute(house.ownerDb);
    return rows[0]?.all ?? '';
  });
  return (await Promise.all(texts)).join('\n');
}

test('SUP-6: no password, code, card, secret or token that was ever shown or typed stands in the log or in the database', async () => {
  const lines: string[] = [];
  const app = { ...house.app, log: openLog('debug', { write: (line: string) => void lines.push(line) }) };
  const watched = { ...house, app };
  const { browser, qr, code, secret, login } = await officer(watched, 'Lê Thị Hoa', ['office']);
  const secrets: Record<string, string> = { qr, code, bareCode: code.slice(-9).replace('-', ''), secret, PASSWORD };
  for (const cookie of ['session', 'proof', 'device']) secrets[cookie] = browser.cookie(cookie) ?? '';
  const made = await browser.post('/account/tokens', { name: 'Báo cáo', validDays: '9', orgScopes: ['org.unitTree'] });
  secrets['token'] = /<code>(gt_[^<]+)</.exec(await made.text())?.[1] ?? '';
  await webBrowser(app).get('/api/v1/org/units', { authorization: `Bearer ${secrets['token']}` });
  const wrong = 'mật khẩu gõ nhầm';
  await webBrowser(app).post('/sign-in', { login, password: wrong });
  await browser.post('/sign-in/code?again=1', { password: wrong });
  secrets['wrong'] = wrong;
  const [logged, stored] = [lines.join(''), await everythingStored()];
  expect(Object.entries(secrets).filter(([, value]) => value.length < 8)).toEqual([]);
  const found = Object.entries(secrets).flatMap(([name, value]) => [
    ...(logged.includes(value) ? [`${name} in the log`] : []),
    ...(stored.includes(value) ? [`${name} in the database`] : []),
  ]);
  expect(found).toEqual([]);
  // The search is worth something only if it finds what is there.
  expect([stored.includes('Lê Thị Hoa'), logged.includes('/account/tokens')]).toEqual([true, true]);
  console.log(`SUP-6: ${String(Object.keys(secrets).length)} secrets, ${String(lines.length)} log lines, 0 found`);
});
