import type { App } from '@guong/core/usecase';
import { buildServer, type ServerOptions } from '../app.ts';
import type { Doorman } from '../http/doorman.ts';
import { mainFront, type Front } from '../http/front.ts';
import { listen } from '../http/listen.ts';

/** A main origin on a free loopback port, for tests that need a browser or a socket. */
export interface TestServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Starts the main origin of this house; its settings are read again with the port that was given. */
export async function startTestServer(app: App, doorman: Doorman, options: ServerOptions = {}): Promise<TestServer> {
  const late: { front?: Front } = {};
  const listening = await listen(
    (request, bindings) => late.front?.(request, bindings) ?? new Response(null, { status: 503 }),
    { host: '127.0.0.1', port: 0 },
  );
  const origin = `http://localhost:${listening.port}`;
  const placed = { ...app, settings: { ...app.settings, mainOrigin: origin } };
  late.front = mainFront(placed, buildServer(placed, doorman, options));
  return { origin, close: () => listening.close(0) };
}
