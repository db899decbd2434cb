import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { signIn, type TourCard } from '../tour/sign-in.ts';

/** The demonstration that the pictures are taken of. */
export interface Scene {
  readonly browser: Browser;
  readonly origin: string;
  readonly cards: readonly TourCard[];
  /** Who has signed in already: six digits are good for one sign-in only. */
  readonly signedIn: Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>;
}

/** One picture of the handbook: its file, how to come to what it shows, and the device that shows it. */
export interface Shot {
  readonly file: string;
  readonly take: (scene: Scene) => Promise<Page>;
}

const PHONE = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 1.5 } as const;
const DESK = { viewport: { width: 1180, height: 780 } } as const;

/** Titles of the rounds of the demonstration, one for each state that is shown. */
const ROUND = {
  drafted: 'Xếp loại cuối năm 2026',
  issuing: 'Lấy phiếu tín nhiệm giữa nhiệm kỳ',
  casting: 'Góp ý người đứng đầu phường Hoa Gạo, đợt II/2026',
  released: 'Góp ý người đứng đầu phường Hoa Gạo, đợt I/2026',
} as const;

/** Every picture that a chapter shows, in the order in which the demonstration allows them. */
export const SHOTS: readonly Shot[] = [
  { file: 'card', take: ({ browser, origin }) => opened(browser, PHONE, `${origin}/invitation`) },
  { file: 'voter-today', take: async (scene) => (await as(scene, 'Người bỏ phiếu', PHONE)).page },
  { file: 'ballot', take: ballotScreen },
  { file: 'round', take: (scene) => roundPage(scene, 'casting') },
  { file: 'round-draft', take: (scene) => roundPage(scene, 'drafted') },
  { file: 'roll', take: (scene) => roundPage(scene, 'issuing', '/roll') },
  { file: 'result', take: (scene) => roundPage(scene, 'released', '/result') },
  { file: 'reply', take: replyPage },
  { file: 'published', take: publishedPage },
  { file: 'matrix', take: (scene) => officePage(scene, '/directives/matrix') },
  { file: 'task', take: (scene) => officePage(scene, '/tasks', 'Tổng hợp ý kiến') },
  { file: 'meeting', take: (scene) => officePage(scene, '/meetings', 'Hội nghị học tập') },
  { file: 'meeting-run', take: runPage },
  { file: 'key-make', take: keyPage },
];

async function opened(browser: Browser, device: BrowserContextOptions, address: string): Promise<Page> {
  const page = await browser.newPage(device);
  await page.goto(address);
  return page;
}

async function as({ browser, origin, cards, signedIn }: Scene, role: string, device: BrowserContextOptions) {
  const card = cards.find((one) => one.role === role);
  if (!card) throw new Error(`the demonstration has nobody in the role ${role}`);
  const kept = signedIn.get(card.login);
  const page = await browser.newPage({ ...device, ...(kept && { storageState: kept }) });
  if (!kept) {
    await signIn(page, origin, card);
    signedIn.set(card.login, await page.context().storageState());
  }
  await page.goto(`${origin}/today`);
  return { page, card };
}

async function roundPage(scene: Scene, round: keyof typeof ROUND, part = ''): Promise<Page> {
  const { page } = await as(scene, 'Cán bộ văn phòng', DESK);
  await openRound(scene, page, ROUND[round]);
  if (part !== '') await page.goto(`${page.url()}${part}`);
  return page;
}

async function openRound({ origin }: Scene, page: Page, title: string): Promise<void> {
  await page.goto(`${origin}/rounds`);
  await page.getByRole('link', { name: title }).first().click();
  await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/);
}

/** A page of the daily work as the office sees it, or the record on it that a link leads to. */
async function officePage(scene: Scene, path: string, record?: string) {
  const { page } = await as(scene, 'Cán bộ văn phòng', DESK);
  await page.goto(`${scene.origin}${path}`);
  if (record === undefined) return page;
  await page.getByRole('link', { name: record }).first().click();
  await page.waitForURL((url) => url.pathname !== path);
  return page;
}

/** A meeting that goes on, run from one page of a phone. */
async function runPage(scene: Scene): Promise<Page> {
  const desk = await officePage(scene, '/meetings', 'Sinh hoạt chi bộ');
  const { page } = await as(scene, 'Cán bộ văn phòng', PHONE);
  await page.goto(`${desk.url()}/run?part=opinion`);
  return page;
}

/** A voter of the demonstration opens his recovery file and marks the first answers. */
async function ballotScreen(scene: Scene): Promise<Page> {
  const { page, card } = await as(scene, 'Người bỏ phiếu', PHONE);
  const [file] = card.files ?? [];
  if (!file) throw new Error('a voter of the demonstration has a recovery file');
  await page.getByRole('link', { name: 'Bỏ phiếu', exact: true }).click();
  await page.getByRole('link', { name: 'Khôi phục từ tệp' }).click();
  await page.setInputFiles('input[type=file]', file.path);
  await page.locator('input[type=text], input:not([type])').last().fill(file.words);
  await page.getByRole('button', { name: /Mở|Khôi phục/ }).press('Enter');
  await page.getByRole('link', { name: 'Về trang phiếu' }).click();
  await page.getByRole('radio').first().waitFor();
  for (const at of [0, 4, 9]) await page.getByRole('radio').nth(at).check({ force: true });
  return page;
}

async function replyPage(scene: Scene): Promise<Page> {
  const { page } = await as(scene, 'Người được góp ý', DESK);
  await page.getByRole('link', { name: 'Viết trả lời' }).first().click();
  await page.waitForLoadState();
  return page;
}

async function publishedPage({ browser, origin }: Scene): Promise<Page> {
  const page = await opened(browser, DESK, origin);
  await page.getByRole('link', { name: 'Xem kết quả' }).first().click();
  await page.waitForURL(/\/results\//);
  return page;
}

/** The round in preparation is approved and its roll frozen, so that a member can make a key. */
async function keyPage(scene: Scene): Promise<Page> {
  const leader = await as(scene, 'Lãnh đạo phê duyệt', DESK);
  await openRound(scene, leader.page, ROUND.drafted);
  const round = leader.page.url();
  await confirm(leader.page, `${round}/step/approve`);
  const officer = await as(scene, 'Cán bộ văn phòng', DESK);
  await confirm(officer.page, `${round}/step/freeze-roll`);
  const { page } = await as(scene, 'Ủy viên ban kiểm phiếu', PHONE);
  await page.goto(`${round}/committee/key`);
  await page.getByRole('button').first().waitFor();
  return page;
}

async function confirm(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('main form button').first().press('Enter');
  await page.waitForURL((url) => url.href !== address);
}
