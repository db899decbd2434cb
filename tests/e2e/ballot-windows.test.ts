import { readFile, writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import * as play from '@guong/ballot/devices';
import { ballot } from '@guong/core/ballot';
import { perform } from '@guong/core/usecase';
import { foundedHouse, valueOf, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import {
  draftedRound,
  issuingRound,
  openTheBox,
  type PlayedRound,
} from '../../packages/core/src/testing/played-round.ts';
import { boxIsOpen, LOOK_AGAIN, markAndSeal, receiveBallot } from './ballot-people.ts';
import { openStage, press, type Stage } from './ballot-stage.ts';

let house: FoundedHouse;
let stage: Stage;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  stage = await openStage(house);
});
afterEach(() => stage.close());

/** A round in issuing with short ballots; the committee's steps need no browser here. */
async function shortRound(voters: number): Promise<{ round: PlayedRound; protocolId: string }> {
  const round = await draftedRound(house, { voters, template: 'tin-nhiem-3' });
  return { round, protocolId: await issuingRound(house, round) };
}

/** The voter whose browser is being tested, and as many others as a group needs so as not to point at anybody. */
async function openBoxWithOthers(round: PlayedRound, protocolId: string): Promise<void> {
  const anyone = { kind: 'anonymous', tenantId: house.tenantId } as const;
  const { manifest } = valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId }));
  for (const voter of round.voters.slice(1, 6)) {
    const { blinded } = await play.askForBallot(play.roundFrom(manifest), 1);
    await round.step(voter, ballot.receive, { blinded });
  }
  await openBox(round);
}

async function openBox(round: PlayedRound): Promise<void> {
  await openTheBox(house, round);
  house.clock.set('2026-11-22T06:00:00Z');
}

/** Closes the box, which lists whatever waits, and counts the ballots on the log. */
async function ballotsOnLog(round: PlayedRound, protocolId: string): Promise<number> {
  await round.step(house.office, ballot.close);
  const anyone = { kind: 'anonymous', tenantId: house.tenantId } as const;
  const { hashes } = valueOf(await perform(house.app, anyone, ballot.logState, { protocolId }));
  const beforeCasting = 4;
  return hashes.length / 32 - beforeCasting;
}

/** Two dozen windows at once on a busy machine take their time. */
const PATIENCE_MS = 120_000;
const isCast = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Lá phiếu đã vào hòm' }).waitFor({ timeout: PATIENCE_MS });

/** Opens this many windows on the voter's page, all before any of them does anything. */
async function openWindows(context: BrowserContext, count: number, address: string): Promise<Page[]> {
  const pages = await Promise.all(Array.from({ length: count }, () => context.newPage()));
  await Promise.all(pages.map((page) => page.goto(address)));
  return pages;
}

/** Receives in a window that may find the ballot asked for, or here already, by another. */
async function receiveInWindow(page: Page): Promise<void> {
  const ask = page.getByRole('button', { name: /Làm phiếu và sang trang nhận|Tiếp tục nhận phiếu/ });
  const received = page.getByRole('heading', { name: 'Đã nhận phiếu' });
  await ask.or(received).first().waitFor();
  if (await ask.isVisible()) {
    await ask.click();
    const sign = page.getByRole('button', { name: 'Nhận phiếu', exact: true });
    await sign.or(received).first().waitFor();
    if (await sign.isVisible()) await sign.click();
  }
  await received.waitFor();
}

/** The windows of one voter meet each other; other voters only share the machine, so a few of them go side by side. */
async function fewAtATime<T>(all: readonly T[], work: (one: T, at: number) => Promise<void>): Promise<void> {
  const waiting = [...all.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next[1], next[0]);
  };
  await Promise.all([lane(), lane(), lane()]);
}

test(
  'BAL-5: twenty voters, each receiving and casting in 2 or in 8 windows at once, leave exactly 20 ballots',
  { timeout: 900_000 },
  async () => {
    const { round, protocolId } = await shortRound(20);
    const windowsOf = (at: number): number => (at % 10 === 0 ? 8 : 2);
    const voterPage = `${stage.castOrigin}/b/${protocolId}`;
    const devices: BrowserContext[] = [];
    const started = performance.now();
    await fewAtATime(round.voters, async (voter, at) => {
      const context = await stage.device(voter);
      devices[at] = context;
      const pages = await openWindows(context, windowsOf(at), `${voterPage}#group=1&round=${round.roundId}`);
      await Promise.all(pages.map(receiveInWindow));
      await Promise.all(pages.map((page) => page.close()));
    });
    const received = performance.now();
    await openBox(round);
    let windows = 0;
    await fewAtATime(devices, async (context, at) => {
      const pages = await openWindows(context, windowsOf(at), voterPage);
      await Promise.all(pages.map((page) => page.getByRole('radio').first().waitFor()));
      await Promise.all(pages.map((page, place) => markAndSeal(page, (place % 3) + 1)));
      await Promise.all(pages.map(isCast));
      windows += pages.length;
      await context.close();
    });
    const [receiving, casting] = [received - started, performance.now() - received].map((ms) => (ms / 1000).toFixed(0));
    console.log(`BAL-5: ${devices.length} voters, ${windows} windows; receiving ${receiving} s, casting ${casting} s`);
    expect(await ballotsOnLog(round, protocolId)).toBe(20);
  },
);

test('A ballot on its way carries no cookie, no referrer, no name, and meets nobody of the main origin', async () => {
  const { round, protocolId } = await shortRound(10);
  const [voter] = round.voters;
  const context = await stage.device(voter);
  await (await receiveBallot(stage, context)).close();
  await openBoxWithOthers(round, protocolId);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${stage.castOrigin}/b/${protocolId}`);
  await markAndSeal(page, 1);
  await isCast(page);
  expect(asked.filter((url) => !url.startsWith(stage.castOrigin))).toEqual([]);
  const posts = stage.castRequests.filter(({ method }) => method === 'POST');
  expect(posts).toHaveLength(1);
  for (const { headers } of stage.castRequests) {
    expect(['cookie', 'referer', 'authorization', 'x-request-id'].filter((name) => headers.has(name))).toEqual([]);
  }
  expect(await context.cookies(stage.castOrigin)).toEqual([]);
});

test('The whole ballot goes by keyboard alone', async () => {
  const { round, protocolId } = await shortRound(10);
  const [voter] = round.voters;
  const page = await (await stage.device(voter)).newPage();
  await page.goto(`${stage.mainOrigin}/receive`);
  await enterOn(page, 'Mở để nhận phiếu');
  await page.getByRole('button', { name: 'Nhận phiếu trên máy này' }).waitFor();
  await enterOn(page, 'Nhận phiếu trên máy này');
  await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor();
  await openBoxWithOthers(round, protocolId);
  await boxIsOpen(page, () => enterOn(page, LOOK_AGAIN));
  for (const onward of [/^Tiếp:/, /^Xem lại/]) {
    await page.getByRole('radio').first().waitFor();
    await tabTo(page, 'Tín nhiệm cao');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'Tín nhiệm', exact: true }).isChecked()).toBe(true);
    await enterOn(page, onward);
  }
  await page.getByRole('heading', { name: 'Xem lại trước khi niêm phong' }).waitFor();
  await enterOn(page, 'Niêm phong và bỏ phiếu');
  await isCast(page);
  expect(await ballotsOnLog(round, protocolId)).toBe(1);
});

/** Presses Tab until what has the focus bears this name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const place = document.activeElement;
      const words = place instanceof HTMLInputElement ? place.closest('label')?.innerText : place?.textContent;
      return String(words).trim();
    });
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`the focus never reached ${String(name)}`);
}

async function enterOn(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

test('A recovery file brings the ballot to another device; of two devices the box keeps the first', async () => {
  const { round, protocolId } = await shortRound(10);
  const [voter] = round.voters;
  const first = await stage.device(voter);
  const page = await receiveBallot(stage, first);
  await page.getByRole('link', { name: 'Lưu tệp khôi phục' }).click();
  const words = await page.getByLabel(/Câu mật máy vừa tạo/).innerText();
  const saving = page.waitForEvent('download');
  await press(page, 'Đã chép xong, lưu tệp');
  const file = join(await mkdtemp(join(tmpdir(), 'guong-recovery-')), 'phieu.guong');
  await writeFile(file, await readFile(await (await saving).path()));
  await page.getByRole('heading', { name: 'Đã lưu tệp khôi phục' }).waitFor();

  const other = await (await stage.device()).newPage();
  await other.goto(`${stage.castOrigin}/b/${protocolId}`);
  await other.getByRole('link', { name: 'Khôi phục từ tệp' }).click();
  await other.getByLabel(/Tệp khôi phục/).setInputFiles(file);
  await other.getByLabel('Câu mật').fill('sai het ca roi nhe');
  await press(other, 'Khôi phục lên máy này');
  await other.getByText('Câu mật không đúng với tệp này').waitFor();
  await other.getByLabel('Câu mật').fill(words.replaceAll('·', ' '));
  await press(other, 'Khôi phục lên máy này');
  await other.getByRole('heading', { name: 'Đã khôi phục' }).waitFor();

  await openBoxWithOthers(round, protocolId);
  for (const [device, mark] of [
    [other, 1],
    [page, 2],
  ] as const) {
    await device.goto(`${stage.castOrigin}/b/${protocolId}`);
    await markAndSeal(device, mark);
    if (device === other) await isCast(device);
  }
  await page.getByText('Lá bỏ trước được giữ').waitFor();
  expect(await ballotsOnLog(round, protocolId)).toBe(1);
});
