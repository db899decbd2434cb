import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { recount, toHex } from '@guong/ballot';
import { ballot } from '@guong/core/ballot';
import { perform } from '@guong/core/usecase';
import { foundedHouse, valueOf, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { draftedRound, type PlayedRound } from '../../packages/core/src/testing/played-round.ts';
import * as play from '@guong/ballot/devices';
import { makeKey, markAndSeal, openKey, receiveBallot, signWaiting, type Member } from './ballot-people.ts';
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
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
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

test('In real Chromium at 360 px: three members make keys, five voters receive and cast, two members open; page and recount agree', async () => {
  const { round, members, protocolId } = await sealedRound();
  const [head, second, third] = members;
  if (!head || !second || !third) throw new Error('a committee of three');
  await look(head.page, '01-key-done');
  const shown = [await signWaiting(stage, round.roundId, head), await signWaiting(stage, round.roundId, second)];
  expect(shown[0]).toContain('2 người được góp ý');
  await look(second.page, '02-signed');
  house.clock.set('2026-11-22T02:00:00Z');
  await round.step(house.office, ballot.openIssuing);

  const voters = round.voters.slice(0, 5);
  const pages: Page[] = [];
  for (const voter of voters) pages.push(await receiveBallot(stage, await stage.device(voter)));
  const [first, lossy, returning, blank, fifth] = pages;
  if (!first || !lossy || !returning || !blank || !fifth) throw new Error('five voters');
  await look(first, '03-received');
  await returning.close();

  await round.step(house.office, ballot.endIssuing);
  await signWaiting(stage, round.roundId, head);
  house.clock.set('2026-11-22T06:00:00Z');

  await press(first, 'Xem hòm phiếu đã mở chưa');
  await first.getByRole('heading', { name: /Lê Lãnh Đạo/ }).waitFor();
  await look(first, '04-marking');
  await first.getByLabel(/Ý kiến góp ý/).fill('Cần tiếp dân đúng lịch');
  await markAndSeal(first, 1);
  await first.getByRole('heading', { name: 'Lá phiếu đã vào hòm' }).waitFor();
  await look(first, '05-receipt');

  await press(lossy, 'Xem hòm phiếu đã mở chưa');
  await lossy.getByRole('heading', { name: /Lê Lãnh Đạo/ }).waitFor();
  let isCut = true;
  await lossy.route('**/cast/*', (route) => {
    // The server has it, the voter does not know: the worst moment to lose the line.
    if (!isCut) return route.continue();
    isCut = false;
    return route.fetch().then(() => route.abort('connectionreset'));
  });
  await markAndSeal(lossy, 2);
  await lossy.getByRole('heading', { name: 'Phiếu đã niêm phong, chưa gửi được' }).waitFor();
  await look(lossy, '06-unsent');
  await press(lossy, 'Gửi lại');
  await lossy.getByRole('heading', { name: 'Lá phiếu đã vào hòm' }).waitFor();

  const again = await returning.context().newPage();
  await again.goto(`${stage.castOrigin}/b/${protocolId}`);
  await again.getByRole('heading', { name: /Lê Lãnh Đạo/ }).waitFor();
  await markAndSeal(again, 3);
  await again.getByRole('heading', { name: 'Lá phiếu đã vào hòm' }).waitFor();

  await press(blank, 'Xem hòm phiếu đã mở chưa');
  await blank.getByRole('heading', { name: /Lê Lãnh Đạo/ }).waitFor();
  await markAndSeal(blank, 0);
  await blank.getByRole('heading', { name: 'Lá phiếu đã vào hòm' }).waitFor();

  await press(fifth, 'Xem hòm phiếu đã mở chưa');
  await fifth.getByRole('heading', { name: /Lê Lãnh Đạo/ }).waitFor();
  await markAndSeal(fifth, 4);
  await fifth.getByRole('heading', { name: 'Lá phiếu đã vào hòm' }).waitFor();

  valueOf(await perform(house.app, house.system, ballot.flushEpoch, { protocolId }));
  await press(first, 'Kiểm trên bảng niêm yết');
  await first.getByText('Lá phiếu có trên bảng niêm yết').waitFor();
  await look(first, '07-listed');

  await round.step(house.office, ballot.close);
  expect(await signWaiting(stage, round.roundId, head)).toContain('5 phiếu thu về');
  const station = await head.context.newPage();
  await station.goto(`${stage.mainOrigin}/rounds/${round.roundId}/committee/station`);
  await press(station, 'Lập bàn kiểm phiếu trên máy này');
  await station.getByRole('heading', { name: 'Bàn kiểm phiếu đang chờ các ủy viên' }).waitFor();
  const stationWords = await station.getByLabel(/Tám chữ của bàn kiểm phiếu/).innerText();
  await look(station, '08-station');
  for (const member of [second, third]) {
    await member.page.goto(`${stage.mainOrigin}/rounds/${round.roundId}/committee/opening`);
    await openKey(member.page, member);
    await member.page.getByRole('heading', { name: 'Máy này đã kiểm và thấy đúng' }).waitFor();
    expect(await member.page.getByLabel(/Tám chữ của bàn kiểm phiếu/).innerText()).toBe(stationWords);
    await look(member.page, '09-member-checked');
    await press(member.page, 'Mở phần của tôi và nộp cho bàn kiểm phiếu');
    await member.page.getByRole('heading', { name: 'Đã nộp phần của đồng chí' }).waitFor();
  }
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
  expect(await signWaiting(stage, round.roundId, second)).toContain(mark);
  expect(await signWaiting(stage, round.roundId, third)).toContain(mark);

  const desk = await round.step(house.leader, ballot.committeeDesk);
  expect(desk.state).toBe('opened');
  const anyone = { kind: 'anonymous', tenantId: house.tenantId } as const;
  const { manifest } = valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId }));
  const { leaves } = valueOf(await perform(house.app, anyone, ballot.leaves, { protocolId }));
  const box = play.closedBox(play.roundFrom(manifest), play.splitLeaves(leaves));
  const counted = recount(play.deviceEngine, box, audit);
  if (!counted.ok) throw new Error(counted.detail);
  expect(toHex(counted.value.hash)).toBe(desk.resultHash);
  expect(counted.value.tally.total.subjects[0]?.items[0]).toMatchObject({ levels: [1, 1, 1, 1], blank: 1 });
  expect(faults).toEqual([]);
});
