// `npm test`: installs what is missing, builds, then runs one suite after another under Node 24.
// Plain JavaScript, because it starts on whatever Node the machine has (20 or later).
//   npm test                          every suite
//   npm test -- --suite ballot        one suite (repeat the option for more); --list names them
//   npm run test:debian-postgres      the suites that use a database, on Debian's PostgreSQL instead of ours
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, node24, run, ROOT } from './ensure-installed.mjs';
import { ensureChromium } from './suites/chromium.mjs';
import { startDebianPostgres } from './suites/debian-postgres.mjs';
import { allSuites } from './suites/list.mjs';
import { runSuite } from './suites/run-suite.mjs';

const { values: options } = parseArgs({
  options: {
    suite: { type: 'string', multiple: true },
    list: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    'debian-postgres': { type: 'boolean', default: false },
  },
});

async function main() {
  await ensureInstalled();
  const suites = chosenSuites();
  if (options.list) {
    for (const { name } of suites) console.log(name);
    return 0;
  }
  const logs = join(ROOT, 'node_modules', '.cache', 'test-logs');
  mkdirSync(logs, { recursive: true });
  if (suites.some((suite) => suite.needsChromium)) await ensureChromium();
  if (suites.some((suite) => suite.needsBuild) && !options['no-build']) await build();
  const engine = options['debian-postgres'] ? await startDebianPostgres() : undefined;
  try {
    return await runAll(suites, { logs, env: engine?.env ?? {} });
  } finally {
    await engine?.stop();
  }
}

function chosenSuites() {
  const all = allSuites().filter((suite) => !options['debian-postgres'] || suite.needsDatabase);
  if (!options.suite) return all;
  const unknown = options.suite.filter((name) => !all.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`no such suite: ${unknown.join(', ')} (npm test -- --list)`);
  return all.filter((suite) => options.suite.includes(suite.name));
}

async function build() {
  const started = Date.now();
  const code = await run(node24(), ['scripts/build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Error(`the build failed with code ${code}`);
  console.log(`built in ${seconds(Date.now() - started)} s`);
}

async function runAll(suites, { logs, env }) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [index, suite] of suites.entries()) {
    console.log(`[${index + 1}/${suites.length}] ${suite.name} …`);
    const { passed, failed, skipped, took } = await runSuite(suite, { logs, env });
    const skips = skipped > 0 ? `, ${skipped} skipped` : '';
    console.log(
      `[${index + 1}/${suites.length}] ${suite.name}: ${passed} passed, ${failed} failed${skips} (${seconds(took)} s)`,
    );
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  const skips = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skips}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`npm test: ${error instanceof Error ? error.message : String(error)}`);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
