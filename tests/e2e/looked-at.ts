import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeOn, keepPicture } from './axe.ts';

const LOOKS = [
  { look: 'vi.normal.normal', width: 360 },
  { look: 'vi.large.high', width: 360 },
  { look: 'vi.normal.normal', width: 1360 },
];

/**
 * Looks at a staff page as it stands, in three looks: axe, nothing too wide, and a picture for a person who wants one. Targets
 * are measured in the tests of the kit: the rule of axe calls one too small when the tab bar covers its lower edge.
 */
export async function lookedAt(page: Page, name: string): Promise<void> {
  const html = page.locator('html');
  const before = (await html.getAttribute('class')) ?? '';
  const viewport = page.viewportSize();
  for (const { look, width } of LOOKS) {
    const [, size = '', contrast = ''] = look.split('.');
    await page.setViewportSize({ width, height: 740 });
    await html.evaluate(
      (element, to) => element.setAttribute('class', to),
      `staff size-${size}${contrast === 'high' ? ' contrast' : ''}`,
    );
    await keepPicture(page, `${name}-${width.toString()}-${contrast}`);
    const axe = axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']);
    const { violations } = await axe.disableRules('target-size').analyze();
    expect(violations.map(({ id, nodes }) => [name, look, id, nodes.map((node) => node.html)])).toEqual([]);
    expect([name, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([name, 0]);
  }
  await html.evaluate((element, to) => element.setAttribute('class', to), before);
  if (viewport) await page.setViewportSize(viewport);
}
