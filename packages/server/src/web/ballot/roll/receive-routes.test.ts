import { beforeEach, expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { ballot } from '@guong/core/ballot';
import type { PersonActor } from '@guong/core/usecase';
import { foundedHouse, type FoundedHouse } from '../../../../../core/src/testing/founded-house.ts';
import { manifestOf } from '../../../../../core/src/testing/casting-round.ts';
import { draftedRound, issuingRound, type PlayedRound } from '../../../../../core/src/testing/played-round.ts';
import { buildServer } from '../../../app.ts';
import { buildCastServer } from '../../../cast-app.ts';
import { violationsIn } from '../../../testing/index.ts';

let house: FoundedHouse;
let round: PlayedRound;
let protocolId: string;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  protocolId = await issuingRound(house, round);
});

const serverFor = (actor: PersonActor) => buildServer(house.app, () => Promise.resolve({ actor }));
const [HTML, JSON_TYPE] = [{}, { 'content-type': 'application/json' }];
const SAME = { 'sec-fetch-site': 'same-origin' };

async function get(actor: PersonActor, path: string) {
  const answer = await serverFor(actor).request(path, { headers: HTML });
  return { status: answer.status, text: await answer.text() };
}

test('the way back is built from settings and roll alone, whatever the address says', async () => {
  const [voter] = round.voters;
  if (!voter) throw new Error('a round has voters');
  const plain = await get(voter, `/receive/${round.roundId}`);
  const lured = await get(voter, `/receive/${round.roundId}?back=https://evil.example&next=//evil.example`);
  const mainOf = (text: string): string => text.slice(text.indexOf('<main'), text.indexOf('</main>'));
  expect(mainOf(plain.text)).toContain(`${house.app.settings.castOrigin}/b/${protocolId}#group=1`);
  expect(mainOf(lured.text)).toBe(mainOf(plain.text));
});

test('who is not on the roll finds no page and gets no signature; another site gets nothing', async () => {
  const stranger = house.actorWith([]);
  expect((await get(stranger, `/receive/${round.roundId}`)).status).toBe(404);
  const body = JSON.stringify({ blinded: 'ab'.repeat(256) });
  const post = (actor: PersonActor, headers: Record<string, string>) =>
    serverFor(actor).request(`/receive/${round.roundId}`, { method: 'POST', headers, body });
  expect((await post(stranger, { ...JSON_TYPE, ...SAME })).status).toBe(404);
  const [voter] = round.voters;
  if (!voter) throw new Error('a round has voters');
  expect((await post(voter, { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post(voter, { 'content-type': 'text/plain', ...SAME })).status).toBe(415);
  const { entries } = await round.step(house.office, ballot.roll);
  expect(entries.filter((entry) => entry.isIssued)).toEqual([]);
});

test('a card leads to the one ballot that waits, to the list when it is received, and else to the first page', async () => {
  const [voter] = round.voters;
  if (!voter) throw new Error('a round has voters');
  const led = async (actor: PersonActor) =>
    (await serverFor(actor).request('/receive/first', { headers: HTML })).headers.get('location');
  expect(await led(voter)).toBe(`/receive/${round.roundId}`);
  const manifest = await manifestOf(house, protocolId);
  const { blinded } = await play.askForBallot(play.roundFrom(manifest), 1);
  await round.step(voter, ballot.receive, { blinded });
  expect(await led(voter)).toBe('/receive');
  expect(await led(house.actorWith([]))).toBe('/today');
});

test('whoever asked for his ballot with his card presses nothing more, once; nobody else is spared the press', async () => {
  const [voter] = round.voters;
  if (!voter) throw new Error('a round has voters');
  const opened = await serverFor(voter).request(`/receive/${round.roundId}`, {
    headers: { cookie: 'guong_receive=1' },
  });
  expect(await opened.text()).toContain('&quot;isGoing&quot;:true');
  expect(opened.headers.getSetCookie().find((line) => line.startsWith('guong_receive='))).toContain('Max-Age=0');
  const without = await get(voter, `/receive/${round.roundId}?guong_receive=1&receiveHere=true#go=1`);
  expect(without.text).toContain('&quot;isGoing&quot;:false');
});

test('after the time whoever has not received reads one sentence and finds no button that does nothing', async () => {
  const [voter] = round.voters;
  if (!voter) throw new Error('a round has voters');
  expect((await get(voter, `/receive/${round.roundId}`)).text).toContain('data-island="receive"');
  house.clock.set('2026-11-22T06:00:00Z');
  await round.step(house.office, ballot.endIssuing);
  const { status, text } = await get(voter, `/receive/${round.roundId}`);
  expect([status, await violationsIn(text)]).toEqual([200, []]);
  expect(text).toContain('Đã hết giờ nhận phiếu và đồng chí chưa nhận');
  expect(text).not.toContain('data-island');
});

test('what the reader chose to see goes along to the casting origin, which keeps nothing', async () => {
  const [voter] = round.voters;
  if (!voter) throw new Error('a round has voters');
  const cookie = { cookie: 'guong_look=en.large.high' };
  const page = await (await serverFor(voter).request(`/receive/${round.roundId}`, { headers: cookie })).text();
  expect(page).toContain(`/b/${protocolId}?lang=en&amp;size=large&amp;contrast=high#group=1`);
});

test('list, receiving page, committee hub and voter shells have no accessibility fault', async () => {
  const [voter] = round.voters;
  const [member] = round.members;
  if (!voter || !member) throw new Error('a round has voters and members');
  const pages = [
    (await get(voter, '/receive')).text,
    (await get(voter, `/receive/${round.roundId}`)).text,
    (await get(member, `/rounds/${round.roundId}/committee`)).text,
    (await get(member, `/rounds/${round.roundId}/committee/sign`)).text,
  ];
  const cast = buildCastServer(house.app);
  for (const path of ['', '/receipt', '/recovery']) {
    const answer = await cast.request(`/b/${protocolId}${path}`);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
    expect(answer.headers.get('content-security-policy')?.includes('wasm-unsafe-eval')).toBe(path === '/recovery');
    pages.push(await answer.text());
  }
  for (const page of pages) expect(await violationsIn(page)).toEqual([]);
  expect((await cast.request(`/b/${'0'.repeat(64)}`)).status).toBe(404);
});
