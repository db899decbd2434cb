import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { PersonActor } from '@guong/core/usecase';
import type { FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';
import { buildServer } from '../../packages/server/src/app.ts';
import { buildCastServer } from '../../packages/server/src/cast-app.ts';
import type { Doorman } from '../../packages/server/src/http/doorman.ts';
import { castFront, mainFront, type Front } from '../../packages/server/src/http/front.ts';
import { listen } from '../../packages/server/src/http/listen.ts';
import { builtShelf } from '../../packages/server/src/http/shelf.ts';
import { openChromium } from '../../packages/server/src/testing/index.ts';
import { buildPublicFiles } from '../../scripts/build/public-files.ts';
import { PATIENCE_MS } from './patience.ts';

/** Both doors of a house on free ports, and a browser before them. */
export interface Stage {
  readonly mainOrigin: string;
  readonly castOrigin: string;
  readonly browser: Browser;
  /** A browser of its own for a person; without one, nobody is signed in. Telephones are 360 px wide. */
  readonly device: (actor?: PersonActor, options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Requests that reached the casting door, as they came: for tests of what is not sent. */
  readonly castRequests: Request[];
  readonly close: () => Promise<void>;
}

const PLACE = { host: '127.0.0.1', port: 0 } as const;
const COOKIE = 'guong_test_person';
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, acceptDownloads: true } as const;

let built: Promise<string> | undefined;
/** Styles and islands, built once for the whole suite. */
const builtFiles = (): Promise<string> =>
  (built ??= mkdtemp(join(tmpdir(), 'guong-e2e-')).then(async (folder) => {
    await buildPublicFiles(join(import.meta.dirname, '../..'), folder);
    return folder;
  }));

/** Opens both doors of this house. Who asks is told by a cookie that only the test can set. */
export async function openStage(house: Pick<FoundedHouse, 'app' | 'tenantId' | 'clock'>): Promise<Stage> {
  const people = new Map<string, PersonActor>();
  const castRequests: Request[] = [];
  const fronts: { main?: Front; cast?: Front } = {};
  const none = () => new Response(null, { status: 503 });
  const mainDoor = await listen((request, at) => fronts.main?.(request, at) ?? none(), PLACE);
  const castDoor = await listen((request, at) => {
    castRequests.push(request.clone());
    return fronts.cast?.(request, at) ?? none();
  }, PLACE);
  const mainOrigin = `http://localhost:${mainDoor.port}`;
  const castOrigin = `http://127.0.0.1:${castDoor.port}`;
  const app = { ...house.app, settings: { ...house.app.settings, mainOrigin, castOrigin } };
  const shelf = builtShelf(await builtFiles());
  fronts.main = mainFront(app, buildServer(app, doormanOf(house, people), { shelf }));
  fronts.cast = castFront(app, buildCastServer(app, { shelf }));
  const browser = await openChromium();
  return {
    mainOrigin,
    castOrigin,
    browser,
    castRequests,
    device: async (actor, options = {}) => {
      const context = await browser.newContext({ ...PHONE, ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      if (actor) {
        people.set(actor.personId, actor);
        await context.addCookies([{ name: COOKIE, value: actor.personId, url: mainOrigin }]);
      }
      return context;
    },
    close: async () => {
      await browser.close();
      await Promise.all([mainDoor.close(0), castDoor.close(0)]);
    },
  };
}

const doormanOf =
  (house: Pick<FoundedHouse, 'tenantId' | 'clock'>, people: ReadonlyMap<string, PersonActor>): Doorman =>
  (request) => {
    const [, personId] = new RegExp(`${COOKIE}=([^;]+)`).exec(request.headers.get('cookie') ?? '') ?? [];
    const actor = people.get(personId ?? '');
    if (!actor) return Promise.resolve({ actor: { kind: 'anonymous', tenantId: house.tenantId } });
    const visitor = { name: 'Nguyễn Thị Hoa Gạo', unitName: 'Đảng bộ phường Hoa Gạo' };
    return Promise.resolve({ actor: { ...actor, verifiedAt: house.clock.now() }, visitor });
  };

/** Presses the button with these words. */
export const press = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByRole('button', { name: words }).click();
