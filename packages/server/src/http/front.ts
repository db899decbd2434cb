import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { App } from '@guong/core/usecase';
import { isLoopback, OPERATOR_PATHS, operatorPages } from './operator-door.ts';
import { underOwnHost } from './own-host.ts';
import type { WebEnv } from './web-env.ts';

/** What `listen` serves: a request and the socket it came by. */
export type Front = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

/** The main origin as it stands on the network: the operator's pages for this machine, all else under our own host. */
export function mainFront(app: App, server: Hono<WebEnv>): Front {
  const operator = operatorPages(app);
  const guarded = underOwnHost((request) => server.fetch(request), app.settings.mainOrigin);
  return (request, { incoming }) => {
    const { pathname } = new URL(request.url);
    // A proxy on this machine also comes from loopback, but says for whom it asks.
    const isProxied = request.headers.has('x-forwarded-for') || request.headers.has('forwarded');
    const isOperator = OPERATOR_PATHS.has(pathname) && !isProxied && isLoopback(incoming.socket.remoteAddress);
    return isOperator ? operator.fetch(request) : guarded(request);
  };
}

/** The casting origin as it stands on the network. */
export const castFront = (app: App, server: Pick<Hono, 'fetch'>): Front =>
  underOwnHost((request) => server.fetch(request), app.settings.castOrigin);
