import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Front } from './front.ts';
import { LIMITS, SERVER_OPTIONS } from './limits.ts';

/** A door that is open. */
export interface Listening {
  readonly port: number;
  /** Takes no new request, lets those under way finish for `graceMs`, then closes whatever is left. */
  readonly close: (graceMs?: number) => Promise<void>;
}

/** Opens a door on a port (0 picks a free one) with limits on headers, bodies, time and idle connections. */
export async function listen(front: Front, host: string, port: number): Promise<Listening> {
  const listener = getRequestListener((request, bindings) => front(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
  });
  const server = createServer(SERVER_OPTIONS, (request, response) => void listener(request, response));
  server.maxConnections = LIMITS.connections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
  const address = server.address() as AddressInfo;
  return { port: address.port, close: (graceMs = 5_000) => closeGently(server, graceMs) };
}

function closeGently(server: Server, graceMs: number): Promise<void> {
  const cutOff = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}
