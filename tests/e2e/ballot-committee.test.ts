import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { foundedHouse, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { changedTables, snapshot } from '../../packages/core/src/testing/snapshot.ts';
import { draftedRound, type PlayedRound } from '../../packages/core/src/testing/played-round.ts';
import { makeKey, openKey, type Member } from './ballot-people.ts';
import { openStage, press, type Stage } from './ballot-stage.ts';
import { lookedAt } from './looked-at.ts';

// One committee, from its invitation to its signatures: keys, a lost one, the rehearsal, the words read aloud.
let house: FoundedHouse;
let stage: Stage;
let round: PlayedRound;
let folder: string;
const members: Member[] = [];
/** The key that was lost, as its member still has it after all. */
let found: Member | undefined;
beforeAll(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  stage = await openStage(house);
  folder = process.env['GUONG_PICTURES'] ?? (await mkdtemp(join(tmpdir(), 'guong-committee-')));
  round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  await round.step(house.office, ballot.freezeRoll);
});
afterAll(() => stage.close());

const seen = (page: Page, name: string): Promise<void> => lookedAt(page, name);
const place = (path: string): string => `${stage.mainOrigin}/rounds/${round.roundId}/committee${path}`;
function memberAt(at: number): Member {
  const member = members[at];
  if (!member) throw new Error(`member ${at.toString()}`);
  return member;
}

test('the invitation says what a member is asked, when, and how to refuse; every member makes his key at 360 px', async () => {
  for (const [at, actor] of round.members.entries()) {
    const context = await stage.device(actor);
    if (at === 0) {
      const page = await context.newPage();
      await page.goto(place(''));
      await page.getByRole('heading', { name: 'Đồng chí được mời vào ban kiểm phiếu' }).waitFor();
      await seen(page, 'committee-1-invitation');
      await page.close();
    }
    const started = performance.now();
    members[at] = await makeKey(stage, round.roundId, { context, folder, name: `khoa-${at.toString()}` });
    console.log(`a robot makes a key in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  const { page } = memberAt(0);
  await page.goto(place(''));
  expect(await page.getByText('đã nộp khóa', { exact: true }).count()).toBe(3);
});

test('a member who has lost his key is told what to do, and makes a new one that counts', async () => {
  found = memberAt(1);
  const { page, context } = found;
  const before = await round.step(house.office, ballot.round);
  await page.goto(place(''));
  await page.getByRole('link', { name: 'Mất khóa thì làm gì?' }).click();
  await page.getByText('Có 3 ủy viên, cần 2 khóa cùng mở hòm. Mất 1 khóa vẫn mở được.').waitFor();
  await seen(page, 'committee-2-lost-key');
  const href = await page.getByRole('link', { name: 'Làm khóa mới thay khóa đã nộp' }).getAttribute('href');
  members[1] = await makeKey(stage, round.roundId, { context, folder, name: 'khoa-moi', at: href ?? '' });
  const after = await round.step(house.office, ballot.round);
  expect(after.members.map(({ hasKey }) => hasKey)).toEqual(before.members.map(({ hasKey }) => hasKey));
});

test('a rehearsal: two members open three dummy ballots between them, by four words read aloud; nothing is written anywhere', async () => {
  await round.step(house.leader, ballot.confirmCommittee);
  await round.step(house.office, ballot.seal);
  const before = await snapshot(house.ownerDb);
  const sent: string[] = [];
  const words: string[] = [];
  for (const at of [0, 1]) {
    const { page, keyFile, words: passphrase } = memberAt(at);
    page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
    await page.goto(place(''));
    await page.getByRole('link', { name: 'Tổng duyệt trên máy này' }).click();
    await openKey(page, { keyFile, words: passphrase });
    await page.getByRole('heading', { name: '2. Khóa của đồng chí mở được cả ba lá thử' }).waitFor();
    words[at] = await page.getByLabel('Đọc to bốn chữ của phần này cho người ghép nghe:').innerText();
  }
  const { page } = memberAt(0);
  const second = round.devices[1]?.name ?? '';
  await page.getByLabel(`Bốn chữ của ${second}`).fill('mot hai ba bon');
  await page.getByText('chưa đúng').waitFor();
  await page.getByLabel(`Bốn chữ của ${second}`).fill((words[1] ?? '').replaceAll('·', ' '));
  await page.getByRole('heading', { name: 'Ba lá phiếu thử đã mở' }).waitFor();
  await page.getByText('Số phần đã có: 2/2').waitFor();
  await seen(page, 'committee-3-rehearsal');
  expect(sent).toEqual([]);
  expect(changedTables(before, await snapshot(house.ownerDb)).filter((table) => !/session|limit/.test(table))).toEqual(
    [],
  );
});

test('a key that was replaced and turns up again is no key of this round, and the page says so', async () => {
  if (!found) throw new Error('a lost key');
  const { page } = found;
  await page.goto(place('/rehearsal'));
  await openKey(page, found);
  await page.getByText('Khóa này không phải khóa của đồng chí trong bản kê').waitFor();
});

test('nobody signs the sealing before all have heard the same eight words; the key opens from its sheet when the file is gone', async () => {
  const { page, keyFile, words } = memberAt(0);
  await page.goto(place('/sign'));
  await page.getByRole('heading', { name: 'Nội dung sẽ ký' }).waitFor();
  expect(await page.getByLabel(/Tệp khóa/).count()).toBe(0);
  await seen(page, 'committee-4-words');
  await page.getByRole('checkbox', { name: 'Cả ban đã đọc to và nghe đúng tám chữ này' }).check();
  // The file is gone, the sheet from the envelope is left: a camera reads its code as text.
  await page.getByText('Không còn tệp, chỉ còn tờ giữ khóa').click();
  await page.getByLabel(/Quét mã trên tờ giữ khóa/).fill(await readFile(keyFile, 'utf8'));
  await page.getByLabel('Bảy chữ đã chép ra giấy').fill(words);
  await press(page, 'Mở khóa trên máy này');
  await press(page, 'Ký bằng khóa của tôi');
  await page.getByRole('heading', { name: 'Đã ký' }).waitFor();
});
