// `npm start`: installs if needed, builds if needed, starts the demo. Plain JavaScript: runs on Node 20 before anything is there.
import { join } from 'node:path';
import { ensureInstalled, node24, node24Env, ROOT } from './ensure-installed.mjs';
import { runThrough } from './run-through.mjs';

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
const started = performance.now();

try {
  const installed = await ensureInstalled();
  if (installed) console.log(`  ${seconds(started)} s`);
  const env = node24Env({ GUONG_STARTED_AT: String(Date.now() - Math.round(performance.now() - started)) });
  const built = await runThrough(node24(), [join(ROOT, 'scripts', 'build.ts')], env);
  if (built !== 0) console.error(`Không dựng được chương trình, mã ${built}. / The build failed with code ${built}.`);
  process.exitCode =
    built === 0
      ? await runThrough(node24(), ['--enable-source-maps', join(ROOT, 'dist', 'server', 'main.js')], env)
      : built;
} catch (error) {
  console.error(error instanceof Error ? error.message || error.name : error);
  process.exitCode = 1;
}
