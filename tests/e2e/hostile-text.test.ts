import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { tellHostileStory, type Moment } from '@guong/core/testing/hostile-text/hostile-story';
import { MARKER } from '@guong/core/testing/hostile-text/payloads';
import type { PersonActor } from '@guong/core/usecase';
import { addressesAt, serverFor } from '../arch/hostile-reading.ts';
import { keepPicture } from './axe.ts';
import { openStage, type Stage } from './ballot-stage.ts';

/**
 * Of the pages with a payload every so many are opened, in the first half of the story; `GUONG_INJ_PAGES=1` opens each of the
 * whole story. `GUONG_INJ_FIRST` tells another run.
 */
const SIZE = process.env['GUONG_INJ_PAGES'];
const EVERY = Number(SIZE ?? '8');
const LAST = SIZE === undefined ? 'meeting.finishSpeaking' : undefined;
const RUN = Number(process.env['GUONG_INJ_FIRST'] ?? '67');
const WIDTHS = [360, 1360];

class Enough extends Error {}
let stage: Stage | undefined;
afterAll(() => stage?.close());

/** Pages that show a payload to this person at this moment, each route once. */
async function pagesOf(moment: Moment, actor: PersonActor, known: Set<string>): Promise<string[]> {
  const server = serverFor(moment, actor, RUN);
  const pages: string[] = [];
  for (const { path, address } of addressesAt(moment, server)) {
    if (known.has(path) || path.includes('/live')) continue;
    const answer = await server.request(address);
    const isPage = answer.status === 200 && (answer.headers.get('content-type') ?? '').includes('html');
    if (!isPage || !(await answer.text()).includes(MARKER)) continue;
    known.add(path);
    pages.push(address);
  }
  return pages;
}

/** What is wrong with an open page: a payload that ran, a rule that had to stop one, a page that no longer fits. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { ran = 0, blocked = [] } = globalThis as unknown as { ran?: number; blocked?: string[] };
    const wide = document.documentElement.scrollWidth - innerWidth;
    const widest = [...document.querySelectorAll('main *, .side *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .filter(
        (element) => !element.parentElement || element.parentElement.getBoundingClientRect().right <= innerWidth + 0.5,
      )
      .map(({ tagName, className, parentElement }) => `${tagName}.${className} in ${String(parentElement?.className)}`);
    const isReachable = (element: Element): boolean => {
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const found = document.elementFromPoint(left + width / 2, top + height / 2);
      return found !== null && (element.contains(found) || found.contains(element));
    };
    const isHall = location.pathname.endsWith('/hall');
    const menu = [...document.querySelectorAll('.side a, .top a, .tabs a, .tabs button')].filter(
      (element) => element.getBoundingClientRect().height > 0,
    );
    const wrong = {
      [`${String(ran)} scripts ran`]: ran > 0,
      [`stopped: ${blocked.join()}`]: blocked.length > 0,
      [`${String(wide)} px wider than the screen: ${widest.slice(0, 3).join('; ')}`]: wide > 0,
      'no way out in the head of the page': !isHall && !menu.some(isReachable),
    };
    return Object.keys(wrong).filter((what) => wrong[what]);
  });
}

async function opened(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(address, { waitUntil: 'load' });
    const found = await faultsOf(page);
    faults.push(...found.map((what) => `${address.replace(/^http:..[^/]*/, '')} at ${String(width)} px: ${what}`));
    await keepPicture(
      page,
      `hostile-${address.replace(/^http:..[^/]*/, '').replaceAll(/[^a-z]+/g, '-')}-${String(width)}`,
    );
  }
  return faults;
}

test(
  'INJ-1 in Chromium: no payload runs, none has to be stopped, and every page still fits and leads on',
  { timeout: 3_600_000 },
  async () => {
    const known = new Set<string>();
    const faults: string[] = [];
    let [pages, open] = [0, 0];
    const told = tellHostileStory(RUN, async (moment) => {
      stage ??= await openStage(moment.house);
      for (const actor of moment.actors.filter((one) => one.kind === 'person').slice(0, 3)) {
        const chosen = (await pagesOf(moment, actor, known)).filter(() => pages++ % EVERY === 0);
        if (chosen.length === 0) continue;
        const context = await stage.device(actor);
        await context.addInitScript((name) => {
          const seen = Object.assign(globalThis, { ran: 0, blocked: [] as string[] });
          Object.assign(globalThis, { [name]: () => (seen.ran += 1) });
          document.addEventListener('securitypolicyviolation', (event) => seen.blocked.push(event.effectiveDirective));
        }, MARKER);
        const page = await context.newPage();
        for (const address of chosen) faults.push(...(await opened(page, `${stage.mainOrigin}${address}`)));
        open += chosen.length;
        await context.close();
      }
      if (moment.before === LAST) throw new Enough();
    });
    await told.catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error;
    });
    console.log(
      `INJ-1 in Chromium: run ${String(RUN)}, ${String(pages)} pages with a payload, ${String(open)} opened at ` +
        `${WIDTHS.join(' and ')} px, ${String(faults.length)} faults`,
    );
    expect(faults).toEqual([]);
    expect(open).toBeGreaterThan(5);
  },
);
