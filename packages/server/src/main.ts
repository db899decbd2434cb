import { fileURLToPath } from 'node:url';
import { openHouse } from '@guong/core/house';
import { startWorker, type App } from '@guong/core/usecase';
import { listTenants, readSettings, type Settings } from '@guong/core/platform';
import { buildServer } from './app.ts';
import { buildCastServer } from './cast-app.ts';
import { onceSeeded } from './cli/demo/once-seeded.ts';
import { seedDemo } from './cli/demo/seed.ts';
import { openSettingAside } from './cli/demo/set-aside.ts';
import { cardLines } from './cli/demo/show-cards.ts';
import { settingsRefusal } from './cli/run-cli.ts';
import { speakLastWords, type LastWords } from './ending.ts';
import { clientBundleHashes } from './http/client-files.ts';
import { castFront, mainFront } from './http/front.ts';
import { houseDoorman } from './http/house-doorman.ts';
import { listen } from './http/listen.ts';
import { startDayClock } from './jobs/day-clock.ts';
import { startRoundClock } from './jobs/round-clock.ts';
import { builtShelf } from './http/shelf.ts';
import { siteNamer } from './http/tenant-of-host.ts';
import { JOB_KINDS } from './jobs/kinds.ts';
import type { Shelf } from './http/assets.ts';

const PUBLIC = fileURLToPath(new URL('../public/', import.meta.url));

/** The casting origin has one host for every committee: it bears a name only where there is no choice. */
async function castName(app: App): Promise<{ readonly siteName?: string }> {
  const [only, ...others] = await listTenants(app.stores.app);
  return only && others.length === 0 ? { siteName: only.name } : {};
}

async function serveHouse(settings: Settings, shelf: Shelf, lastWords: LastWords): Promise<void> {
  let seeding: Date | undefined;
  const clock = () => seeding ?? new Date();
  const onDatabaseGone = () => {
    lastWords.end('Cơ sở dữ liệu dừng và không khởi động lại được / the database ended and cannot be started again');
  };
  const placed = { ...settings, clientBundleHashes: clientBundleHashes(shelf) };
  const house = await openSettingAside({
    settings,
    now: clock(),
    open: () => openHouse(placed, { clock, as: 'serve', onDatabaseGone }),
    tell: console.log,
  });
  const { app } = house;
  if (settings.profile === 'demo') {
    await onceSeeded(app, async () => {
      console.log('Nạp dữ liệu hư cấu / loading the fictional demo…');
      const seedClock = { real: new Date(), set: (at: Date) => void (seeding = at) };
      await seedDemo(house, seedClock, console.log);
      seeding = undefined;
    });
  }
  const { host, mainPort, castPort } = settings.listen;
  const doors = [
    await listen(mainFront(app, buildServer(app, houseDoorman(app), { shelf, siteNameOf: siteNamer(app) })), {
      host,
      port: mainPort,
    }),
    await listen(castFront(app, buildCastServer(app, { shelf, ...(await castName(app)) })), { host, port: castPort }),
  ];
  const worker = startWorker(app, house.queue, { kinds: JOB_KINDS, pollMs: 1_000 });
  const clocks = [startRoundClock(app), startDayClock(app)];
  const startedAt = Number(process.env['GUONG_STARTED_AT'] ?? Date.now());
  console.log(`Gương: ${settings.mainOrigin}   (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  console.log(`Bỏ phiếu / casting: ${settings.castOrigin}`);
  const cards = settings.profile === 'demo' ? await cardLines(settings.dataFolder, new Date()) : [];
  if (cards.length > 0) console.log(['Thẻ đăng nhập (người hư cấu) / sign-in cards:', ...cards].join('\n'));

  lastWords.stopWith(async () => {
    await Promise.all([worker.stop(), ...clocks.map((one) => one.stop()), ...doors.map((door) => door.close())]);
    await house.close();
  });
}

const lastWords = speakLastWords({
  process,
  complain: (line) => {
    console.error(line);
  },
});
const settings = readSettings(process.env, { cwd: process.cwd(), isRoot: process.getuid?.() === 0 });
if (settings.ok) {
  await serveHouse(settings.value, builtShelf(PUBLIC), lastWords).catch((error: unknown) => {
    lastWords.end('Không khởi động được / the start failed', { error });
  });
} else {
  lastWords.end(['Không khởi động được / the start failed', ...settingsRefusal(settings.fault)].join('\n'), {
    code: 2,
  });
}
