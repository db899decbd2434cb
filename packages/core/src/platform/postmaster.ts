import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OsAccount } from './os-account.ts';

const POLL_MS = 15;
const MB = 1024 * 1024;

/** Where one server process finds its programs, its data and its socket. */
export interface Cluster {
  readonly programs: string;
  /** PGDATA. */
  readonly data: string;
  /** Short private folder of the socket. */
  readonly socketFolder: string;
  readonly account: OsAccount;
  /** File that takes what the server says. */
  readonly logFile: string;
  /** False only in tests: commits then do not wait for the disk. */
  readonly durable: boolean;
}

/** What a server writes about itself into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly isReady: boolean;
}

/** The live server of a data folder, or nothing: a file left behind by a crash does not count. */
export async function runningPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid = '', , , , socketFolder = '', , , status = ''] = text.split('\n');
  if (!/^\d+$/.test(pid)) return undefined;
  // After a reboot the number may belong to anything: only a process that names this folder is ours.
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!words.split('\0').includes(data)) return undefined;
  return { pid: Number(pid), socketFolder, isReady: status.trim() === 'ready' };
}

// The shell ends the server when our process is gone, however it went: its standard input then closes.
const WARDEN = `exec 3<&0
"$@" 3<&- & server=$!
( cat <&3 >/dev/null; kill -INT $server ) & watcher=$!
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`;

/** Starts the server and waits until it takes connections (crash recovery included). */
export async function startPostmaster(cluster: Cluster): Promise<ChildProcess> {
  await removeForeignPidFile(cluster.data);
  const log = await open(cluster.logFile, 'a', 0o600);
  const { uid, gid } = cluster.account;
  const program = join(cluster.programs, 'bin', 'postgres');
  const child = spawn('/bin/sh', ['-c', WARDEN, 'guong', program, ...serverArguments(cluster)], {
    ...(process.getuid?.() === 0 && { uid, gid }),
    cwd: '/',
    // Ctrl-C in the terminal must reach our process first, which then stops the server in good order.
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['pipe', log.fd, log.fd],
  });
  await log.close();
  child.stdin?.on('error', () => undefined);
  await untilReady(child, cluster);
  return child;
}

async function untilReady(child: ChildProcess, { data, logFile }: Cluster): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const said = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n');
      throw new Error(`Cơ sở dữ liệu không khởi động được. / PostgreSQL did not start:\n${said}`);
    }
    const running = await runningPostmaster(data);
    if (running?.isReady) return;
    await sleep(POLL_MS);
  }
}

/** Fast shutdown: running statements are cancelled, everything committed is kept. Falls back to crash-safe SIGQUIT. */
export async function stopPostmaster(data: string, graceMs = 30_000): Promise<void> {
  const running = await runningPostmaster(data);
  if (!running) return;
  signal(running.pid, 'SIGINT');
  if (await isGone(data, graceMs)) return;
  signal(running.pid, 'SIGQUIT');
  await isGone(data, graceMs);
}

async function isGone(data: string, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += POLL_MS) {
    if (!(await runningPostmaster(data))) return true;
    await sleep(POLL_MS);
  }
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** PostgreSQL refuses to start when the number in a stale file now belongs to another process of the same account. */
async function removeForeignPidFile(data: string): Promise<void> {
  if (!(await runningPostmaster(data))) await rm(join(data, 'postmaster.pid'), { force: true });
}

function serverArguments({ data, socketFolder, durable }: Cluster): string[] {
  const buffers = Math.min(512, Math.max(64, Math.floor(totalmem() / MB / 8)));
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '80',
    shared_buffers: `${buffers}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What people type must not reach the server's log (rulings, 13): messages of level ERROR quote it.
    log_error_verbosity: 'terse',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_checkpoints: 'off',
    idle_in_transaction_session_timeout: '60s',
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
