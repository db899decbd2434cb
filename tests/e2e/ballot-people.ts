import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { press, type Stage } from './ballot-stage.ts';

/** A committee member with his own browser, his key file and the words on his paper. */
export interface Member {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly keyFile: string;
  readonly words: string;
}

/** Makes a key as a member does: words on paper, file saved, opened again as a test, public half handed in. `at`: begin there. */
export async function makeKey(
  stage: Stage,
  roundId: string,
  what: { context: BrowserContext; folder: string; name: string; at?: string },
): Promise<Member> {
  const page = await what.context.newPage();
  await page.goto(`${stage.mainOrigin}${what.at ?? `/rounds/${roundId}/committee`}`);
  if (what.at === undefined) await page.getByRole('link', { name: 'Tạo khóa trên máy này' }).click();
  await press(page, 'Tạo khóa');
  const shown = await page.getByLabel('Bảy chữ mở khóa').innerText();
  const words = shown
    .split('·')
    .map((word) => word.trim())
    .join(' ');
  const download = page.waitForEvent('download');
  await press(page, 'Đã chép xong, lưu tệp khóa');
  const keyFile = join(what.folder, `${what.name}.guong`);
  await writeFile(keyFile, await readFile(await (await download).path()));
  await openKey(page, { keyFile, words });
  await page.getByRole('heading', { name: 'Đã nộp khóa' }).waitFor();
  return { context: what.context, page, keyFile, words };
}

/** Opens the key file with the words from paper. */
export async function openKey(page: Page, { keyFile, words }: Pick<Member, 'keyFile' | 'words'>): Promise<void> {
  await page.getByLabel(/Tệp khóa/).setInputFiles(keyFile);
  await page.getByLabel('Bảy chữ đã chép ra giấy').fill(words);
  await press(page, 'Mở khóa trên máy này');
}

/** Signs whatever waits; answers the words that were shown before signing. */
export async function signWaiting(stage: Stage, roundId: string, member: Member): Promise<string> {
  const { page } = member;
  await page.goto(`${stage.mainOrigin}/rounds/${roundId}/committee/sign`);
  await page.getByRole('heading', { name: 'Nội dung sẽ ký' }).waitFor();
  const words = await page.locator('main').innerText();
  const heard = page.getByRole('checkbox', { name: 'Cả ban đã đọc to và nghe đúng tám chữ này' });
  if (await heard.isVisible()) await heard.check();
  await openKey(page, member);
  await press(page, 'Ký bằng khóa của tôi');
  await page.getByRole('heading', { name: 'Đã ký' }).waitFor();
  return words;
}

/** Walks from the voter's list to the casting origin and back until the ballot is on the device. */
export async function receiveBallot(stage: Stage, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${stage.mainOrigin}/receive`);
  await page.getByRole('link', { name: 'Mở để nhận phiếu' }).click();
  await press(page, 'Nhận phiếu trên máy này');
  await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor();
  return page;
}

/** The button on a received ballot, unless the ballot has looked by itself and turned already. */
export const LOOK_AGAIN = 'Xem hòm phiếu đã mở chưa';

/** Looks again on the page of a received ballot and waits until the first item is there, which the page may have found by itself. */
export async function boxIsOpen(page: Page, lookAgain = byEnter): Promise<void> {
  const isOpen = page.getByRole('radio').first();
  const hasTurned = (): Promise<boolean> => isOpen.isVisible();
  if (await hasTurned()) return;
  await lookAgain(page).catch(async (error: unknown) => {
    if (!(await hasTurned())) throw error;
  });
  await isOpen.waitFor();
}

/** Gives up after a while: when the page has looked by itself, the button never comes. */
const byEnter = (page: Page): Promise<void> =>
  page.getByRole('button', { name: LOOK_AGAIN }).press('Enter', { timeout: 10_000 });

/**
 * Marks every item with the same level (0 leaves all blank) and seals. Onward by the Enter key: a tap as quick as this on
 * the next screen would be taken for the second half of a double tap, as it should.
 */
export async function markAndSeal(page: Page, mark: number): Promise<void> {
  for (;;) {
    if (mark > 0) {
      const groups = page.getByRole('group').filter({ has: page.getByRole('radio') });
      for (const group of await groups.all())
        await group
          .getByRole('radio')
          .nth(mark - 1)
          .check();
    }
    const next = page.getByRole('button', { name: /^(Tiếp:|Xem lại trước khi niêm phong)/ });
    const isLast = (await next.innerText()).startsWith('Xem lại');
    const heading = page.getByRole('heading', { level: 2 });
    const before = await heading.innerText();
    await next.press('Enter');
    await heading.filter({ hasNotText: before }).waitFor();
    if (isLast) break;
  }
  await page.getByRole('button', { name: 'Niêm phong và bỏ phiếu' }).press('Enter');
}
