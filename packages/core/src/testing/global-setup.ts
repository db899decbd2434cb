import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { lockFolder } from '../platform/index.ts';
import { startTestServers, type TestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    guongServers: readonly TestServer[];
  }
}

/** A PostgreSQL for each worker, with a migrated template that it clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await sweepDeadRuns(folder);
  await chmod(folder, 0o711);
  const { servers, stop } = await startTestServers(folder, project.config.maxWorkers);
  project.provide('guongServers', servers);
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const PREFIX = 'guong-tests-';
const OLD_MS = 30 * 60_000;

/** A run that was killed leaves its folder: remove those that are old and that no process holds any more. */
async function sweepDeadRuns(ours: string): Promise<void> {
  const { mtimeMs: now } = await stat(ours);
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(PREFIX)) continue;
    const made = await stat(folder).catch(() => undefined);
    if (!made || now - made.mtimeMs < OLD_MS) continue;
    if (!(await isHeld(folder))) await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a server of that run is alive: each holds the lock of its data. */
async function isHeld(folder: string): Promise<boolean> {
  for (const server of await readdir(folder).catch(() => [])) {
    const data = join(folder, server, 'data');
    if (!(await stat(data).catch(() => undefined))) continue;
    const lock = await lockFolder(data).catch(() => undefined);
    if (!lock) return true;
    await lock.release();
  }
  return false;
}
