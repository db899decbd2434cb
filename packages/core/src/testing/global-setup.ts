import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    guongServer: TestServer;
  }
}

/** One PostgreSQL for the whole run, with a migrated template that every worker clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'guong-test-'));
  await chmod(folder, 0o711);
  const { server, stop } = await startTestServer(folder);
  project.provide('guongServer', server);
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}
