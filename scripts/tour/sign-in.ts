import type { Page } from 'playwright-core';
import { totpNow } from '../../packages/server/src/cli/demo/hands.ts';

/** A person of the demonstration, as its cards file names them. */
export interface TourCard {
  readonly role: string;
  readonly login: string;
  readonly password: string;
  readonly totpSecret?: string;
  /** What lies on this person's own device, with the words that open it. */
  readonly files?: readonly { readonly path: string; readonly words: string }[];
}

/** Signs a person of the demonstration in by the page, with the digits where the account asks for them. */
export async function signIn(page: Page, origin: string, { login, password, totpSecret }: TourCard): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.press('[name=password]', 'Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  if (totpSecret) {
    await page.fill('[name=totpCode]', totpNow(totpSecret, new Date()));
    await page.press('[name=totpCode]', 'Enter');
    await page.waitForURL((url) => url.pathname === '/today');
  }
}
