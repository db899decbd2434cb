import { beforeEach } from 'vitest';
import type { Page } from 'playwright-core';
import { openPages } from '../../packages/server/src/testing/browser.ts';

const MOST_CHARACTERS = 1_500;

/** A page that hangs must not hang what tells of it. */
const PATIENCE_MS = 5_000;

async function told(page: Page): Promise<string> {
  const words = await page
    .locator('body')
    .innerText({ timeout: PATIENCE_MS })
    .catch((error: unknown) => `(it does not answer: ${String(error)})`);
  return `${page.url()}\n${words.slice(0, MOST_CHARACTERS)}`;
}

/** What somebody would have seen when a browser test failed: on a machine of which nothing else is left, its only trace. */
beforeEach(({ onTestFailed }) => {
  onTestFailed(async () => {
    for (const page of openPages()) console.error(`open when the test failed: ${await told(page)}`);
  });
});
