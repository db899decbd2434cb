import type { ChildProcess } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import { prepareCluster, SUPERUSER } from './cluster-files.ts';
import { createLogins } from './create-logins.ts';
import { FolderRefused, lockFolder } from './folder-lock.ts';
import type { Reach } from './logins.ts';
import { databaseAccount } from './os-account.ts';
import { findPackage, installBinaries } from './postgres-binaries.ts';
import { runningPostmaster, startPostmaster, stopPostmaster, type Cluster } from './postmaster.ts';

const DATABASE = 'guong';
/** Short, because a socket's path may have 107 bytes at most; the rest of the name is chance. */
const SOCKETS = '/tmp/guong-s-';
const ServerFile = z.object({ socketFolder: z.string(), pid: z.number() });

/** What to start: see {@link startEmbedded}. */
export interface EmbeddedOptions {
  /** Data folder of the house, absolute; made when missing. */
  readonly folder: string;
  /** Folder that takes the copy of the server's programs, readable by the database account. */
  readonly binariesHome: string;
  /** False only in tests: commits do not wait for the disk. */
  readonly durable?: boolean;
  /** Told when the server ended by itself; it has been started again when `restarted`. */
  readonly onLost?: (restarted: boolean) => void;
}

/** A running embedded server. */
export interface EmbeddedServer {
  readonly reach: Reach;
  /** Settings for a connection as PostgreSQL's superuser: tests and restore drills only. */
  readonly reachAsRoot: pg.PoolConfig;
  /** Stops it in good order and lets go of the folder. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts PostgreSQL as a child on a private Unix socket, with its files in `folder/postgres`; makes files, logins and
 * the database when they are missing. A server left behind by a killed process is stopped first; nothing is lost.
 * @throws FolderRefused when another house uses the folder, or its files belong to another major version
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { folder } = options;
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const lock = await lockFolder(folder);
  const undo = [lock.release];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const cluster = await clusterOf(options);
    undo.push(() => rm(cluster.socketFolder, { recursive: true, force: true }));
    await clearAfterDeath(folder, cluster.data);
    undo.push(await supervise(cluster, options.onLost ?? (() => undefined)));
    const reachAsRoot = { host: cluster.socketFolder, user: SUPERUSER, database: DATABASE };
    await createLogins({ ...reachAsRoot, database: 'postgres' }, DATABASE);
    undo.push(await announce(folder, { socketFolder: cluster.socketFolder, pid: process.pid }));
    return { reach: (login) => ({ ...reachAsRoot, user: login }), reachAsRoot, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a killed house left: its server, if it still runs, and the folder of its socket. */
async function clearAfterDeath(folder: string, data: string): Promise<void> {
  await stopPostmaster(data);
  const left = await readAnnouncement(folder);
  if (left?.socketFolder.startsWith(SOCKETS)) await rm(left.socketFolder, { recursive: true, force: true });
}

/** Tells command lines where the server is; answers how to take it back. */
async function announce(folder: string, server: z.output<typeof ServerFile>): Promise<() => Promise<void>> {
  const path = join(folder, 'server.json');
  await writeFile(path, JSON.stringify(server), { mode: 0o600 });
  return () => rm(path, { force: true });
}

async function readAnnouncement(folder: string): Promise<z.output<typeof ServerFile> | undefined> {
  const text = await readFile(join(folder, 'server.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : ServerFile.parse(JSON.parse(text));
}

async function clusterOf({ folder, binariesHome, durable = true }: EmbeddedOptions): Promise<Cluster> {
  const account = await databaseAccount();
  const found = await findPackage();
  await mkdir(binariesHome, { recursive: true, mode: 0o755 });
  const programs = await installBinaries(found, binariesHome);
  const data = join(folder, 'postgres');
  const version = await prepareCluster(programs, data, account);
  const [major = ''] = found.version.split('.');
  if (version !== major) {
    throw new FolderRefused(
      `Dữ liệu trong ${data} thuộc PostgreSQL ${version}, chương trình này là bản ${major}: hãy sao lưu bằng bản cũ rồi phục hồi.` +
        ` / The files belong to PostgreSQL ${version}, this is ${major}: back up with the old version and restore.`,
    );
  }
  return {
    programs,
    data,
    socketFolder: await makeSocketFolder(account),
    account,
    logFile: join(folder, 'postgres.log'),
    durable,
  };
}

// It does not lie in the data folder, whose path may be long (rulings, 15).
async function makeSocketFolder({ uid, gid }: { uid: number; gid: number }): Promise<string> {
  const folder = await mkdtemp(SOCKETS);
  await chmod(folder, 0o700);
  await chown(folder, uid, gid);
  return folder;
}

const QUICK_DEATHS = 5;
const CALM_MS = 60_000;

/**
 * Starts the server, and starts it again when it ends by itself; after five deaths without a calm minute between them
 * it stays down. Answers how to stop it for good.
 */
async function supervise(cluster: Cluster, onLost: (restarted: boolean) => void): Promise<() => Promise<void>> {
  let isStopping = false;
  let deaths = 0;
  let restarting: Promise<void> = Promise.resolve();
  let child = await startPostmaster(cluster);
  const watch = (): void => {
    const calm = setTimeout(() => (deaths = 0), CALM_MS).unref();
    child.once('exit', () => {
      clearTimeout(calm);
      if (!isStopping) restarting = revive();
    });
  };
  const revive = async (): Promise<void> => {
    deaths += 1;
    const revived = deaths > QUICK_DEATHS ? undefined : await startAgain(cluster);
    if (revived) {
      child = revived;
      watch();
    }
    onLost(revived !== undefined);
  };
  watch();
  return async () => {
    isStopping = true;
    await restarting;
    const ended = hasEnded(child) ? undefined : new Promise((resolve) => child.once('exit', resolve));
    await stopPostmaster(cluster.data);
    child.stdin?.end();
    await ended;
  };
}

/** The children of a killed server hold its shared memory for a moment longer: the first tries may fail. */
async function startAgain(cluster: Cluster): Promise<ChildProcess | undefined> {
  for (let tries = 0; tries < 10; tries += 1) {
    const child = await startPostmaster(cluster).catch(() => undefined);
    if (child) return child;
    await sleep(200);
  }
  return undefined;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** How another process of this machine (a command line) reaches the running server of a data folder, if there is one. */
export async function findRunningServer(folder: string): Promise<Reach | undefined> {
  const announced = await readAnnouncement(folder);
  const running = await runningPostmaster(join(folder, 'postgres'));
  if (!announced || !running?.isReady || running.socketFolder !== announced.socketFolder) return undefined;
  return (login) => ({ host: announced.socketFolder, user: login, database: DATABASE });
}
