import type { Hono } from 'hono';
import type { App } from '@guong/core/usecase';
import { buildServer, type ServerOptions } from '../app.ts';
import type { Doorman } from '../http/doorman.ts';
import { listen } from '../http/listen.ts';
import type { WebEnv } from '../http/web-env.ts';

/** A main origin on a free loopback port, for tests that need a browser or a socket. */
export interface TestServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Starts the main origin of this house; its settings are read again with the port that was given. */
export async function startTestServer(app: App, doorman: Doorman, options: ServerOptions = {}): Promise<TestServer> {
  const late: { door?: Hono<WebEnv> } = {};
  const fetch: Hono['fetch'] = (request, env) => {
    if (!late.door) throw new Error('the door is not built yet');
    return late.door.fetch(request, env);
  };
  const listening = await listen({ fetch }, '127.0.0.1', 0);
  const origin = `http://localhost:${listening.port}`;
  late.door = buildServer({ ...app, settings: { ...app.settings, mainOrigin: origin } }, doorman, options);
  return { origin, close: () => listening.close(0) };
}
