import { expect, test } from 'vitest';
import type { Hono } from 'hono';
import { buildServer } from '../app.ts';
import { buildCastServer } from '../cast-app.ts';
import { bareApp, doormanFor, KIT_ROOM } from '../testing/index.ts';
import type { Room } from '../web/rooms.ts';
import { keep } from './cookies.ts';
import { seeOther } from './flash.ts';
import { allowPage } from './headers.ts';
import { newRoom, type WebEnv } from './web-env.ts';

const SECRET = 'row (hoa@hoa-gao.example) violates check';
/** A room that does what rooms do, and one page that breaks. */
const ROOM: Room = {
  path: '/odd',
  pages: () => {
    const room = newRoom();
    room.get('/broken/:id', () => Promise.reject(new Error(SECRET)));
    room.get('/argon', (c) => {
      allowPage(c, { runsWasm: true, formTo: ['http://127.0.0.1'] });
      return c.text('argon');
    });
    room.get('/cookie', (c) => {
      keep(c, { name: 'session', value: 'abc', maxAgeSeconds: 60, sameSite: 'Strict' });
      return c.text('kept');
    });
    room.post('/deed', (c) => seeOther(c, '/kit/today', 'Đã làm: xong'));
    return room;
  },
};
const rooms = [KIT_ROOM, ROOM];
const HTTPS = { profile: 'production', mainOrigin: 'https://guong.hoa-gao.example' } as const;
const serverOn = (settings = {}, log: string[] = []): Hono<WebEnv> =>
  buildServer(bareApp(settings, log), doormanFor('office'), { rooms });
const server = serverOn();

const PLACES = [
  '/kit',
  '/kit/public',
  '/nowhere',
  '/odd/broken/7',
  '/assets/site.css',
  '/api/v1/x',
  '/api',
  '/look?lang=en',
];
test.each(PLACES)('%s bears every security header', async (place) => {
  const { headers } = await server.request(place);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'$/,
    ),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  });
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe|http:|\*/);
  expect(headers.has('server') || headers.has('x-powered-by')).toBe(false);
  expect([...headers.keys()].some((name) => name.startsWith('access-control'))).toBe(false);
});

test('only a page that asked for it may run WebAssembly or end its form elsewhere', async () => {
  const policy = (await server.request('/odd/argon')).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).toContain("form-action 'self' http://127.0.0.1;");
});

test('pages for a person are kept by nobody; public pages have an ETag and answer 304', async () => {
  expect((await server.request('/kit')).headers.get('cache-control')).toBe('no-store');
  const first = await server.request('/kit/public');
  expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  const etag = first.headers.get('etag') ?? 'none';
  const second = await server.request('/kit/public', { headers: { 'if-none-match': etag } });
  expect([second.status, await second.text()]).toEqual([304, '']);
  const english = await server.request('/kit/public', {
    headers: { 'if-none-match': etag, cookie: 'guong_look=en.normal.normal' },
  });
  expect(english.status).toBe(200);
});

test('TLS is asked for ever where there is TLS, and nowhere else', async () => {
  const secure = await serverOn(HTTPS).request('/kit');
  expect(secure.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  expect((await server.request('/kit')).headers.has('strict-transport-security')).toBe(false);
});

test('cookies over TLS are __Host-, Secure, HttpOnly, SameSite; public pages set none', async () => {
  const secure = serverOn(HTTPS);
  for (const place of ['/odd/cookie', '/look?lang=en']) {
    const cookie = (await secure.request(place)).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-guong_\w+=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=(Lax|Strict)$/);
  }
  for (const place of ['/kit/public', '/api', '/assets/site.css']) {
    expect((await secure.request(place)).headers.has('set-cookie')).toBe(false);
  }
});

test('after a deed the page says so, once', async () => {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const deed = await server.request('/odd/deed', { method: 'POST', headers });
  expect([deed.status, deed.headers.get('location')]).toEqual([303, '/kit/today']);
  const cookie = deed.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await server.request('/kit/today', { headers: { cookie } });
  expect(await page.text()).toContain('Đã làm: xong');
  expect(page.headers.get('set-cookie')).toMatch(/^guong_flash=; Max-Age=0/);
});

test('a page that breaks tells a number and nothing else; the log has the story under the same number', async () => {
  const log: string[] = [];
  const answer = await serverOn({}, log).request('/odd/broken/7?name=Hoa');
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(text).not.toMatch(/hoa@|violates|at .*\.ts|node_modules|Error:/);
  const lines = log.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines[0]).toMatchObject({ msg: 'request broke', err: { message: SECRET } });
  expect(text).toContain(lines[0]?.['requestId']);
  expect(lines[1]).toEqual({
    level: 30,
    time: expect.any(Number),
    requestId: expect.any(String),
    method: 'GET',
    route: '/odd/broken/:id',
    status: 500,
    ms: 0,
    msg: 'request',
  });
});

test('the casting origin sets no cookie, logs no request, lets no other origin in, whatever is asked', async () => {
  const log: string[] = [];
  const cast = buildCastServer(bareApp({}, log), { rooms: [] });
  const asked = ['/', '/assets/site.css', '/nowhere', '/healthz', '/look?lang=en'];
  for (const place of asked) {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const headers = { cookie: 'guong_session=x; guong_look=en', origin: 'http://localhost' };
      const answer = await cast.request(place, { method, headers });
      const names = [...answer.headers.keys()];
      expect(names.filter((name) => /^set-cookie$|^access-control|request-id/.test(name))).toEqual([]);
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  }
  expect(log).toEqual([]);
});
