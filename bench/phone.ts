import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openChromium } from '../packages/server/src/testing/browser.ts';
import type { UnderTest } from './casting.ts';
import type { Line, Section } from './report.ts';

/** A slow line and a slow phone, as Chromium's own tools imitate them. */
interface Profile {
  readonly name: string;
  /** Bytes a second, both ways. */
  readonly speed: number;
  /** Milliseconds there and back. */
  readonly latency: number;
  /** How many times slower than this machine's core. */
  readonly slowdown: number;
}
const PROFILES: readonly Profile[] = [
  { name: '1.6 Mbps, 4x', speed: 200_000, latency: 150, slowdown: 4 },
  { name: '400 kbps, 6x', speed: 50_000, latency: 400, slowdown: 6 },
];
/** What was measured of LimeSurvey 6.4.2 in the design texts, for the same two profiles: seconds until it can be used. */
const LIMESURVEY = [3.4, 11.0] as const;

/** Pages that anybody may open. */
const PUBLIC = ['/', '/sign-in', '/results', '/api'] as const;
/** How often the ballot is loaded; the middle one is told. */
const LOADS = 5;

/** First load, time until a ballot can be marked, the work of sealing and the stability of a page, on throttled phones. */
export async function phone({ ready, folder }: UnderTest): Promise<Section> {
  const credentials = JSON.parse(await readFile(join(folder, 'phones.json'), 'utf8')) as string[];
  const browser = await openChromium();
  const lines: Line[] = [];
  try {
    for (const [at, profile] of PROFILES.entries()) {
      const voter = { castOrigin: ready.castOrigin, protocolId: ready.protocolId, credential: credentials[at] ?? '' };
      lines.push(...(await publicPages(browser, ready.mainOrigin, profile)));
      lines.push(...(await ballotPage(browser, voter, { profile, peer: LIMESURVEY[at] ?? 0 })));
    }
  } finally {
    await browser.close();
  }
  return { title: 'On a phone: Chromium with throttled line and processor, empty cache', lines };
}

/** What the browser's own observers saw, in milliseconds from the start of the page. */
interface Seen {
  readonly usableAt: number;
  readonly largestPaint: number;
  readonly shift: number;
  readonly longest: number;
  readonly busy: number;
  /** The slowest answer to a key or a finger, until it was painted. */
  readonly slowest: number;
}

/** Runs in the page before anything of ours: remembers what Chromium observes. `mark`: what makes the page usable. */
function observe(mark: string): void {
  const seen = { usableAt: 0, largestPaint: 0, shift: 0, longest: 0, busy: 0, slowest: 0 };
  Object.assign(globalThis, { seen });
  type Seeing = PerformanceEntry & { value?: number };
  const watch = (type: string, each: (entry: Seeing) => void): void => {
    const watching = new PerformanceObserver((list) => {
      list.getEntries().forEach(each);
    });
    // The browser keeps quiet about answers quicker than a tenth of a second unless it is asked for them.
    watching.observe({ type, buffered: true, ...(type === 'event' && { durationThreshold: 16 }) });
    // What was seen last is still on its way when the page goes; the next page of this origin can ask for it.
    addEventListener('pagehide', () => {
      watching.takeRecords().forEach(each);
      sessionStorage.setItem('seen', JSON.stringify(seen));
    });
  };
  watch('largest-contentful-paint', (entry) => {
    seen.largestPaint = entry.startTime;
  });
  watch('layout-shift', (entry) => {
    seen.shift += entry.value ?? 0;
  });
  watch('event', ({ duration }) => {
    seen.slowest = Math.max(seen.slowest, duration);
  });
  watch('longtask', ({ duration }) => {
    seen.longest = Math.max(seen.longest, duration);
    seen.busy += duration;
  });
  new MutationObserver((_, watching) => {
    if (!document.querySelector(mark)) return;
    seen.usableAt = performance.now();
    watching.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

interface Traffic {
  requests: number;
  bytes: number;
}
/** Slows line and processor down, forgets what is cached, and counts what goes over the line from now on. */
async function slowly(page: Page, { speed, latency, slowdown }: Profile): Promise<Traffic> {
  const chromium: CDPSession = await page.context().newCDPSession(page);
  await chromium.send('Network.enable');
  await chromium.send('Network.clearBrowserCache');
  const line = { offline: false, latency, downloadThroughput: speed, uploadThroughput: speed };
  await chromium.send('Network.emulateNetworkConditions', line);
  await chromium.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const traffic: Traffic = { requests: 0, bytes: 0 };
  chromium.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.requests += 1;
    traffic.bytes += encodedDataLength;
  });
  return traffic;
}

async function publicPages(browser: Browser, origin: string, profile: Profile): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const path of PUBLIC) lines.push(...(await publicPage(browser, `${origin}${path}`, profile)));
  return lines;
}

async function publicPage(browser: Browser, address: string, profile: Profile): Promise<readonly Line[]> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.addInitScript(observe, 'main form button');
  const traffic = await slowly(page, profile);
  await page.goto(address, { waitUntil: 'networkidle' });
  const loaded = { ...traffic };
  // The first key ends the search for the largest paint, so it has to wait for it. Keys are answered as a finger is.
  await page.waitForFunction(() => (globalThis as unknown as { seen: Seen }).seen.largestPaint > 0);
  for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press('Tab');
  await page.waitForTimeout(300);
  const { largestPaint, shift, slowest } = await seenBy(page);
  await context.close();
  const name = `${new URL(address).pathname}, ${profile.name}`;
  const vitals = `layout shift ${shift.toFixed(3)}, a key is answered within ${slowest.toFixed(0)} ms`;
  return [
    { name: `${name}: first load`, value: loaded.bytes / 1000, unit: 'KB', proved: `${loaded.requests} requests` },
    { name: `${name}: largest paint`, value: largestPaint, unit: 'ms', proved: vitals },
  ];
}

interface Voter {
  readonly castOrigin: string;
  readonly protocolId: string;
  readonly credential: string;
}

async function ballotPage(
  browser: Browser,
  voter: Voter,
  { profile, peer }: { readonly profile: Profile; readonly peer: number },
): Promise<readonly Line[]> {
  const usable: number[] = [];
  for (let loads = 1; loads < LOADS; loads += 1) {
    const { context, usableAt } = await loadBallot(browser, voter, profile);
    usable.push(usableAt);
    await context.close();
  }
  const { context, page, usableAt: lastUsable, loaded } = await loadBallot(browser, voter, profile);
  const usableAt = [...usable, lastUsable].toSorted((a, b) => a - b)[(LOADS - 1) / 2] ?? 0;
  const sealing = await sealBlank(page);
  await context.close();
  const name = `the ballot, ${profile.name}`;
  const other = `the middle of ${LOADS.toString()} loads; LimeSurvey 6.4.2: ${peer.toFixed(1)} s`;
  return [
    { name: `${name}: first load`, value: loaded.bytes / 1000, unit: 'KB', proved: `${loaded.requests} requests` },
    { name: `${name}: can be marked after`, value: usableAt / 1000, unit: 's', proved: other },
    {
      name: `${name}: sealing keeps the phone busy`,
      value: sealing.busy,
      unit: 'ms',
      proved: 'receipt held in the end',
    },
    { name: `${name}: longest time without an answer to a finger`, value: sealing.longest, unit: 'ms' },
  ];
}

/** Opens the ballot on a phone that holds a credential and nothing else. */
async function loadBallot(browser: Browser, voter: Voter, profile: Profile) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const address = `${voter.castOrigin}/b/${voter.protocolId}`;
  await page.goto(address);
  await page.evaluate(keepCredential, voter);
  await page.addInitScript(observe, 'main input[type=radio]');
  const traffic = await slowly(page, profile);
  await page.goto(address);
  await page.locator('main input[type=radio]').first().waitFor({ timeout: 60_000 });
  const { usableAt } = await seenBy(page);
  return { context, page, usableAt, loaded: { ...traffic } };
}

/** Runs in the page: puts a credential where the ballot page looks for it. */
function keepCredential({ protocolId, credential }: Voter): Promise<void> {
  const bytes = new Uint8Array(credential.length / 2).map((_, at) =>
    parseInt(credential.slice(2 * at, 2 * at + 2), 16),
  );
  return new Promise((done, broke) => {
    const opening = indexedDB.open('guong-ballot', 1);
    opening.onerror = () => {
      broke(new Error('the store refused'));
    };
    opening.onsuccess = () => {
      const writing = opening.result.transaction('rounds', 'readwrite');
      writing.objectStore('rounds').put({ protocolId, roundId: protocolId, group: 1, credential: bytes });
      writing.oncomplete = () => {
        opening.result.close();
        done();
      };
    };
  });
}

/** Milliseconds after which a phone that still has no receipt is a bug. */
const LONGEST_SEALING = 60_000;

/** Leaves all blank, seals, sends; the work of the processor from the last tap to the receipt. */
async function sealBlank(page: Page): Promise<Pick<Seen, 'busy' | 'longest'>> {
  const seal = page.getByRole('button', { name: 'Niêm phong và bỏ phiếu' });
  const next = page.getByRole('button', { name: /^(Tiếp:|Xem lại trước khi niêm phong)/ });
  while (!(await seal.isVisible())) {
    const title = page.getByRole('heading', { level: 2 });
    const before = await title.innerText();
    // By the keyboard: a robot's second click is so quick that the page takes it for a double tap.
    await next.press('Enter');
    await title.filter({ hasNotText: before }).waitFor();
  }
  await page.evaluate(() => {
    Object.assign((globalThis as unknown as { seen: object }).seen, { busy: 0, longest: 0 });
  });
  await seal.press('Enter');
  await page.waitForURL(/\/receipt/, { timeout: LONGEST_SEALING });
  return page.evaluate(() => JSON.parse(sessionStorage.getItem('seen') ?? '{}') as Seen);
}
