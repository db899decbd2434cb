import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { foundedHouse, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import type { PlayedRound } from '../../packages/core/src/testing/played-round.ts';
import { releasedRound } from '../../packages/core/src/testing/released-round.ts';
import { openStage, type Stage } from './ballot-stage.ts';

// Two journeys over one published round, in a browser that runs no script.
const NO_SCRIPTS = { javaScriptEnabled: false } as const;
let house: FoundedHouse;
let stage: Stage;
let round: PlayedRound;
beforeAll(async () => {
  house = await foundedHouse();
  round = await releasedRound(house);
  stage = await openStage(house);
});
afterAll(() => stage.close());

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

test('whoever was rated goes from what waits today to a public reply; a mistake keeps what was typed', async () => {
  const rated = house.actorWith([], round.subjectIds[0]);
  const page = await (await stage.device(rated, NO_SCRIPTS)).newPage();
  await page.goto(`${stage.mainOrigin}/`);
  await page.getByRole('link', { name: 'Viết trả lời' }).click();
  await page.getByLabel('Việc 1').fill('Tiếp dân đúng lịch đã niêm yết');
  await page.getByRole('button', { name: 'Công khai trả lời' }).click();
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByLabel('Việc 1').inputValue()).toBe('Tiếp dân đúng lịch đã niêm yết');

  await page.getByLabel('Tiếp thu').fill('Tiếp thu ý kiến về lịch tiếp dân.');
  await page.getByLabel('Xong trước ngày').first().fill('31/12/2026');
  await page.getByRole('button', { name: 'Công khai trả lời' }).click();
  await page.waitForURL(/\/results\/[0-9a-f-]{36}$/);
  expect(await page.locator('main').innerText()).toContain('Tiếp dân đúng lịch đã niêm yết');
  await page.goto(`${stage.mainOrigin}/today`);
  expect(await page.getByRole('link', { name: 'Viết trả lời' }).count()).toBe(0);
});

test('whoever is not signed in comes from the bare address to a figure, its fraction, the reply, and the bundle', async () => {
  const page = await (await stage.device(undefined, NO_SCRIPTS)).newPage();
  await page.goto(stage.mainOrigin);
  expect(await heading(page)).toBe('Kết quả góp ý đã công bố');
  await page.getByRole('link', { name: 'Xem kết quả' }).click();
  const text = await page.locator('main').innerText();
  // Ten voters, all of one mind.
  expect(text).toMatch(/100\s?%/);
  expect(text).toContain('10/10');
  expect(text).toContain('Tiếp thu ý kiến về lịch tiếp dân.');
  const bundle = page.locator('a[href$="/bundle"]').first();
  const answer = await page.request.get(`${stage.mainOrigin}${(await bundle.getAttribute('href')) ?? ''}`);
  expect([answer.status(), answer.headers()['content-disposition']]).toEqual([
    200,
    expect.stringMatching(/^attachment/),
  ]);
  await page.getByRole('link', { name: 'English' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('main').innerText()).toMatch(/100\s?%/);
});
