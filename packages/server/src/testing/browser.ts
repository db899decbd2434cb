import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const running = new Set<Browser>();

/** A real Chromium (Debian's package `chromium`, or `CHROMIUM_PATH`), asking nothing of the network outside. */
export async function openChromium(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  running.add(browser);
  browser.on('disconnected', () => running.delete(browser));
  return browser;
}

/** The pages that stand open at this moment in every browser of this process. */
export const openPages = (): Page[] =>
  [...running].flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());

/** A folder for pictures that a person should look at. */
export const pictureFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'guong-pictures-'));

/** A picture of the whole page at this width, in pixels; answers where it lies. */
export async function picture(
  page: Page,
  folder: string,
  { name, width }: { name: string; width: number },
): Promise<string> {
  await page.setViewportSize({ width, height: 800 });
  const path = join(folder, `${name}-${width}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
