import { inject } from 'vitest';
import type { TestServer } from './test-server.ts';

/**
 * The PostgreSQL of this worker. Workers share none, so that nothing a test sees of the whole server (which transactions
 * wrote, who is connected) is another's doing; only an external server is one for all.
 */
export function workerServer(): TestServer {
  const servers = inject('guongServers');
  const server = servers[(Number(process.env['VITEST_POOL_ID'] ?? '1') - 1) % servers.length];
  if (!server) throw new Error('no test server was started');
  return server;
}
