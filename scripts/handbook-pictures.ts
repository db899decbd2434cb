/**
 * Takes the pictures of the handbook from a demonstration of its own and prints the handbook as PDF, both into
 * `docs/handbook`: `npm run build && node scripts/handbook-pictures.ts [name of a picture …]`.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium } from '../packages/server/src/testing/browser.ts';
import { freePort, startBuiltServer } from '../packages/server/src/testing/built-server.ts';
import { printHandbook } from './handbook/print-handbook.ts';
import { SHOTS, type Scene } from './handbook/shots.ts';
import { ROOT } from './repository-files.ts';
import type { TourCard } from './tour/sign-in.ts';

const chosen = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'guong-handbook-'));
chmodSync(folder, 0o755);
const data = join(folder, 'data');
const [mainPort, castPort] = [await freePort(), await freePort()];
const server = await startBuiltServer({ GUONG_PROFILE: 'demo', GUONG_DATA: data }, { mainPort, castPort });
const browser = await openChromium();
try {
  const cards = JSON.parse(readFileSync(join(data, 'demo-cards.json'), 'utf8')) as TourCard[];
  const scene: Scene = { browser, cards, signedIn: new Map(), origin: `http://localhost:${String(mainPort)}` };
  for (const { file, take } of SHOTS.filter((shot) => chosen.length === 0 || chosen.includes(shot.file))) {
    const page = await take(scene);
    await page.screenshot({ path: join(ROOT, 'docs/handbook/pictures', `${file}.png`) });
    await page.context().close();
    console.log(file);
  }
  await printHandbook(scene);
} finally {
  await browser.close();
  server.child.kill('SIGTERM');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
}
