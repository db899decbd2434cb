import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { foundedHouse, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { meetingHall, type Hall } from '../../packages/core/src/testing/meeting-hall.ts';
import { keepPicture } from './axe.ts';
import { openStage, type Stage } from './ballot-stage.ts';
import { lookedAt } from './looked-at.ts';

// The office checks a report and decides about meetings that were perhaps written down twice, by the keyboard alone.

let house: FoundedHouse;
let hall: Hall;
let stage: Stage;
beforeAll(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
  for (const title of ['Sinh hoạt chi bộ tháng 11', 'Họp chi bộ tháng 11 (ghi lại sau khi mất mạng)']) {
    const meetingId = await hall.opened({ title });
    await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 4) });
    await hall.tell(meeting.close, { meetingId });
  }
  stage = await openStage(house);
});
afterAll(() => stage.close());

/** What holds the focus: its words, and whether anybody can see that it does. */
const focused = (page: Page) =>
  page.locator(':focus').evaluate((element: HTMLInputElement) => {
    const labels = [...(element.labels ?? [])];
    const isRinged = [element, ...labels].some((one) => getComputedStyle(one).outlineStyle !== 'none');
    const { top, bottom } = element.getBoundingClientRect();
    const { innerText } = labels[0] ?? element;
    return { words: innerText.trim(), isSeen: isRinged && bottom > 0 && top < innerHeight };
  });

const MOST_STOPS = 90;
/** Goes on from stop to stop until these words hold the focus; every stop on the way must be seen. */
async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    expect(at).toEqual({ words: at.words, isSeen: true });
    if (typeof words === 'string' ? at.words === words : words.test(at.words)) return;
  }
  throw new Error(`no stop says ${String(words)}`);
}

/** Presses Enter where the focus is, and waits for the page that it leads to. */
async function enter(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
}

/** What was done stands in view at the top of the page, and is told to whoever does not see it. */
async function said(page: Page, words: string): Promise<void> {
  const notice = page.getByRole('status').filter({ hasText: words });
  await notice.waitFor();
  expect((await notice.boundingBox())?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
}

test('a pair is found, compared, decided and brought back by the keyboard alone; unit and period stay', async () => {
  const page = await (await stage.device(house.office, { viewport: { width: 1360, height: 740 } })).newPage();
  const checked = `/meetings/reconciliation?unit=${house.cellId}&fromOn=2026-11-01&toOn=2026-11-30`;
  await page.goto(`${stage.mainOrigin}${checked}`);
  await tabTo(page, 'Xem và quyết định');
  await enter(page);
  await lookedAt(page, 'pair');

  await tabTo(page, /giữ cả hai/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect((await focused(page)).words).toContain('rút cuộc 2');
  await keepPicture(page, 'pair-chosen');
  await tabTo(page, 'Lưu quyết định');
  await enter(page);
  expect(await page.getByRole('alert').innerText()).toContain('Nêu lý do');
  await keepPicture(page, 'pair-refused');
  await tabTo(page, /^Lý do/);
  await page.keyboard.type('ghi hai lần khi mất mạng');
  await tabTo(page, 'Lưu quyết định');
  await enter(page);
  expect(page.url()).toBe(`${stage.mainOrigin}${checked}`);
  await said(page, 'Đã rút cuộc ghi trùng khỏi số liệu');
  await lookedAt(page, 'reconciliation-struck');

  await tabTo(page, 'Khôi phục');
  await enter(page);
  await keepPicture(page, 'bring-back');
  await tabTo(page, /^Lý do/);
  await page.keyboard.type('rút nhầm');
  await tabTo(page, 'Khôi phục');
  await enter(page);
  expect(page.url()).toBe(`${stage.mainOrigin}${checked}`);
  await said(page, 'Đã khôi phục cuộc họp');
});
