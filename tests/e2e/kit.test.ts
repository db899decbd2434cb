import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bareApp,
  doormanFor,
  KIT_PAGES,
  KIT_ROOM,
  openChromium,
  startTestServer,
  type TestServer,
} from '../../packages/server/src/testing/index.ts';
import { axeOn } from './axe.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer(bareApp(), doormanFor('office'), { rooms: [KIT_ROOM], siteName: 'Phường Hoa Gạo' });
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const VIEWS = [
  { look: 'vi.normal.normal', width: 360 },
  { look: 'vi.normal.normal', width: 1360 },
  { look: 'en.large.high', width: 360 },
];
const cases = Object.keys(KIT_PAGES).flatMap((name) => VIEWS.map((view) => ({ name, ...view })));

test.each(cases)(
  'kit page /$name as $look, $width px: contrast, targets and layout hold',
  async ({ name, look, width }) => {
    const context = await browser.newContext({ viewport: { width, height: 740 } });
    await context.addCookies([{ name: 'guong_look', value: look, url: server.origin }]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${server.origin}/kit${name === '' ? '' : `/${name}`}?stay=1`);
    // Targets are measured below: the rule of axe calls a field too small when the tab bar covers its lower edge.
    const axe = axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).disableRules('target-size');
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(await smallTargets(page, name === 'voter' || name === 'public' ? 44 : 40)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('the menu of the office stands beside the page, with the banner of the demonstration and without', async () => {
  const page = await browser.newPage({ viewport: { width: 1360, height: 740 } });
  await page.goto(`${server.origin}/kit?stay=1`);
  const tops = () =>
    page.evaluate(() => ['.side', 'main'].map((part) => document.querySelector(part)?.getBoundingClientRect().top));
  const [side, main] = await tops();
  expect([side, main].map((top) => (top ?? 0) > 0)).toEqual([true, true]);
  expect(side).toBe(main);
  // A production house has no banner.
  await page.evaluate(() => document.querySelector('.demo')?.remove());
  expect(await tops()).toEqual([0, 0]);
  await page.close();
});

/** Buttons, fields and choices lower than their audience needs; links inside sentences are not targets of this kind. */
const smallTargets = (page: Awaited<ReturnType<Browser['newPage']>>, least: number): Promise<string[]> =>
  page.evaluate((smallest) => {
    const targets = document.querySelectorAll('.btn, .option, .switch, .tabs a, .tabs button, .field > input, select');
    return [...targets]
      .filter((target) => {
        const { height } = target.getBoundingClientRect();
        return height > 0 && height < smallest;
      })
      .map((target) => target.outerHTML.slice(0, 80));
  }, least);

test('on a phone the whole menu opens and closes without a script', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  await page.goto(`${server.origin}/kit/today`);
  const menu = page.locator('.side');
  expect(await menu.isVisible()).toBe(false);
  await page.locator('.tabs button').click();
  expect(await menu.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await menu.isVisible()).toBe(false);
  await page.close();
});

test('the first Tab offers the way past the navigation, and an error leads into its field', async () => {
  const page = await browser.newPage({ viewport: { width: 1360, height: 740 } });
  await page.goto(`${server.origin}/kit/errors`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
  await page.getByRole('link', { name: 'Ngày này không có trong lịch' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('heldOn');
  await page.close();
});
