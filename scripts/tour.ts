/**
 * Pictures of every page as each person of the demonstration sees it, for eyes:
 * `node scripts/tour.ts <data folder> <main origin> <folder> [number of the person …]`, while that demonstration runs.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '../packages/server/src/testing/browser.ts';
import { pagesFrom } from './tour/crawl.ts';
import { LOOKS, photograph } from './tour/photograph.ts';
import { signIn, type TourCard } from './tour/sign-in.ts';

const [dataFolder = '', origin = '', folder = '', ...chosen] = process.argv.slice(2);
const cards = JSON.parse(readFileSync(join(dataFolder, 'demo-cards.json'), 'utf8')) as TourCard[];
const visitors: readonly (readonly [number, TourCard | undefined])[] = [undefined, ...cards].map((card, at) => [
  at,
  card,
]);
const browser = await openChromium();
const lines: string[] = [];
for (const [at, card] of visitors) {
  if (chosen.length === 0 || chosen.includes(String(at)))
    lines.push(...(await tour(`${String(at)}-${card?.login ?? 'nobody'}`, card)));
}
await browser.close();
writeFileSync(join(folder, 'index.txt'), `${lines.join('\n')}\n`);
console.log(`${String(lines.length)} pages in ${folder}`);

/** Every page of one person, in every look; answers a line for each. */
async function tour(name: string, card: TourCard | undefined): Promise<string[]> {
  mkdirSync(join(folder, name), { recursive: true });
  const page = await browser.newPage();
  if (card) await signIn(page, origin, card);
  const met: string[] = [];
  for await (const { kind, status } of pagesFrom(page, origin)) {
    const file = `${String(met.length).padStart(2, '0')}${kind}`;
    met.push(`${name}/${file} ${String(status)} ${page.url()}`);
    for (const look of LOOKS) await photograph(page, { look, path: join(folder, name, file) });
  }
  await page.close();
  return met;
}
