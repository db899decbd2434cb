import { spawnSync } from 'node:child_process';
import { run } from '../ensure-installed.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of this machine: `CHROMIUM_PATH`, else the first of the usual names on PATH; nothing when there is none. */
export function chromiumPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return NAMES.map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()).find(
    Boolean,
  );
}

/**
 * Makes sure that a Chromium is there; on Debian as root (a CI machine) it installs it.
 * @throws with the command to run when it may not
 */
export async function ensureChromium() {
  if (chromiumPath()) return;
  const canInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (!canInstall) throw new Error('the browser tests need Chromium: apt-get install chromium, or set CHROMIUM_PATH');
  console.log('installing Chromium by apt-get …');
  await apt(['update', '-qq']);
  await apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
}

/**
 * Runs apt-get without questions.
 * @param {string[]} args
 * @throws when it fails
 */
export async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const code = await run('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} ended with code ${code}`);
}
