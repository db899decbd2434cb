import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Log } from '@guong/core/platform';
import type { WebEnv } from './web-env.ts';

/**
 * One line for each request: which route (its pattern, without ids or query), the status, how long.
 * No address, no browser, no cookie, no name. The casting origin has no such line at all.
 */
export function accessLog(log: Log, clock: () => Date): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const startedAt = clock();
    await next();
    log.info(
      {
        requestId: c.var.requestId,
        method: c.req.method,
        route: routePath(c, -1),
        status: c.res.status,
        ms: clock().getTime() - startedAt.getTime(),
      },
      'request',
    );
  };
}
