import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { apt } from './chromium.mjs';

const BIN = '/usr/lib/postgresql/15/bin';
const ACCOUNT = 'postgres';

/**
 * Starts a PostgreSQL 15 of Debian in a temporary folder, listening on loopback only; installs it when we are root.
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>} what to put into the environment of the tests
 */
export async function startDebianPostgres() {
  if (!existsSync(join(BIN, 'postgres'))) await installPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'guong-pg15-'));
  const port = String(20_000 + (process.pid % 20_000));
  const data = join(folder, 'data');
  if (isRoot()) mustRun('chown', [ACCOUNT, folder]);
  asAccount(join(BIN, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C']);
  const settings = `-c listen_addresses=127.0.0.1 -p ${port} -c unix_socket_directories=${folder} -c fsync=off -c max_connections=200`;
  asAccount(join(BIN, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  console.log(`Debian's PostgreSQL 15 on port ${port}`);
  return {
    env: { GUONG_TEST_DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres` },
    stop: async () => {
      asAccount(join(BIN, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function installPostgres() {
  if (!isRoot()) throw new Error('install it first: apt-get install postgresql-15');
  console.log('installing PostgreSQL 15 by apt-get …');
  await apt(['update', '-qq']);
  await apt(['install', '-y', '-qq', '--no-install-recommends', 'postgresql-15']);
}

const isRoot = () => userInfo().uid === 0;

/** PostgreSQL refuses to run as root. */
function asAccount(program, args) {
  if (isRoot()) mustRun('runuser', ['-u', ACCOUNT, '--', program, ...args]);
  else mustRun(program, args);
}

function mustRun(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `code ${status}`}`);
}
