import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { recount, toHex } from '@guong/ballot';
import { ballot } from '@guong/core/ballot';
import { perform } from '@guong/core/usecase';
import { foundedHouse, valueOf, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { draftedRound, type PlayedRound } from '../../packages/core/src/testing/played-round.ts';
import * as play from '@guong/ballot/devices';
import { drawMinutes } from './ballot-minutes.ts';
import { axeOn, keepPicture } from './axe.ts';
import { boxIsOpen, makeKey, markAndSeal, openKey, receiveBallot, signWaiting, type Member } from './ballot-people.ts';
import { openStage, press, type Stage } from './ballot-stage.ts';

let house: FoundedHouse;
let stage: Stage;
let folder: string;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  stage = await openStage(house);
  folder = process.env['GUONG_PICTURES'] ?? (await mkdtemp(join(tmpdir(), 'guong-e2e-pictures-')));
});
afterEach(() => stage.close());

const faults: string[] = [];
/** Looks at a page as axe does, and keeps a picture of it for a person to look at. */
async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  const { violations } = await axeOn(page).analyze();
  faults.push(...violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html).join(' | ')}`));
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (isTooWide) faults.push(`${name}: wider than the screen`);
}

async function sealedRound(): Promise<{ round: PlayedRound; members: Member[]; protocolId: string }> {
  const round = await draftedRound(house, { voters: 10 });
  await round.step(house.office, ballot.freezeRoll);
  const members: Member[] = [];
  for (const [at, actor] of round.members.entries()) {
    const context = await stage.device(actor);
    members.push(await makeKey(stage, round.roundId, { context, folder, name: `khoa-${at + 1}` }));
  }
  await round.step(house.leader, ballot.confirmCommittee);
  const { protocolId } = await round.step(house.office, ballot.seal);
  return { round, members, protocolId };
}

/** The voters' part: one takes the ordinary way, one loses the line, one comes back later, one leaves all blank. */
async function fiveVotersCast(round: PlayedRound, protocolId: string, openBox: () => Promise<unknown>): Promise<Page> {
  const pages: Page[] = [];
  for (const voter of round.voters.slice(0, 5)) pages.push(await receiveBallot(stage, await stage.device(voter)));
  const [page, lossyPage, returningPage, ...others] = pages;
  if (!page || !lossyPage || !returningPage) throw new Error('five pages');
  await look(page, '03-received');
  await returningPage.close();
  await openBox();

  await boxIsOpen(page);
  await look(page, '04-marking');
  await page.getByLabel(/Ý kiến góp ý/).fill('Cần tiếp dân đúng lịch');
  await markAndSeal(page, 1);
  await isCast(page);
  await look(page, '05-receipt');

  await boxIsOpen(lossyPage);
  const mend = await loseAnswers(lossyPage);
  await markAndSeal(lossyPage, 2);
  await lossyPage.getByRole('heading', { name: 'Phiếu đã niêm phong, chưa gửi được' }).waitFor();
  await look(lossyPage, '06-unsent');
  // Nobody presses anything: the device sends the same bytes again by itself.
  mend();
  await isCast(lossyPage);

  const again = await returningPage.context().newPage();
  await again.goto(`${stage.castOrigin}/b/${protocolId}`);
  await again.getByRole('heading', { name: /Lê Lãnh Đạo/ }).waitFor();
  await markAndSeal(again, 3);
  await isCast(again);
  for (const [at, voter] of others.entries()) {
    await boxIsOpen(voter);
    await markAndSeal(voter, 4 * at);
    await isCast(voter);
  }
  return page;
}

const isCast = (page: Page): Promise<void> => page.getByRole('heading', { name: 'Lá phiếu đã vào hòm' }).waitFor();

/**
 * The server has the ballot and the voter does not know: the worst moment to lose the line. Every answer is lost until what
 * comes back is called, however often the page has tried by then.
 */
async function loseAnswers(page: Page): Promise<() => void> {
  let isCut = true;
  await page.route('**/cast/*', async (route) => {
    if (!isCut) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  return () => {
    isCut = false;
  };
}

/** The committee's part after closing: a station, two members' parts, the count; gives the recount package. */
async function openAndCount(round: PlayedRound, members: readonly Member[]): Promise<Uint8Array> {
  const [head, ...others] = members;
  if (!head) throw new Error('a committee has a head');
  const station = await head.context.newPage();
  await station.goto(`${stage.mainOrigin}/rounds/${round.roundId}/committee/station`);
  await press(station, 'Lập bàn kiểm phiếu trên máy này');
  await station.getByRole('heading', { name: 'Bàn kiểm phiếu đang chờ các ủy viên' }).waitFor();
  const stationWords = await station.getByLabel(/Tám chữ của bàn kiểm phiếu/).innerText();
  await look(station, '08-station');
  for (const member of others) await handInPart(round.roundId, member, stationWords);
  await station.getByText('Đã đủ số ủy viên.').waitFor();
  await press(station, 'Mở hòm phiếu và kiểm');
  await station.getByRole('heading', { name: 'Kết quả kiểm phiếu' }).waitFor();
  await look(station, '10-result');
  const saved = station.waitForEvent('download');
  await press(station, 'Tải gói kiểm lại');
  const audit = new Uint8Array(await readFile(await (await saved).path()));
  const onScreen = await station.locator('main').innerText();
  expect(onScreen).toContain('Tốt 1 · Khá 1 · Trung bình 1 · Chưa đạt 1 · để trống 1');
  await press(station, 'Nộp kết quả chờ ký');
  await station.getByRole('heading', { name: 'Đã nộp kết quả' }).waitFor();
  const mark = await station.getByLabel(/Dấu của kết quả/).innerText();
  for (const member of others) {
    expect(plain(await signWaiting(stage, round.roundId, member))).toContain(plain(mark));
  }
  return audit;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ');

async function handInPart(roundId: string, member: Member, stationWords: string): Promise<void> {
  const { page } = member;
  await page.goto(`${stage.mainOrigin}/rounds/${roundId}/committee/opening`);
  await openKey(page, member);
  await page.getByRole('heading', { name: 'Máy này đã kiểm và thấy đúng' }).waitFor();
  expect(await page.getByLabel(/Tám chữ của bàn kiểm phiếu/).innerText()).toBe(stationWords);
  await look(page, '09-member-checked');
  await press(page, 'Mở phần của tôi và nộp cho bàn kiểm phiếu');
  await page.getByRole('heading', { name: 'Đã nộp phần của đồng chí' }).waitFor();
}

test('In real Chromium at 360 px: three members make keys, five voters receive and cast, two members open; page, minutes and recount agree', async () => {
  const { round, members, protocolId } = await sealedRound();
  const [head, second] = members;
  if (!head || !second) throw new Error('a committee of three');
  await look(head.page, '01-key-done');
  expect(await signWaiting(stage, round.roundId, head)).toContain('2 người được góp ý');
  await signWaiting(stage, round.roundId, second);
  await look(second.page, '02-signed');
  house.clock.set('2026-11-22T02:00:00Z');
  await round.step(house.office, ballot.openIssuing);

  const voter = await fiveVotersCast(round, protocolId, async () => {
    await round.step(house.office, ballot.endIssuing);
    await signWaiting(stage, round.roundId, head);
    house.clock.set('2026-11-22T06:00:00Z');
  });
  valueOf(await perform(house.app, house.system, ballot.flushEpoch, { protocolId }));
  await press(voter, 'Kiểm trên bảng niêm yết');
  await voter.getByText('Lá phiếu có trên bảng niêm yết').waitFor();
  await look(voter, '07-listed');

  await round.step(house.office, ballot.close);
  expect(await signWaiting(stage, round.roundId, head)).toContain('5 phiếu thu về');
  const audit = await openAndCount(round, members);

  const desk = await round.step(house.leader, ballot.committeeDesk);
  expect(desk.state).toBe('opened');
  const anyone = { kind: 'anonymous', tenantId: house.tenantId } as const;
  const { manifest } = valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId }));
  const { leaves } = valueOf(await perform(house.app, anyone, ballot.leaves, { protocolId }));
  const counted = recount(play.deviceEngine, play.closedBox(play.roundFrom(manifest), play.splitLeaves(leaves)), audit);
  if (!counted.ok) throw new Error(counted.detail);
  expect(toHex(counted.value.hash)).toBe(desk.resultHash);
  expect(counted.value.tally.total.subjects[0]?.items[0]).toMatchObject({ levels: [1, 1, 1, 1], blank: 1 });

  house.clock.set('2026-11-22T10:00:00Z');
  const { onPage, inMinutes } = await drawMinutes(stage, round.roundId, head);
  const recounted = counted.value.tally.total.subjects.flatMap(({ items }) =>
    items.map(({ levels, blank }) => [...levels, blank]),
  );
  expect(recounted).toHaveLength(42);
  expect(onPage).toEqual(recounted);
  expect(inMinutes).toEqual(recounted);
  expect(faults).toEqual([]);
});
