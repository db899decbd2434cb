import { createWriteStream, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node24, node24Env, ROOT } from '../ensure-installed.mjs';

/**
 * Runs one suite to its end. What it prints goes to `<logs>/<name>.txt`, and to the screen when something fails.
 * A suite that dies, or in which no test ran, counts as one failure: silence is not success.
 * @param {{ name: string, folder: string, config?: string }} suite
 * @param {{ logs: string, env: Record<string, string> }} options
 * @returns {Promise<{ passed: number, failed: number, skipped: number, took: number }>} `took` in milliseconds
 */
export async function runSuite(suite, { logs, env }) {
  const started = Date.now();
  const log = join(logs, `${suite.name}.txt`);
  const report = join(logs, `${suite.name}.json`);
  rmSync(report, { force: true });
  const code = await runVitest(suite, { log, report, env });
  const counts = countsIn(report);
  const isUnexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  if (isUnexplained) counts.failed = 1;
  if (counts.failed > 0) console.log(`${readFileSync(log, 'utf8')}\n(log: ${log})`);
  return { ...counts, took: Date.now() - started };
}

async function runVitest(suite, { log, report, env }) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', suite.folder, '--reporter=default', '--reporter=json'];
  args.push(`--outputFile.json=${report}`, ...(suite.config ? ['--config', suite.config] : []));
  const child = spawn(node24(), args, {
    cwd: ROOT,
    env: node24Env({ NO_COLOR: '1', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = createWriteStream(log);
  child.stdout.pipe(out, { end: false });
  child.stderr.pipe(out, { end: false });
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (exitCode) => resolve(exitCode ?? 128));
  });
  await new Promise((resolve) => out.end(resolve));
  return code;
}

function countsIn(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
