import { afterEach, beforeEach, expect, test } from 'vitest';
import { actorOf, identity } from '@guong/core/identity';
import { mail } from '@guong/core/mail';
import { perform, type Actor } from '@guong/core/usecase';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../../core/src/testing/founded-house.ts';
import { openMailServer, type TestMailServer } from '../../../../core/src/testing/mail-server.ts';
import { buildServer } from '../../app.ts';
import { operatorPages } from '../../http/operator-door.ts';
import { mailJob } from '../../mail/mail-job.ts';
import { violationsIn } from '../../testing/index.ts';
import { IN_ENGLISH } from '../../testing/page-hand.ts';

let server: TestMailServer;
let house: FoundedHouse;
let me: Actor;
beforeEach(async () => {
  server = await openMailServer();
  house = await foundedHouse();
  const mailSettings = { host: '127.0.0.1', port: server.port, from: 'guong@hoa-gao.example' };
  Object.assign(house.app, { settings: { ...house.app.settings, mail: mailSettings } });
  const personId = await house.add('Mai Thị Nhận Thư');
  const card = valueOf(await perform(house.app, house.system, identity.invite, { personId }));
  const raw = { token: card.qr, password: 'con cò bay lả bay la' };
  const session = valueOf(await perform(house.app, nobody(), identity.acceptInvitation, raw));
  me = await actorOf(house.app, house.tenantId, session);
});
afterEach(() => server.close());

const nobody = (): Actor => ({ kind: 'anonymous', tenantId: house.tenantId });
const ask = (actor: Actor, path: string, form?: Record<string, string>) =>
  buildServer(house.app, () => Promise.resolve({ actor })).request(
    path,
    form && {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(form).toString(),
    },
  );
async function page(actor: Actor, path: string): Promise<string> {
  const answer = await ask(actor, path);
  expect([path, answer.status]).toEqual([path, 200]);
  const text = await answer.text();
  expect(await violationsIn(text)).toEqual([]);
  return text;
}
const stateOf = async () => valueOf(await perform(house.app, me, mail.mine, {})).state;
const linkIn = (path: string): string =>
  (server.received.at(-1)?.text ?? '')
    .split(/\s+/)
    .find((word) => word.includes(path))
    ?.replace(/^https?:\/\/[^/]+/, '') ?? '';

test('SES-3: a scanner that opens every link of a letter confirms nothing and stops nothing; the buttons do, once', async () => {
  expect(await page(me, '/account')).toContain('href="/account/mail"');
  expect(await page(me, '/account/mail')).toContain('chưa có địa chỉ');
  // The first letter is in the language of the page on which it was asked for.
  expect(await page(me, '/account/mail')).toContain('<input type="hidden" name="lang" value="vi"/>');
  const inEnglish = buildServer(house.app, () => Promise.resolve({ actor: me }));
  const asked = await inEnglish.request('/account/mail', { headers: IN_ENGLISH });
  expect(await asked.text()).toContain('<input type="hidden" name="lang" value="en"/>');
  expect((await ask(me, '/account/mail/address', { address: 'không phải địa chỉ' })).status).toBe(422);
  expect((await ask(me, '/account/mail/address', { address: 'mai@hoa-gao.example', lang: 'en' })).status).toBe(303);
  await house.runJobs([mailJob]);
  expect(server.received[0]?.headers.get('subject')).toBe('[Gương] Confirm the address for mail from Gương');
  const [confirm, stop] = [linkIn('/mail/confirm'), linkIn('/mail/stop')];

  expect((await ask(nobody(), confirm)).headers.get('location')).toContain('/sign-in?back=');
  expect((await ask(nobody(), stop)).status).toBe(200);
  expect(await page(me, confirm)).toContain('mai@hoa-gao.example');
  expect(await stateOf()).toBe('pending');
  const code = new URL(confirm, 'http://a').searchParams.get('code') ?? '';
  expect((await ask(nobody(), '/mail/confirm', { code })).status).toBe(403);
  expect((await ask(me, '/mail/confirm', { code })).status).toBe(303);
  expect((await ask(me, '/mail/confirm', { code })).status).toBe(409);
  expect(await page(me, '/account/mail')).toContain('đang nhận thư');

  expect((await ask(me, '/account/mail/wishes', { 'wishes[]': 'task_overdue', lang: 'vi' })).status).toBe(303);
  const { account = '', key = '' } = Object.fromEntries(new URL(stop, 'http://a').searchParams);
  expect((await ask(nobody(), '/mail/stop', { account, key: `${key.slice(1)}A` })).status).toBe(404);
  expect((await ask(nobody(), '/mail/stop', { account, key })).status).toBe(200);
  expect(await stateOf()).toBe('stopped');
  expect(await page(me, '/account/mail')).toContain('đã ngừng mọi thư');
});

test('the office is told of letters that were given up, by name and without an address', async () => {
  expect(await page(house.office, '/mail/queue')).toContain('Không có thư nào đang chờ');
  expect((await ask(me, '/mail/queue')).status).toBe(403);
  server.refuse(550);
  valueOf(await perform(house.app, me, mail.setAddress, { address: 'mai@hoa-gao.example' }));
  await house.runJobs([mailJob]);
  const queue = await page(house.office, '/mail/queue');
  expect(queue).toContain('Mai Thị Nhận Thư');
  expect(queue).not.toContain('mai@hoa-gao');
  expect(await page(house.office, '/today')).toContain('1 thư điện tử không gửi được');
  const again = /action="([^"]+\/again)"/.exec(queue)?.[1] ?? '';
  expect((await ask(me, again, {})).status).toBe(403);
  expect((await ask(house.office, again, {})).status).toBe(303);
  const waiting = await page(house.office, '/mail/queue');
  expect(waiting).toContain('Thư cũ nhất đang chờ từ');
  const metrics = await (await operatorPages(house.app).request('/metrics')).text();
  expect(metrics).toContain('guong_undelivered{room="mail",state="waiting"} 1');
  expect(metrics).toMatch(/guong_oldest_undelivered_timestamp_seconds\{room="mail"\} 1\d{9}/);
});
