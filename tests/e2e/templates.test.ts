import { readFile } from 'node:fs/promises';
import { officeText } from '@guong/core/platform';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { obligedIn } from '../../packages/core/src/testing/register.ts';
import { openStage, type Stage } from './ballot-stage.ts';
import { lookedAt } from './looked-at.ts';

const DESK = { viewport: { width: 1360, height: 900 }, acceptDownloads: true } as const;
let house: FoundedHouse;
let stage: Stage;
let obligationId: string;
beforeAll(async () => {
  house = await foundedHouse();
  obligationId = await obligedIn(house);
  stage = await openStage(house);
});
afterAll(() => stage.close());

/** Presses a button or follows a link by the keyboard. */
async function press(page: Page, role: 'button' | 'link', words: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole(role, { name: words }).first().press('Enter')]);
}
/** The bytes behind a link. */
async function taken(page: Page, words: string | RegExp): Promise<Uint8Array<ArrayBuffer>> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: words }).first().press('Enter');
  return new Uint8Array(await readFile(await (await waiting).path()));
}

/** One page is looked at in every run, the others when somebody wants their pictures. */
const seen = async (page: Page, name: string): Promise<void> => {
  if (process.env['GUONG_PICTURES'] !== undefined) await lookedAt(page, name);
};

test('an officer takes the layout of the house, uploads it as a template by the keyboard, publishes it, and a draft is written on it', async () => {
  const page = await (await stage.device(house.office, DESK)).newPage();
  const at = `${stage.mainOrigin}/documents/templates`;
  await page.goto(`${at}/new`);
  await seen(page, 'template-upload');
  const starter = await taken(page, 'Mẫu thể thức Đảng');
  await page.getByLabel('Tên mẫu').fill('Mẫu KH-01');
  await page.getByLabel('Dùng cho loại văn bản').selectOption({ value: 'KH' });
  await page.getByLabel('văn bản của Đảng').press('Space');
  await page.getByLabel('Đơn vị dùng mẫu').selectOption({ value: house.rootUnitId });
  const file = { name: 'mẫu kế hoạch.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(starter) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel(/không mang dấu/).press('Space');
  await press(page, 'button', 'Đưa lên để xem thử');
  await page.getByText('chưa công bố').waitFor();
  await lookedAt(page, 'template-draft');
  await press(page, 'link', 'Công bố mẫu');
  await page.getByLabel('Lý do').fill('mẫu của cơ quan từ nay');
  await seen(page, 'template-publish');
  await press(page, 'button', 'Công bố mẫu');
  await page.getByText('đang dùng').waitFor();
  await page.goto(at);
  await seen(page, 'templates');
  await page.goto(`${stage.mainOrigin}/directives/obligations/${obligationId}/draft`);
  await press(page, 'button', 'Lập dự thảo');
  await seen(page, 'draft');
  expect(await page.locator('main').innerText()).toContain('Mẫu KH-01, bản 1');
  const draft = await taken(page, /^Dự thảo lập/);
  expect(officeText(draft)).toContain('Căn cứ Chỉ thị số 24-CT/TU ngày 07/08/2023 của Thành ủy Sông Hồng');
});
