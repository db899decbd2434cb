// Ruling 19: 14 KB html and css for a public or voter page, 20 KB an island, 60 KB each for the ballot, key and opening
// islands; packed, fonts not counted. Weighs the islands of dist/public and every page that the built server shows to
// somebody who is not signed in.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { budgetOf } from './build/budgets.ts';
import { ROOT } from './repository-files.ts';
import { weighPages } from './sizes/crawl.ts';
import { runningServer } from './sizes/running-server.ts';

const PAGE = 14_000;
/** Read at a desk, not on anybody's way: the reference of the API, and the handbook on one page, which is printed. */
const REFERENCE = { path: /^\/(api(\/|$)|handbook\/all$)/, bytes: 56_000 } as const;
const budgetAt = (address: string): number => (REFERENCE.path.test(new URL(address).pathname) ? REFERENCE.bytes : PAGE);
const PUBLIC = join(ROOT, 'dist', 'public');

interface Weight {
  readonly name: string;
  readonly bytes: number;
  readonly budget: number;
}

function builtFiles(): Weight[] {
  const manifest = JSON.parse(readFileSync(join(PUBLIC, 'manifest.json'), 'utf8')) as Record<string, string>;
  return Object.entries(manifest).flatMap(([name, hashed]) => {
    const budget = budgetOf(name);
    return budget === undefined ? [] : [{ name, bytes: statSync(join(PUBLIC, `${hashed}.gz`)).size, budget }];
  });
}

async function openPages(): Promise<Weight[]> {
  const server = await runningServer();
  try {
    const pages = await weighPages(server.origins);
    const broken = pages.filter(({ status }) => status >= 500);
    if (broken.length > 0)
      throw new Error(`answered with an error: ${broken.map(({ address }) => address).join(', ')}`);
    return pages.map(({ address, html, styles }) => ({
      name: address,
      bytes: html + styles,
      budget: budgetAt(address),
    }));
  } finally {
    await server.stop();
  }
}

const files = builtFiles();
const pages = await openPages();
const heavy = [...files, ...pages].filter(({ bytes, budget }) => bytes > budget);
const sizes = (weights: readonly Weight[]): string =>
  `${(Math.max(...weights.map(({ bytes }) => bytes)) / 1000).toFixed(1)} KB`;
for (const { name, bytes, budget } of heavy)
  console.error(`${name}: ${String(bytes)} bytes, ${String(budget)} allowed`);
console.log(
  `${String(files.length)} built files, ${String(pages.length)} open pages (heaviest ${sizes(pages)}), ${String(heavy.length)} too heavy`,
);
process.exitCode = heavy.length > 0 || pages.length === 0 ? 1 : 0;
