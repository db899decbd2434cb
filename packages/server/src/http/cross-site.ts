import type { MiddlewareHandler } from 'hono';
import type { WebEnv } from './web-env.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a request tells about where it was sent from. */
export interface Sender {
  readonly method: string;
  readonly fetchSite: string | undefined;
  readonly origin: string | undefined;
  readonly hasBearer: boolean;
}

/**
 * Whether a state change may have been sent by another site in the visitor's name (SES-5).
 * Modern browsers say so themselves (`Sec-Fetch-Site`); older ones send `Origin`; who sends neither is no browser form
 * of ours. A Bearer token is never sent by a browser on its own, so it needs no such proof.
 */
export function isCrossSite({ method, fetchSite, origin, hasBearer }: Sender, ownOrigin: string): boolean {
  if (SAFE.has(method) || hasBearer) return false;
  if (fetchSite !== undefined) return fetchSite !== 'same-origin' && fetchSite !== 'none';
  return origin !== ownOrigin;
}

/** Refuses state changes that another site may have sent. */
export function refuseCrossSite(
  ownOrigin: string,
  refuse: (c: Parameters<MiddlewareHandler<WebEnv>>[0]) => Response | Promise<Response>,
): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const sender = {
      method: c.req.method,
      fetchSite: c.req.header('sec-fetch-site'),
      origin: c.req.header('origin'),
      hasBearer: /^bearer /i.test(c.req.header('authorization') ?? ''),
    };
    if (isCrossSite(sender, ownOrigin)) return refuse(c);
    await next();
    return undefined;
  };
}
