// `npm run build`: bundles into dist/. Does nothing when the sources are those of the last build; --force builds anyway,
// --quiet says nothing unless it fails.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceHash } from './build/source-hash.ts';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const STAMP = 'built-from.txt';

const say = process.argv.includes('--quiet') ? () => undefined : console.log;

async function main(): Promise<number> {
  const started = performance.now();
  const hash = sourceHash(ROOT);
  const stamp = join(DIST, STAMP);
  if (!process.argv.includes('--force') && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 0;
  // A build that is cut off must not look finished: all is made aside and moved when it is whole.
  const draft = join(ROOT, `dist.${process.pid}.draft`);
  mkdirSync(draft, { recursive: true });
  try {
    const fits = await buildInto(draft);
    // Too heavy a build is whole but not good: without the stamp the next run builds and says so again.
    if (fits) writeFileSync(join(draft, STAMP), hash);
    rmSync(DIST, { recursive: true, force: true });
    renameSync(draft, DIST);
    say(`built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return fits ? 0 : 1;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function buildInto(draft: string): Promise<boolean> {
  const { buildPublicFiles } = await import('./build/public-files.ts');
  const { buildServerBundle } = await import('./build/server-bundle.ts');
  const { weigh } = await import('./build/budgets.ts');
  // Its pictures and its PDF; the words are in the bundle.
  cpSync(join(ROOT, 'docs/handbook'), join(draft, 'handbook'), {
    recursive: true,
    filter: (path) => !path.endsWith('.md'),
  });
  const [files] = await Promise.all([
    buildPublicFiles(ROOT, join(draft, 'public')),
    buildServerBundle(ROOT, join(draft, 'server')),
  ]);
  const { lines, fits } = weigh(files);
  if (fits) say(lines.join('\n'));
  else console.error(lines.join('\n'));
  return fits;
}

process.exitCode = await main();
