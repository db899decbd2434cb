import { execFile } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { createLogins } from '../platform/create-logins.ts';
import { installQueue, migrate, readMigrations, RUNTIME_LOGINS, startEmbedded, type Login } from '../platform/index.ts';

const run = promisify(execFile);

/** Settings of a connection that survive the way from the main process to a worker. */
export interface PlainReach {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
}
/** A server of a test run. */
export interface TestServer {
  /** PostgreSQL's superuser. */
  readonly root: PlainReach;
  /** Password of the house's logins where the server asks for one. */
  readonly loginPassword?: string;
  readonly template: string;
  /** Folder for files of this run, the server's own among them. */
  readonly folder: string;
}

/** How to reach a database of the test server under one of the house's logins. */
export const reachOf = ({ root, loginPassword }: TestServer, database: string, login: Login): PlainReach => ({
  host: root.host,
  port: root.port,
  user: login,
  database,
  ...(loginPassword !== undefined && { password: loginPassword }),
});

interface Started {
  /** One for each worker; an external server is one for all. */
  readonly servers: readonly TestServer[];
  readonly stop: () => Promise<void>;
}

/**
 * Starts an embedded server for each worker (or takes GUONG_TEST_DATABASE_URL, a superuser's, for all of them), with the
 * migrated template.
 */
export function startTestServers(folder: string, workers: number): Promise<Started> {
  const external = process.env['GUONG_TEST_DATABASE_URL'];
  return external ? useExternal(external, folder) : useEmbedded(folder, workers);
}

/** Migrates once: the further servers are copies of the first one's files. */
async function useEmbedded(folder: string, workers: number): Promise<Started> {
  const folders = Array.from({ length: workers }, (_, at) => join(folder, String(at + 1)));
  const [first = folder] = folders;
  await mkdir(first);
  await chmod(first, 0o711);
  const seed = await startOne(first);
  await makeTemplate(seed.server);
  await seed.stop();
  for (const copy of folders.slice(1)) await run('cp', ['-a', first, copy]);
  const started = await Promise.all(folders.map(startOne));
  return {
    servers: started.map(({ server }) => server),
    stop: async () => {
      await Promise.all(started.map(({ stop }) => stop()));
    },
  };
}

async function startOne(folder: string): Promise<{ readonly server: TestServer; readonly stop: () => Promise<void> }> {
  const isRoot = process.getuid?.() === 0;
  const embedded = await startEmbedded({
    folder: join(folder, 'data'),
    binariesHome: isRoot ? '/var/lib/guong' : join(tmpdir(), `guong-${process.getuid?.() ?? 0}`),
    durable: process.env['GUONG_TEST_FSYNC'] === '1',
  });
  const { host = '', user = '' } = embedded.reachAsRoot;
  const server = {
    root: { host, port: 5432, user, database: 'postgres' },
    template: 'guong_template',
    folder,
  };
  return { server, stop: () => embedded.stop() };
}

async function useExternal(address: string, folder: string): Promise<Started> {
  const url = new URL(address);
  const root = {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: 'postgres',
  };
  const server = { root, template: `guong_template_${process.pid}`, folder, loginPassword: 'guong-test' };
  await createLogins(root, server.template);
  await asRoot(
    root,
    RUNTIME_LOGINS.concat().map((login) => `alter role ${login} password 'guong-test'`),
  );
  await asRoot(root, [`alter role guong_owner password 'guong-test'`]);
  await makeTemplate(server);
  return { servers: [server], stop: () => asRoot(root, [`drop database if exists ${server.template} with (force)`]) };
}

async function makeTemplate(server: TestServer): Promise<void> {
  await createLogins(server.root, server.template);
  const migrations = await readMigrations(new URL('../../migrations/', import.meta.url));
  await migrate(reachOf(server, server.template, 'guong_owner'), migrations);
  await installQueue(reachOf(server, server.template, 'guong_owner'));
}

/** Runs statements as superuser. */
export async function asRoot(reach: PlainReach, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(reach);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
