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

/** Where a door opens; `limits` are those of the product unless a test says otherwise. */
export interface DoorPlace {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly limits?: Partial<typeof SERVER_OPTIONS>;
}

/** Opens a door on a port with limits on headers, bodies, time and idle connections. */
export async function listen(front: Front, { host, port, limits }: DoorPlace): Promise<Listening> {
  const listener = getRequestListener((request, bindings) => front(request, bindings as HttpBindings));
  const options = { ...SERVER_OPTIONS, ...limits };
  const server = createServer(options, (request, response) => void listener(request, response));
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
