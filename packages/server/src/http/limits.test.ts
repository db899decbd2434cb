import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildServer } from '../app.ts';
import { bareApp, doormanFor } from '../testing/index.ts';
import type { Room } from '../web/rooms.ts';
import { formOf } from './form.ts';
import { mainFront } from './front.ts';
import { LIMITS } from './limits.ts';
import { listen, type Listening } from './listen.ts';
import { newRoom } from './web-env.ts';

const ECHO: Room = {
  path: '/echo',
  pages: () => {
    const room = newRoom();
    room.post('/', async (c) => c.text(Object.keys((await formOf(c)).typed).join()));
    return room;
  },
};
let open: Listening;

beforeAll(async () => {
  const app = bareApp();
  const front = mainFront(app, buildServer(app, doormanFor(), { rooms: [ECHO] }));
  // The clockwork of the product, only quicker: the test shows that it cuts off, not after how long.
  const limits = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 100 };
  open = await listen(front, { host: '127.0.0.1', port: 0, limits });
});
afterAll(() => open.close(0));

/** Sends these pieces over a raw socket and answers everything that came back until the server hung up. */
function talk(pieces: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(open.port, '127.0.0.1');
    let heard = '';
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')));
    // A server that hangs up while we still write resets the connection: that is what is wanted.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    for (const piece of pieces) socket.write(piece);
  });
}

const HEAD = 'POST /echo HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\nconnection: close\r\n';
const FORM = 'content-type: application/x-www-form-urlencoded\r\n';

test('who sends half a head and waits is hung up on', async () => {
  expect(await talk(['GET /echo HTTP/1.1\r\nhost: local'])).toMatch(/^HTTP\/1.1 408/);
});

test('who promises a body and sends it too slowly is hung up on', async () => {
  expect(await talk([`${HEAD}${FORM}content-length: 50000\r\n\r\n`, 'a=b'])).toMatch(/^HTTP\/1.1 (408|4\d\d|500)|^$/);
});

test('huge heads are refused', async () => {
  expect(await talk([`${HEAD}x-big: ${'a'.repeat(LIMITS.headerBytes)}\r\n\r\n`])).toMatch(/^HTTP\/1.1 431/);
});

test('a gigabyte that is announced is refused before it is sent', async () => {
  expect(await talk([`${HEAD}${FORM}content-length: 1000000000\r\n\r\n`])).toMatch(/^HTTP\/1.1 413/);
});

test('a body without an announced length is refused once it is over the limit, and never kept', async () => {
  const before = process.memoryUsage().rss;
  const chunk = Buffer.from(`10000\r\n${'a'.repeat(0x10000)}\r\n`);
  const answer = await talk([
    `${HEAD}${FORM}transfer-encoding: chunked\r\n\r\n`,
    ...Array.from({ length: 400 }, () => chunk),
  ]);
  expect(answer).toMatch(/^HTTP\/1.1 413/);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test('a packed bomb is not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(10_000_000));
  const answer = await talk([`${HEAD}${FORM}content-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`, bomb]);
  expect(answer).toMatch(/^HTTP\/1.1 415/);
});

test('a hundred idle connections do not keep anybody out, and are hung up on', async () => {
  const idle = Array.from({ length: 100 }, () => talk([]));
  expect(await talk([`${HEAD}${FORM}content-length: 3\r\n\r\n`, 'a=b'])).toMatch(/^HTTP\/1.1 200[\s\S]*a$/);
  const heard = await Promise.all(idle);
  expect(new Set(heard.map((text) => text.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']));
});

test('another host name that points here gets nothing; who typed the address is shown the way', async () => {
  const under = (host: string, method = 'GET') =>
    talk([`${method} /kit?x=1 HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`]);
  expect(await under('evil.example')).toMatch(/^HTTP\/1.1 421/);
  expect(await under('127.0.0.1')).toMatch(/^HTTP\/1.1 302[\s\S]*location: http:\/\/localhost\/kit\?x=1/i);
  expect(await under('127.0.0.1', 'POST')).toMatch(/^HTTP\/1.1 421/);
});

test('the operator reads counts from this machine, and not through a proxy', async () => {
  const get = (path: string, more = '') =>
    talk([`GET ${path} HTTP/1.1\r\nhost: localhost\r\n${more}connection: close\r\n\r\n`]);
  expect(await get('/healthz')).toMatch(/\{"ok":true\}/);
  expect(await get('/metrics')).toContain('guong_use_cases_total');
  expect(await get('/metrics', 'x-forwarded-for: 203.0.113.9\r\n')).not.toContain('guong_use_cases_total');
});
