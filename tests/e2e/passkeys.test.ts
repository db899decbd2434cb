import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { houseDoorman } from '../../packages/server/src/http/house-doorman.ts';
import { builtShelf } from '../../packages/server/src/http/shelf.ts';
import { invited, PASSWORD } from '../../packages/server/src/testing/committee-people.ts';
import { openChromium, startTestServer, type TestServer } from '../../packages/server/src/testing/index.ts';
import { buildPublicFiles } from '../../scripts/build/public-files.ts';
import { PATIENCE_MS } from './patience.ts';

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guong-passkeys-'));
  await buildPublicFiles(join(import.meta.dirname, '../..'), folder);
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

let house: FoundedHouse;
let server: TestServer;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set(new Date().toISOString());
  await sql`update platform.tenant set host = 'localhost' where tenant_id = ${house.tenantId}`.execute(house.ownerDb);
  server = await startTestServer(house.app, houseDoorman(house.app), { shelf: builtShelf(folder) });
});
afterEach(() => server.close());

/** A person's device: a browser with a built-in authenticator that asks for a finger and always gets it. */
async function device(options: { readonly hasFinger?: boolean; readonly javaScriptEnabled?: boolean } = {}) {
  const { hasFinger = true, ...context } = options;
  const own = await browser.newContext({ viewport: { width: 360, height: 740 }, ...context });
  own.setDefaultTimeout(PATIENCE_MS);
  const page = await own.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const devtools = await own.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: hasFinger,
      automaticPresenceSimulation: true,
    },
  });
  return { own, page, complaints };
}

/** Takes up a card on a device; the page that asks for a second factor follows. */
async function takeUp(page: Page, qr: string): Promise<void> {
  await page.goto(`${server.origin}/invitation/${qr}`);
  await page.getByLabel('Mật khẩu mới').fill(PASSWORD);
  await page.getByLabel('Gõ lại mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào hệ thống' }).click();
}
async function addPasskey(page: Page, name = 'điện thoại của tôi'): Promise<void> {
  await page.goto(`${server.origin}/account/passkey`);
  await page.getByLabel('Tên của máy này').fill(name);
  await page.getByRole('button', { name: 'Thêm khóa của máy này' }).click();
}
const signOut = async (page: Page): Promise<void> => {
  await page.goto(`${server.origin}/account`);
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
};
const sessionOf = async (own: BrowserContext): Promise<string | undefined> =>
  (await own.cookies()).find(({ name }) => name === 'guong_session')?.value;

test('an officer adds a passkey on the day of the card, and from then on signs in with a finger: the powers count', async () => {
  const { qr } = await invited(house, 'Lê Thị Hoa', ['office']);
  const { own, page, complaints } = await device();
  await takeUp(page, qr);
  await page.getByRole('link', { name: 'Thêm khóa của máy này' }).click();
  await page.getByRole('button', { name: 'Thêm khóa của máy này' }).click();
  await page.getByText('Hãy đặt tên cho máy này.').waitFor();
  const before = await sessionOf(own);
  await addPasskey(page);
  await page.getByText('Đã thêm khóa').waitFor();
  await page.getByText('điện thoại của tôi').waitFor();
  expect(await sessionOf(own)).not.toBe(before);
  expect((await page.goto(`${server.origin}/accounts`))?.status()).toBe(200);

  await signOut(page);
  await page.goto(`${server.origin}/sign-in?back=/accounts`);
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa trên máy này' }).click();
  await page.getByRole('heading', { name: 'Tài khoản' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/accounts');
  expect(complaints).toEqual([]);
  await own.close();
});

test('the same device is added once; a passkey that was taken away opens nothing', async () => {
  const { qr } = await invited(house, 'Lê Thị Hoa');
  const { own, page } = await device();
  await takeUp(page, qr);
  await page.waitForURL('**/today');
  await addPasskey(page);
  await page.getByText('Đã thêm khóa').waitFor();
  await addPasskey(page);
  await page.getByText('Máy này đã có khóa của nơi này.').waitFor();
  await page.goto(`${server.origin}/account`);
  await page.getByRole('link', { name: 'Bỏ khóa này' }).click();
  await page.getByRole('button', { name: 'Bỏ khóa này' }).click();
  await page.getByText('Đã bỏ khóa').waitFor();
  await signOut(page);
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa trên máy này' }).click();
  await page.getByText('Khóa này không dùng được ở đây.').waitFor();
  await own.close();
});

test('a confirmation that is too old is asked for first, and leads back to the page', async () => {
  const { qr } = await invited(house, 'Lê Thị Hoa');
  const { own, page } = await device();
  await takeUp(page, qr);
  await page.waitForURL('**/today');
  house.clock.advance(301);
  await addPasskey(page);
  await page.getByRole('heading', { name: 'Xác nhận lại' }).waitFor();
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await page.waitForURL('**/account/passkey');
  await addPasskey(page);
  await page.getByText('Đã thêm khóa').waitFor();
  await own.close();
});

test('a device that confirms nobody adds nothing and says so; without a script the password is enough', async () => {
  const { qr, login } = await invited(house, 'Lê Thị Hoa');
  const mute = await device({ hasFinger: false });
  await takeUp(mute.page, qr);
  await mute.page.waitForURL('**/today');
  await addPasskey(mute.page);
  await mute.page.getByText('Chưa thêm: máy không xác nhận.').waitFor({ timeout: PATIENCE_MS });
  await mute.own.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${server.origin}/sign-in`);
  expect(await page.getByRole('button').allInnerTexts()).not.toContain('Đăng nhập bằng khóa trên máy này');
  expect(await page.locator('noscript').count()).toBe(0);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL('**/today');
  await plain.close();
});
