import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { lockFolder } from '../platform/index.ts';
import { startTestServer, type TestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    guongServer: TestServer;
  }
}

/** One PostgreSQL for the whole run, with a migrated template that every worker clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await sweepDeadRuns(folder);
  await chmod(folder, 0o711);
  const { server, stop } = await startTestServer(folder);
  project.provide('guongServer', server);
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const PREFIX = 'guong-test-';
const OLD_MS = 30 * 60_000;

/** A run that was killed leaves its folder: remove those that are old and that no process holds any more. */
async function sweepDeadRuns(ours: string): Promise<void> {
  const { mtimeMs: now } = await stat(ours);
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(PREFIX)) continue;
    const made = await stat(folder).catch(() => undefined);
    if (!made || now - made.mtimeMs < OLD_MS) continue;
    const lock = await lockFolder(join(folder, 'data')).catch(() => undefined);
    await lock?.release();
    if (lock) await rm(folder, { recursive: true, force: true });
  }
}
